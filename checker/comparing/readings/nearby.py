"""The words around a cue against the nearest words of the other side: in a sentence of forty words one negation or one
hedge hardly moves the whole."""

from collections.abc import Sequence
from itertools import chain

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.asking import Asking, Similarity
from checker.comparing.wording import placed
from checker.extract.worded import words
from checker.languages import language
from checker.mention import Mention

# Words before and behind the cue, and the other side's runs of words: so many, every second word one.
_BEFORE, _BEHIND = 3, 6
_RUN, _STEP = 10, 2


def narrowed(passage: Passage, cue: Mention, readings: Sequence[str]) -> list[str]:
    """The words around a cue of the passage: as they are, then as in each of its other readings."""
    found, place, whole = words(passage.text, language(passage.language)), placed(passage, cue), passage.text
    here = next(index for index in range(len(found.words)) if found.span(index, index + 1).end > place.start)
    span = found.span(max(0, here - _BEFORE), min(len(found.words), here + 1 + _BEHIND))
    return [whole[span.start:span.end],
            *(other[span.start:span.end - len(whole) + len(other)] for other in readings)]


def _runs(passage: Passage) -> list[str]:
    """The passage's runs of words, each overlapping the next."""
    found = words(passage.text, language(passage.language))
    count = len(found.words)
    spans: list[Span] = [found.span(start, min(count, start + _RUN))
                         for start in range(0, max(1, count - _RUN // 2), _STEP) if count]
    return [passage.text[span.start:span.end] for span in spans]


def gain(around: Sequence[Sequence[str]], other: Passage, similarity: Similarity) -> Asking[float]:
    """By how much the words around some cue (`narrowed`) come nearer to the other side in the best of their other
    readings; −1 without a cue."""
    against = _runs(other)
    yield from similarity.known((*against, *chain.from_iterable(around)))
    gains = []
    for texts in around:
        best = (yield from similarity.table(texts, against)).max(axis=1) if against else [0.0] * len(texts)
        gains.append(float(max(best[1:], default=best[0]) - best[0]))
    return max(gains, default=-1.0)
