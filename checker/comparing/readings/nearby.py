"""The words around a cue against the nearest words of the other side: in a sentence of forty words one negation hardly
moves the whole."""

from typing import NamedTuple

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.evidence import Similarity
from checker.comparing.readings.editing import affirmed, placed
from checker.extract.worded import words
from checker.languages import language
from checker.mention import Mention

# Words before and behind the cue, and the other side's runs of words: so many, every second word one.
_BEFORE, _BEHIND = 3, 6
_RUN, _STEP = 10, 2


class Narrowed(NamedTuple):
    """The words around a negation, with it and without it."""

    said: str
    affirmed: str


def narrowed(passage: Passage, negation: Mention) -> Narrowed:
    """The words around a negation of the passage."""
    found, place, whole = words(passage.text, language(passage.language)), placed(passage, negation), passage.text
    here = next(index for index in range(len(found.words)) if found.span(index, index + 1).end > place.start)
    span = found.span(max(0, here - _BEFORE), min(len(found.words), here + 1 + _BEHIND))
    other = affirmed(passage, negation)
    return Narrowed(whole[span.start:span.end], other[span.start:span.end - len(whole) + len(other)])


def runs(passage: Passage) -> list[str]:
    """The passage's runs of words, each overlapping the next."""
    found = words(passage.text, language(passage.language))
    count = len(found.words)
    spans: list[Span] = [found.span(start, min(count, start + _RUN))
                         for start in range(0, max(1, count - _RUN // 2), _STEP) if count]
    return [passage.text[span.start:span.end] for span in spans]


def gain(denier: Passage, negations: tuple[Mention, ...], other: Passage, similarity: Similarity) -> float:
    """By how much the words around one of the negations come nearer to the other side when it is taken out: the
    greatest gain of all."""
    against = runs(other)
    if not against:
        return 0.0
    tables = (similarity.table(narrowed(denier, one), against).max(axis=1) for one in negations)
    return max(float(without - said) for said, without in tables)
