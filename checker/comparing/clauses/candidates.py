"""The phrases of a passage that the other side may lack: what an omission would have been cut out along."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.article import Span
from checker.comparing.clauses.covering import Side

# Runs of chunks of so many words at most: what is longer is a sentence.
_LONGEST = 16
# Whose content words are covered better than this on the average is not asked for.
_COVERED = 0.72
# Of its content words at least such a share must be open: the average of the others, which are covered, is 1.
_OPEN = 0.3
# So many are looked at more closely, the barest first.
_MOST = 6
# A word covered so well lacks nothing.
ANSWERED = 0.7
# What a phrase never goes across: marks of quotation, a colon («في الفريق: "كان يمكن …»).
_BOUNDS = re.compile(r"[\"“”„«»]|:\s")
# What it goes across where it stands between marks itself: "killed, burned and buried," is one.
_COMMAS = re.compile(r"[,،;؛]\s")
_SPACE_BEFORE_STOP = re.compile(r"\s+([,،.;؛])")
_AT_EDGE = " ,،–—-"
# «الذكاء الاصطناعي» is "AI": an acronym of one side is a phrase of the other.
_ACRONYM = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,}s?|(?:[A-Z]\.){2,})(?![A-Za-z])")
_SPELLED_OUT = 6
# "For this incident" points back at what has been said; with more content it says something itself.
_BACKWARDS = 2


class Candidate(NamedTuple):
    """Chunks of a side, from word `first` to before word `end`; `places` are the words that carry content."""

    first: int
    end: int
    places: tuple[int, ...]


def candidates(side: Side, other: Side) -> list[Candidate]:
    """The runs of chunks whose content the other side covers worst.

    A clause that begins the sentence is one only where a mark of punctuation parts it from the rest: its subject and
    verb are never what a translator leaves out.
    """
    return [one for _, one in sorted((-bareness, one) for bareness, one in _bare(side, runs(side, other)))[:_MOST]]


def bare(side: Side, found: Iterable[Candidate]) -> list[Candidate]:
    """Those of some runs of chunks whose content the other side covers badly."""
    return [one for _, one in _bare(side, found)]


def _bare(side: Side, found: Iterable[Candidate]) -> Iterator[tuple[float, Candidate]]:
    cover: list[float] = side.cover.tolist()  # a dozen numbers at a time are summed faster without numpy
    for one in found:
        covers = [cover[place] for place in one.places]
        if sum(covers) / len(covers) <= _COVERED:
            yield _bareness(covers), one


def _bareness(covers: Sequence[float]) -> float:
    """How much of a phrase's content is not covered: the sum of what is lacking, by the root of the number of words."""
    return sum([_COVERED - cover for cover in covers if cover < _COVERED]) / math.sqrt(len(covers))


def without(side: Side, one: Candidate) -> str:
    """The passage's text without the phrase."""
    text, span = side.passage.text, written(side, one)
    rest = f"{text[:span.start].rstrip(_AT_EDGE)} {text[span.end:].lstrip(_AT_EDGE)}"
    return _SPACE_BEFORE_STOP.sub(r"\1", rest.strip())


def written(side: Side, one: Candidate) -> Span:
    """Where the phrase stands in the passage's text."""
    return side.chunks.text.span(one.first, one.end)


def runs(side: Side, other: Side) -> Iterator[Candidate]:
    """The runs of chunks with words that nothing known answers for."""
    chunks, words, count = side.chunks, side.chunks.text.words, len(side.cover)
    telling, ends = side.telling(0, count), (*side.chunks.begins, count)
    openly = [side.open(place) for place in telling]
    # A name that nothing answers is for the checks of names.
    nameless = [is_open and not words[place].name for is_open, place in zip(openly, telling, strict=True)]
    if not any(nameless):
        return
    acronyms = _acronyms(other.passage.text) > _acronyms(side.passage.text)
    bounds, commas = _before(side, _BOUNDS), _before(side, _COMMAS)
    for number, first in enumerate(chunks.begins):
        bound, comma = _next(bounds, first), _next(commas, first)
        begin = bisect_left(telling, first)
        for end in ends[number + 1:]:
            if end > min(first + _LONGEST, bound):
                break
            whole = words[first].apart and (end == count or words[end].apart)
            if (first == 0 and (end == count or not words[end].apart)) or (not whole and comma < end):
                continue
            stop = bisect_left(telling, end)
            if (sum(openly[begin:stop]) > _OPEN * (stop - begin) and any(nameless[begin:stop])
                    and not (stop - begin <= _BACKWARDS and chunks.pointing(first, end))
                    and not (acronyms and stop - begin <= _SPELLED_OUT)):
                yield Candidate(first, end, tuple(telling[begin:stop]))


def _before(side: Side, marks: re.Pattern[str]) -> list[int]:
    """The words of a side before which one of these marks stands, and the end."""
    text = side.chunks.text
    starts = [word.start for word in text.words]
    return [*(bisect_left(starts, match.start()) for match in marks.finditer(text.folded.text)), len(starts)]


def _next(places: Sequence[int], first: int) -> int:
    """The first of some places behind another, the last of them where none is."""
    return places[min(bisect_right(places, first), len(places) - 1)]


def _acronyms(text: str) -> int:
    return 0 if text.isupper() else len(_ACRONYM.findall(text))
