"""Attributions: who is said to have said what, from the words of saying and the noun phrase beside them.

A cue is found from the word list `cues`; its source is what the noun phrase on its subject's side names (English
before the verb, Arabic behind it), else on the other side ("…", said Wade; «الشرطة قالت إن»).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.article import Sentence, Span
from checker.extract.cues import Cue, cues, every_cue
from checker.extract.worded import Words, words
from checker.languages import Language, fold
from checker.mention import Attribution, Mention, MentionKind

# A word that may attribute and may not ("see", "study"): it never makes an attribution.
LOOSE = "loose"
SPEAKERS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ROLE, MentionKind.PLACE)
_BEHIND = ("according", "nominal", "quote")
# Cues that may be part of a source themselves: "according to a report by the ministry".
_NOUNS = (LOOSE, "nominal")
_SUBJECTLESS = ("impersonal",)
# "Minister: talks to resume", "Talks to resume – minister".
_HEADLINE = re.compile(r"^(?P<first>[^:.!?،,«“\"]{2,60}):\s|\s[-–—]\s(?P<last>[^-–—:.!?،,]{2,60})$")
# How many words a source's noun phrase may have: "Dr Salma Idris, head of the hospital's burns unit, said".
_LONGEST = 9


def attributions(sentence: Sentence, language: Language, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """The attributions of a sentence in the order of the text; `mentions` are what else was extracted from it."""
    text = words(sentence.text, language)
    candidates = [one for one in mentions if one.kind in SPEAKERS] + list(collectives(sentence, language))
    found = cues(sentence.text, language, "cues")
    taken = {index for cue in found if cue.kind not in _NOUNS for index in range(cue.first, cue.end)}
    result = []
    for cue in found:
        if cue.kind == LOOSE:
            continue
        speakers = _speakers(cue, _Noun(text, language, sentence, taken), candidates)
        named = _mention(MentionKind.CUE, cue, text, sentence)
        result.append(Attribution(named, speakers, _claim(sentence, named, speakers)))
    return tuple(result) or tuple(_headlined(sentence, candidates))


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


def _headlined(sentence: Sentence, candidates: Sequence[Mention]) -> Iterator[Attribution]:
    """The source that a headline sets off with a colon or a dash; a place alone is where the report comes from."""
    match = _HEADLINE.search(sentence.text)
    if not match:
        return
    first, end = match.span(match.lastgroup or 0)
    speakers = [one for one in candidates if first <= one.span.start - sentence.span.start < end]
    if all(one.kind == MentionKind.PLACE for one in speakers):
        return
    mark = end if match.lastgroup == "first" else match.start() + 1
    cue = Mention(MentionKind.CUE, "headline", sentence.text[mark],
                  Span(sentence.span.start + mark, sentence.span.start + mark + 1))
    ordered = tuple(sorted(speakers, key=lambda one: one.span))
    yield Attribution(cue, ordered, _claim(sentence, cue, ordered))


class _Noun:
    """The words beside a cue: how far its source's noun phrase may reach."""

    def __init__(self, text: Words, language: Language, sentence: Sentence, taken: set[int]) -> None:
        self.text, self.language, self.start, self.taken = text, language, sentence.span.start, taken

    def behind(self, first: int) -> list[int]:
        """The words of the noun phrase that begins at a word."""
        result: list[int] = []
        for index in range(first, min(first + _LONGEST, len(self.text.words))):
            word = self.text.words[index]
            if (word.apart and result) or index in self.taken or self._ends(index):
                break
            result.append(index)
        return result

    def before(self, end: int) -> list[int]:
        """The words of the noun phrase that ends before a word."""
        result: list[int] = []
        for index in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
            if index in self.taken or self._ends(index) or (self.text.words[index + 1].apart and result):
                break
            result.append(index)
        return result

    def _ends(self, index: int) -> bool:
        return bool({*self.text.words[index].forms} & _list(self.language, "ends"))

    def speakers(self, indices: list[int], candidates: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that begin in these words."""
        if not indices:
            return ()
        span = self.text.span(min(indices), max(indices) + 1)
        return tuple(sorted((one for one in candidates
                             if span.start <= one.span.start - self.start < span.end), key=lambda one: one.span))


def _speakers(cue: Cue, noun: _Noun, candidates: Sequence[Mention]) -> tuple[Mention, ...]:
    if cue.kind in _SUBJECTLESS:
        return ()
    behind = noun.speakers(noun.behind(cue.end), candidates)
    if cue.kind in _BEHIND and behind:
        return behind
    before = noun.speakers(noun.before(cue.first), candidates) if cue.kind not in _BEHIND[:2] else ()
    if noun.language.data("cues")["clause"]["subject"] == "after":
        return behind or before
    # «"The road is closed," said Wade»: only a verb that begins a clause has its subject behind it.
    return before or (behind if noun.text.words[cue.first].apart else ())


def _claim(sentence: Sentence, cue: Mention, speakers: Sequence[Mention]) -> Span:
    """The longer side of the sentence beside the source and the cue."""
    start = min(one.span.start for one in (cue, *speakers))
    end = max(one.span.end for one in (cue, *speakers))
    if sentence.span.end - end >= start - sentence.span.start:
        return Span(end, sentence.span.end)
    return Span(sentence.span.start, start)


def _mention(kind: MentionKind, cue: Cue, text: Words, sentence: Sentence) -> Mention:
    span = text.span(cue.first, cue.end)
    return Mention(kind, cue.kind, sentence.text[span.start:span.end],
                   Span(sentence.span.start + span.start, sentence.span.start + span.end))


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(fold(one).text for one in language.data("cues")["clause"][name])
