"""Attributions: who is said to have said what — the words of saying, the noun phrase beside them, and what is said.

A cue is found in the word list `cues`; its source is the noun phrase on its subject's side (English before the verb,
Arabic behind it), else on the other side ("…", said Wade; «الشرطة قالت إن»); its content is what a conjunction, a colon
or a quotation mark opens behind them, or what stands before them where they only accompany it.
"""

import re
from collections.abc import Iterator, Sequence

from checker.article import Sentence, Span
from checker.extract._clauses import Clauses, Range
from checker.extract._statements import Statement, Statements
from checker.extract.cues import Cue, cues, every_cue
from checker.extract.word_forms import past
from checker.extract.worded import Word, Words, words
from checker.languages import Language
from checker.languages.naming import naming
from checker.mention import Attribution, Mention, MentionKind

SPEAKERS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ROLE, MentionKind.PLACE)
_HEADLINE_ACT = "headline"
# "Minister: talks to resume", "Talks to resume – minister".
_HEADLINE = re.compile(r"^(?P<first>[^:.!?،,«“\"]{2,60})(?P<colon>:)\s"
                       r"|\s(?P<dash>[-–—])\s(?P<last>[^-–—:.!?،,]{2,60})$")
_OWNER = re.compile(r"['’]s?$")


def attributions(sentence: Sentence, language: Language, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """The attributions of a sentence in the order of the text; `mentions` are what else was extracted from it."""
    said: tuple[Attribution, ...] = ()
    if saying := _unnamed(cues(sentence.text, language, "cues"), sentence, language):
        clauses = Clauses(sentence, language, _candidates(sentence, language, mentions))
        found = Statements(clauses, saying)
        said = tuple(_attribution(clauses, one, found.speaking(one)) for one in found.all())
    match = None if said else _HEADLINE.search(sentence.text)
    if match and not _tells(match["first"] or match["last"], language):
        said = tuple(_headlined(sentence, match, _candidates(sentence, language, mentions)))
    return said


def _unnamed(saying: Sequence[Cue], sentence: Sentence, language: Language) -> list[Cue]:
    """The cues that are no part of a person's name: "the head of the union, Said Qasim", "Edward Said"."""
    if not naming(language).capitals:
        return list(saying)
    found = words(sentence.text, language).words
    return [cue for cue in saying if not _is_name(found, cue)]


def _is_name(found: Sequence[Word], cue: Cue) -> bool:
    """Whether a single word is written like a name beside another one, not at the head of the sentence."""
    first, end = cue.first, cue.end
    if end - first > 1 or first == 0 or not found[first].name:
        return False
    return (found[first - 1].name and not found[first].apart) or (
        end < len(found) and found[end].name and not found[end].apart)


def _candidates(sentence: Sentence, language: Language, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence that may be of who speaks."""
    return [*(one for one in mentions if one.kind in SPEAKERS), *collectives(sentence, language)]


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


def _attribution(clauses: Clauses, one: Statement, speaking: Sequence[Range]) -> Attribution:
    cue = _mention(MentionKind.CUE, one.cue, clauses.text, clauses.sentence)
    speakers = tuple(dict.fromkeys(sorted(clauses.within(speaking), key=lambda mention: mention.span)))
    source = None if one.source.empty else _span(clauses, one.source)
    return Attribution(cue, speakers, source, tuple(_span(clauses, place) for place in one.content))


def _span(clauses: Clauses, place: Range) -> Span:
    """The characters of the article behind words, without a possessive "'s"."""
    sentence, span = clauses.sentence, clauses.text.span(*place)
    written = sentence.text[span.start:span.end]
    lacking = len(written) - len(_OWNER.sub("", written))
    return Span(sentence.span.start + span.start, sentence.span.start + span.end - lacking)


def _headlined(sentence: Sentence, match: "re.Match[str]", candidates: Sequence[Mention]) -> Iterator[Attribution]:
    """The source that a headline sets off with a colon or a dash; a place alone is where the report comes from."""
    side = "first" if match["first"] else "last"
    place, mark = _trimmed(sentence.text, *match.span(side)), match.start("colon" if match["colon"] else "dash")
    speakers = [one for one in candidates if place.start <= one.span.start - sentence.span.start < place.end]
    if all(one.kind == MentionKind.PLACE for one in speakers):
        return
    start = sentence.span.start
    cue = Mention(MentionKind.CUE, _HEADLINE_ACT, sentence.text[mark], Span(start + mark, start + mark + 1))
    said = (mark + 1, len(sentence.text)) if side == "first" else (0, mark)
    content = _trimmed(sentence.text, *said)
    source, said_words = (Span(start + one.start, start + one.end) for one in (place, content))
    yield Attribution(cue, tuple(sorted(speakers, key=lambda one: one.span)), source, (said_words,))


def _tells(part: str, language: Language) -> bool:
    """Whether what a mark sets off is a clause of its own: "We interviewed eleven people: …" gives no source."""
    return any(not word.name and past(word.text, language) for word in words(part, language).words[1:])


def _trimmed(text: str, first: int, end: int) -> Span:
    """A stretch of text without the spaces at its edges."""
    words = text[first:end]
    return Span(first + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _mention(kind: MentionKind, cue: Cue, text: Words, sentence: Sentence) -> Mention:
    span = text.span(cue.first, cue.end)
    return Mention(kind, cue.kind, sentence.text[span.start:span.end],
                   Span(sentence.span.start + span.start, sentence.span.start + span.end))
