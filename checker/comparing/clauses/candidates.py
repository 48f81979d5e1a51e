"""The phrases of a passage that the other side may lack: what an omission would have been cut out along."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from checker.article import Span
from checker.comparing.clauses.covering import Side

# Runs of chunks of so many words at most: what is longer is a sentence.
_LONGEST = 16
# Whose content words are covered better than this on the average is not asked for.
_COVERED = 0.72
# So many are looked at more closely, the barest first.
_MOST = 6
# A word covered so well lacks nothing.
ANSWERED = 0.7
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
    acronyms = _acronyms(other.passage.text) > _acronyms(side.passage.text)
    found = [one for one in _runs(side) if side.cover[list(one.places)].mean() <= _COVERED
             and not (acronyms and len(one.places) <= _SPELLED_OUT)]
    return sorted(found, key=lambda one: (-bareness(side, one), one))[:_MOST]


def bareness(side: Side, one: Candidate) -> float:
    """How much of its content is not covered: the sum of what is lacking, by the root of the number of words."""
    lacking = np.maximum(0.0, _COVERED - side.cover[list(one.places)])
    return float(lacking.sum() / np.sqrt(len(one.places)))


def without(side: Side, one: Candidate) -> str:
    """The passage's text without the phrase."""
    text, span = side.passage.text, written(side, one)
    rest = f"{text[:span.start].rstrip(_AT_EDGE)} {text[span.end:].lstrip(_AT_EDGE)}"
    return _SPACE_BEFORE_STOP.sub(r"\1", rest.strip())


def written(side: Side, one: Candidate) -> Span:
    """Where the phrase stands in the passage's text."""
    return side.chunks.text.span(one.first, one.end)


def _runs(side: Side) -> Iterator[Candidate]:
    count, words = len(side.cover), side.chunks.text.words
    for first in side.chunks.begins:
        for end in (*side.chunks.begins, count):
            if not first < end <= first + _LONGEST or (first == 0 and (end == count or not words[end].apart)):
                continue
            places = tuple(side.telling(first, end))
            if places and not (len(places) <= _BACKWARDS and side.chunks.pointing(first, end)):
                yield Candidate(first, end, places)


def _acronyms(text: str) -> int:
    return 0 if text.isupper() else len(_ACRONYM.findall(text))
