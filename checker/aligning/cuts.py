"""Which clauses of a long sentence go with which of the sentences that the other side has in its place.

Between each two neighbouring sentences of the other side the long one may be cut at one of its clause boundaries, or
nowhere. A log-linear model of how well what stands before and behind a boundary fits gives the probability of each; a
cut is made only where one is sure, for a passage cut at the wrong place would be compared with strangers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.aligning.anchors import Anchor, anchors_of
from checker.alignment import Passage
from checker.article import Span
from checker.extract.boundaries import Boundary, Sign, boundaries
from checker.languages import language
from checker.mention import Mention, MentionKind
from checker.splitting.boundaries import ends, stops

Numbers = NDArray[np.float64]
Closeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The model's weights, learned by maximum likelihood (`tests/benchmarks/fit_cuts.py`) on neighbouring sentences of
    published translations of which one side was joined to one.

    `straight`, `crossed`: similarity of what stands before the boundary with what it should say and of what stands
    behind it, and that of each with the other's. `margin`: by how much the less sure of the two is closer to its own.
    `length`: squared deviation of the log ratio of the two lengths. `anchors`: figures, dates, bodies and places that
    would stand on the wrong side. `signs`: what shows the boundary. `nowhere`: what cutting nowhere is worth.
    """

    straight: float = 5.3
    crossed: float = -0.4
    margin: float = 4.8
    length: float = -12.9
    anchors: float = -4.6
    stop: float = 3.7
    comma_and_word: float = 1.0
    word: float = -2.5
    comma: float = -1.3
    joint: float = -0.9
    nowhere: float = 3.0

    @property
    def signs(self) -> dict[Sign, float]:
        """The weight of each sign."""
        return {sign: getattr(self, sign.replace(" ", "_")) for sign in Sign}


# Cross-validated, 97 of 100 cuts that are so probable stand at the right word, 99 at most three words beside it.
SURE = 0.8
# Lengths so far from those of the other side (a factor of 2.2) rule a boundary out, before anything is encoded.
_MOST_DEVIATION = 0.64
_WEIGHTS = Weights()


class Place(NamedTuple):
    """A place where the long sentence may be cut: its boundary, and the sentences of the other side before it."""

    boundary: Boundary
    before: int


def places(long: Passage, short: Passage) -> list[Place]:
    """Where the only sentence of `long` may be cut for the sentences of `short`."""
    found = _boundaries(long)
    return [Place(boundary, before) for before in range(1, len(short.indices)) for boundary in found
            if _deviation(long, boundary, short, before) <= _MOST_DEVIATION]


def _boundaries(long: Passage) -> list[Boundary]:
    """The boundaries between the clauses of a sentence; of a line of several, those between its sentences too."""
    (index,), document = long.indices, long.document
    sentence = document.sentences[index]
    found = {one.start: one for one in boundaries(sentence, document.mentions[index], language(long.language))}
    for end in ends(sentence.text, stops(long.language)):
        start = end + len(sentence.text[end:]) - len(sentence.text[end:].lstrip()) + sentence.span.start
        found.setdefault(start, Boundary(end + sentence.span.start, start, Sign.STOP))
    return [found[start] for start in sorted(found)]


def texts(long: Passage, short: Passage, found: Sequence[Place]) -> Iterator[str]:
    """What `cuts` asks the closeness of."""
    for place in found:
        yield from (*_halves(long, place.boundary), *_sentences(short, place.before))


def cuts(long: Passage, short: Passage, closeness: Closeness, weights: Weights = _WEIGHTS) -> list[Place]:
    """The sure cuts, in the order of the text, at most one between two sentences of `short`."""
    chosen: list[tuple[float, Place]] = []
    found = places(long, short)
    for before in range(1, len(short.indices)):
        here = [place for place in found if place.before == before]
        if here:
            likely = probabilities(features(long, short, here, closeness), here, weights)
            best = int(likely.argmax())
            chosen.append((float(likely[best]), here[best]))
    kept: list[Place] = []
    for probability, place in sorted(chosen, reverse=True):
        if probability >= SURE and all((place.before < one.before) == (place.boundary.end < one.boundary.end)
                                       and place.boundary.end != one.boundary.end for one in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.before)


def features(long: Passage, short: Passage, found: Sequence[Place], closeness: Closeness) -> Numbers:
    """A row for each place: `straight`, `crossed`, `margin`, `length`, `anchors` of `Weights`."""
    rows = []
    for place in found:
        (first, second), (mine, yours) = _halves(long, place.boundary), _sentences(short, place.before)
        straight = closeness(first, mine), closeness(second, yours)
        crossed = closeness(first, yours), closeness(second, mine)
        margin = min(straight[0] - crossed[0], straight[1] - crossed[1])
        rows.append([sum(straight), sum(crossed), margin, _deviation(long, place.boundary, short, place.before),
                     _misplaced(long, short, place)])
    return np.array(rows, dtype=np.float64).reshape(len(found), 5)


def probabilities(measured: Numbers, found: Sequence[Place], weights: Weights) -> Numbers:
    """How probable a cut at each of these places is, which all have the same sentences before them."""
    scores = measured @ np.array([weights.straight, weights.crossed, weights.margin, weights.length, weights.anchors])
    scores += np.array([weights.signs[place.boundary.sign] for place in found])
    return np.asarray(np.exp(scores - np.logaddexp.reduce(np.append(scores, weights.nowhere))))


def stretches(passage: Passage, starts: Sequence[int]) -> list[Span]:
    """The passage's characters cut at these places, without white space at the end of a stretch."""
    text, whole = passage.document.article.text, passage.span
    return [Span(start, start + len(text[start:end].rstrip()))
            for start, end in pairwise([whole.start, *starts, whole.end])]


def _halves(long: Passage, boundary: Boundary) -> tuple[str, str]:
    text, whole = long.document.article.text, long.span
    return text[whole.start:boundary.end], text[boundary.start:whole.end]


def _sentences(short: Passage, before: int) -> tuple[str, str]:
    return (Passage(short.document, short.indices[:before]).text, Passage(short.document, short.indices[before:]).text)


def _deviation(long: Passage, boundary: Boundary, short: Passage, before: int) -> float:
    mine, yours = map(len, _halves(long, boundary)), map(len, _sentences(short, before))
    return float((np.log(next(mine) / next(mine)) - np.log(next(yours) / next(yours))) ** 2)


def _misplaced(long: Passage, short: Passage, place: Place) -> int:
    """How many anchors stand before the boundary, and with the sentences behind it only, or the other way round."""
    first, second = ({anchor for one in _mentions(long) if (one.span.start < place.boundary.start) == early
                      for anchor in _anchors(one)} for early in (True, False))
    mine, yours = ({anchor for one in _mentions(Passage(short.document, indices)) for anchor in _anchors(one)}
                   for indices in (short.indices[:place.before], short.indices[place.before:]))
    return len((first & yours) - mine - second) + len((second & mine) - yours - first)


def _mentions(passage: Passage) -> Iterator[Mention]:
    return (one for index in passage.indices for one in passage.document.mentions[index])


def _anchors(mention: Mention) -> Sequence[Anchor]:
    return [("place", mention.value)] if mention.kind is MentionKind.PLACE else tuple(anchors_of(mention))
