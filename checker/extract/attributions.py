"""Attributions: who is said to have said what — the words of saying, the noun phrase beside them, and what is said.

A cue is found in the word list `cues`; its source is the noun phrase on its subject's side (English before the verb,
Arabic behind it), else on the other side ("…", said Wade; «الشرطة قالت إن»); its content is what a conjunction, a colon
or a quotation mark opens behind them, or what stands before them where they only accompany it.
"""

import re
from collections.abc import Iterator, Sequence

from checker.article import Sentence, Span
from checker.extract._clauses import Clauses, Range
from checker.extract._contents import both_sides, contents, opened
from checker.extract._noun_phrases import behind
from checker.extract._subjects import before
from checker.extract.cues import Cue, cues, every_cue
from checker.extract.worded import Words, words
from checker.languages import Language
from checker.mention import Attribution, Mention, MentionKind

# A word that may attribute and may not ("see", "study"): it never makes an attribution.
LOOSE = "loose"
SPEAKERS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ROLE, MentionKind.PLACE)
NOMINAL, ACCORDING, QUOTE, IMPERSONAL, HEADLINE = "nominal", "according", "quote", "impersonal", "headline"
# "Minister: talks to resume", "Talks to resume – minister".
_HEADLINE = re.compile(r"^(?P<first>[^:.!?،,«“\"]{2,60})(?P<colon>:)\s|\s(?P<dash>[-–—])\s(?P<last>[^-–—:.!?،,]{2,60})$")
_EDGE = re.compile(r"^\W+|\W+$")
_OWNER = re.compile(r"['’]s?$")


def attributions(sentence: Sentence, language: Language, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """The attributions of a sentence in the order of the text; `mentions` are what else was extracted from it."""
    candidates = [one for one in mentions if one.kind in SPEAKERS] + list(collectives(sentence, language))
    found = _Found(Clauses(sentence, language, candidates), cues(sentence.text, language, "cues"))
    return tuple(found.all()) or tuple(_headlined(sentence, candidates))


def collectives(sentence: Sentence, language: Language) -> tuple[Mention, ...]:
    """The words of a sentence for sources without a name ("police", «شهود»), wherever they stand; a word that may be
    two has both ids in its value, parted by "|"."""
    text = words(sentence.text, language)
    ids: dict[tuple[int, int], set[str]] = {}
    for cue in every_cue(sentence.text, language, "speakers"):
        ids.setdefault((cue.first, cue.end), set()).add(cue.kind)
    dropped = [place for place, kinds in ids.items() if "none" in kinds]
    return tuple(
        _mention(MentionKind.COLLECTIVE, Cue("|".join(sorted(kinds)), "", *place), text, sentence)
        for place, kinds in sorted(ids.items())
        if not any(first <= place[0] < end for first, end in dropped)
        and not any(_within(place, other) for other in ids)
    )


def _within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def acts(text: str, language: Language) -> frozenset[str]:
    """Every act that a word of the text may be, the doubtful ones too."""
    return frozenset(cue.kind for cue in every_cue(text, language, "cues") if cue.kind != "none")


_Spoken = tuple[Cue, Range, list[Range]]


class _Found:
    """The cues of a sentence, and what each of them attributes to whom."""

    def __init__(self, clauses: Clauses, found: Sequence[Cue]) -> None:
        self.clauses = clauses
        self.cues = list(_joined([one for one in found if one.kind != LOOSE], clauses))
        self.taken = frozenset(index for cue in self.cues if not self._is_noun(cue)
                               for index in range(cue.first, cue.end))

    def all(self) -> Iterator[Attribution]:
        """The attributions, left to right; a noun ("a statement by") only where no verb has it for its source."""
        verbs = [(cue, self._source(cue)) for cue in self.cues if not self._is_noun(cue)]
        verbs = [(cue, self._inherited(cue, source, verbs)) for cue, source in verbs if self._speaks(cue, source)]
        spoken = [(cue, source, self._contents(cue, source)) for cue, source in verbs]
        spoken = [self._led(one, spoken[number + 1:]) for number, one in enumerate(spoken)]
        covered = {index for cue, source, _ in spoken for one in (source, cue) for index in range(one[-2], one[-1])}
        begun = {content[0].first for _, _, content in spoken if content}
        for cue in self.cues:
            if self._is_noun(cue) and cue.first not in covered:
                found = list(self._nominal(cue, begun))
                begun |= {content[0].first for _, _, content in found if content}
                spoken += found
        for cue, source, content in sorted(spoken, key=lambda one: one[0].first):
            yield self._attribution(cue, source, content)

    def _is_noun(self, cue: Cue) -> bool:
        """Whether a cue is a noun: of the kind, listed as one, or a verb's form behind "the" or "no"."""
        clauses = self.clauses
        if cue.kind in (ACCORDING, IMPERSONAL, QUOTE):
            return False
        if cue.kind == NOMINAL or clauses.fits(cue.first, "nouns"):
            return True
        article = clauses.language.article
        if article:
            return any(form.startswith(article) and len(form) > len(article) + 2
                       for form in clauses.words[cue.first].forms)
        if cue.first == 0 or clauses.apart(cue.first):
            return False
        led = clauses.fits(cue.first - 1, "noun-leads") and not clauses.fits(cue.first, "participles")
        return led or clauses.fits(cue.first - 1, "noun-marks") or "'" in clauses.words[cue.first - 1].text

    def _is_passive(self, cue: Cue) -> bool:
        """Whether a vowel sign behind the first letter of a verb in the past says that nobody is named: «ذُكر»."""
        span = self.clauses.text.span(cue.first, cue.end)
        written = self.clauses.sentence.text[span.start:span.end]
        bare = written[1:] if written.startswith(self.clauses.letters("joins")) else written
        vowels = self.clauses.language.data("cues")["clause"].get("passive-vowels", ())
        return bare[1:2] in vowels and not bare.startswith(self.clauses.letters("imperfect-letters"))

    def _source(self, cue: Cue) -> Range:
        clauses, none = self.clauses, Range(cue.end, cue.end)
        if cue.kind == IMPERSONAL or self._is_passive(cue) or (clauses.fits(cue.first, "participles") and clauses.apart(cue.first)):
            return none
        if cue.kind == ACCORDING:
            return behind(clauses, cue.end, self.taken, led=True)
        if self._follows_passive(cue.first):
            return behind(clauses, cue.end + 1, self.taken) if clauses.fits(cue.end, "agent") else none
        found = before(clauses, cue.first, self.taken - set(range(cue.first, cue.end)))
        if not found.empty:
            return found
        if clauses.verbs_first and clauses.fits(cue.first - 1, "relative"):
            begun = opened(clauses, cue.end, self.taken)
            if begun is None or begun > clauses.end(cue.first):
                return none
        # «"The road is closed," said Wade»: only a verb that begins a clause has its subject behind it.
        inverted = clauses.apart(cue.first) and cue.first > 0
        return behind(clauses, cue.end, self.taken) if clauses.verbs_first or inverted or cue.kind == QUOTE else none

    def _speaks(self, cue: Cue, source: Range) -> bool:
        """Whether a verb whose subject must be named has one, or opens what is said ("no case to answer" does not)."""
        clauses = self.clauses
        if self._is_passive(cue) and opened(clauses, cue.end, self.taken - set(range(cue.first, cue.end))) is None:
            return False
        if not source.empty or clauses.verbs_first or cue.kind in (IMPERSONAL, ACCORDING, QUOTE):
            return True
        infinitive = clauses.fits(cue.first - 1, "infinitive")
        return clauses.fits(cue.first, "participles") or (
            cue.first > 0 and not infinitive and opened(clauses, cue.end, self.taken - set(range(cue.first, cue.end))) is not None)

    def _follows_passive(self, verb: int) -> bool:
        """Whether a form of "be" stands before a verb: "was not reported"."""
        clauses, place = self.clauses, verb
        if clauses.fits(verb, "participles"):
            return False
        while clauses.fits(place - 1, "auxiliaries") and not clauses.apart(place):
            place -= 1
            if clauses.fits(place, "passive"):
                return True
        return False

    def _inherited(self, cue: Cue, source: Range, others: Sequence[tuple[Cue, Range]]) -> Range:
        """The source of a participle (", adding that", «مضيفا أن») is that of the verb before it."""
        if not source.empty or not self.clauses.fits(cue.first, "participles"):
            return source
        return next((one for other, one in reversed(others) if other.first < cue.first and not one.empty), source)

    def _led(self, one: _Spoken, others: Sequence[_Spoken]) -> _Spoken:
        """A participle that its sentence begins with shares what the main verb has: "Citing police, the paper said"."""
        cue, source, content = one
        if cue.first > 0 or not source.empty or not others or not self.clauses.fits(0, "participles"):
            return cue, source, content
        return cue, others[0][1], others[0][2]

    def _contents(self, cue: Cue, source: Range) -> list[Range]:
        clauses, place = self.clauses, Range(cue.first, self._end(cue))
        others = self.taken - set(range(*place))
        if cue.kind == IMPERSONAL and opened(clauses, place.end, others) is None:
            return both_sides(clauses, place)
        return contents(clauses, place, self._beside(cue, source), others, loose=cue.kind == ACCORDING)

    def _end(self, cue: Cue) -> int:
        """Where a cue ends, "as saying" with it: "quoted a source as saying that"."""
        found = (index + 1 for index in range(cue.end, min(cue.end + 8, len(self.clauses)))
                 if self.clauses.fits(index, "quoting"))
        return next(found, cue.end) if cue.kind == QUOTE else cue.end

    def _beside(self, cue: Cue, source: Range) -> Range:
        """The source where it stands beside its cue, an empty range where another verb has it too."""
        clauses = self.clauses
        if source.empty or source.first >= cue.end:
            return source
        between = range(source.end, cue.first)
        beside = not between or clauses.apart(source.end) or all(clauses.fits(one, "auxiliaries") for one in between)
        shared = clauses.fits(cue.first, "participles") or (bool(between) and any(one in self.taken for one in between))
        return source if beside and not shared else Range(0, 0)

    def _nominal(self, cue: Cue, begun: set[int]) -> Iterator[_Spoken]:
        clauses = self.clauses
        source = behind(clauses, cue.end, self.taken, led=True)
        article = clauses.language.article
        if source.empty and cue.end - cue.first > 1 and article and clauses.words[cue.end - 1].text.startswith(article):
            cue, source = cue._replace(end=cue.end - 1), Range(cue.end - 1, cue.end)
        if source.empty and cue.first and "'" in clauses.words[cue.first - 1].text:
            source = Range(clauses.start(cue.first - 1), cue.first)
        end = max(cue.end, source.end)
        start = opened(clauses, end, self.taken)
        if start in begun or (start is None and not (cue.first <= 1 and not source.empty and clauses.apart(end))):
            return
        beside = source if source.first >= cue.end else Range(0, 0)
        yield cue, source, contents(clauses, Range(cue.first, cue.end), beside, self.taken, loose=False)

    def _attribution(self, cue: Cue, source: Range, content: Sequence[Range]) -> Attribution:
        clauses, sentence = self.clauses, self.clauses.sentence
        cue = cue._replace(kind=IMPERSONAL) if self._is_passive(cue) else cue
        named = _mention(MentionKind.CUE, cue, clauses.text, sentence)
        places = [source] if not source.empty else []
        places += self._apposed(source, content)
        if cue.kind == QUOTE:
            places.append(self._quoted(cue))
        speakers = tuple(dict.fromkeys(sorted(clauses.within(places), key=lambda one: one.span)))
        return Attribution(named, speakers, None if source.empty else self._span(source),
                           tuple(self._span(one) for one in content))

    def _apposed(self, source: Range, content: Sequence[Range]) -> list[Range]:
        """What a comma sets beside a source: its name, or what it is ("the director, Paul Hicks, said")."""
        clauses = self.clauses
        if source.empty or source.end >= len(clauses) or clauses.gap(source.end).strip() not in (",", "،"):
            return []
        beside = Range(source.end, clauses.end(source.end))
        said = any(index in one for one in content for index in range(*beside))
        return [] if said or any(index in self.taken for index in range(*beside)) else [beside]

    def _quoted(self, cue: Cue) -> Range:
        """Whom a medium quotes: «نقلت الوكالة عن مصدر», "quoted a source as saying"."""
        clauses = self.clauses
        lead = next((index for index in range(cue.end, min(cue.end + 6, len(clauses)))
                     if clauses.fits(index, "of-quoting")), None)
        first = cue.end if lead is None else lead + 1
        return behind(clauses, first, self.taken, led=True)

    def _span(self, place: Range) -> Span:
        """The characters of the article behind words, without a possessive "'s"."""
        clauses = self.clauses
        span = clauses.text.span(*place)
        written = clauses.sentence.text[span.start:span.end]
        end = span.end - len(written) + len(_OWNER.sub("", written))
        return Span(clauses.sentence.span.start + span.start, clauses.sentence.span.start + end)


def _joined(found: Sequence[Cue], clauses: Clauses) -> Iterator[Cue]:
    """The cues with what belongs together in one: «جاء في» and «بيان», «حسبما» and «أعلن»; "saying" behind "quoted" is
    no cue of its own."""
    before: Cue | None = None
    for cue in found:
        if before and before.kind == cue.kind == NOMINAL and before.end == cue.first:
            before = before._replace(end=cue.end)
        elif before and before.kind == ACCORDING and _completes(before, cue, clauses):
            before = before._replace(end=cue.end)
        elif before and before.kind == QUOTE and clauses.fits(cue.first, "quoting"):
            continue
        else:
            if before:
                yield before
            before = cue
    if before:
        yield before


def _completes(before: Cue, cue: Cue, clauses: Clauses) -> bool:
    """Whether a verb stands right behind "as", or behind "as what"."""
    between = range(before.end, cue.first)
    return cue.kind != NOMINAL and all(clauses.fits(one, "as-what") for one in between)


def _headlined(sentence: Sentence, candidates: Sequence[Mention]) -> Iterator[Attribution]:
    """The source that a headline sets off with a colon or a dash; a place alone is where the report comes from."""
    match = _HEADLINE.search(sentence.text)
    if not match:
        return
    side = "first" if match["first"] else "last"
    place, mark = _trimmed(sentence.text, *match.span(side)), match.start("colon" if match["colon"] else "dash")
    speakers = [one for one in candidates if place.start <= one.span.start - sentence.span.start < place.end]
    if all(one.kind == MentionKind.PLACE for one in speakers):
        return
    start = sentence.span.start
    cue = Mention(MentionKind.CUE, HEADLINE, sentence.text[mark], Span(start + mark, start + mark + 1))
    said = (mark + 1, len(sentence.text)) if side == "first" else (0, mark)
    content = _trimmed(sentence.text, *said)
    yield Attribution(cue, tuple(sorted(speakers, key=lambda one: one.span)), Span(start + place.start, start + place.end),
                      (Span(start + content.start, start + content.end),))


def _trimmed(text: str, first: int, end: int) -> Span:
    """A stretch of text without the spaces at its edges."""
    words = text[first:end]
    return Span(first + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _mention(kind: MentionKind, cue: Cue, text: Words, sentence: Sentence) -> Mention:
    span = text.span(cue.first, cue.end)
    return Mention(kind, cue.kind, sentence.text[span.start:span.end],
                   Span(sentence.span.start + span.start, sentence.span.start + span.end))
