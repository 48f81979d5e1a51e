"""Where the alignment may run: everywhere in articles, along a coarse path in books, so that cost grows with length.

Coarse to fine, after Thompson & Koehn (2019): halve both sides by adding the vectors of neighbours until few are left,
find the best monotone path there, and look for the finer one near it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.aligning.evidence import Tile
from checker.aligning.parameters import LONGEST, Shape
from checker.aligning.sides import Numbers, Vectors

Places = NDArray[np.int64]

# Up to this many pairs of sentences all are looked at: two articles of 500 sentences.
_SMALL = 250_000
# How far from the coarser path, in sentences of the level: to look for the next path, and to align.
_NEAR = 16
_NEIGHBOURHOOD = 50
_ROWS = 128


@dataclass(frozen=True, slots=True)
class Corridor:
    """For each place between source sentences (0 … n) the first and the last place between target sentences (0 … m)
    that the alignment may pass; both ascend."""

    first: Places
    last: Places

    def step(self, row: int, shape: Shape, gains: tuple[Numbers, int]) -> tuple[slice, slice, slice]:
        """The places of this row from which a step of this shape stays in the corridor, those of the row where it ends,
        and the values among `gains` (by first target sentence, from the given one on) that belong to them."""
        values, begin = gains
        rows, columns = shape
        here, there = int(self.first[row]), int(self.first[row + rows]) - columns
        low = max(here, there, begin)
        high = min(int(self.last[row]), int(self.last[row + rows]) - columns, begin + len(values) - 1) + 1
        high = max(low, high)
        return slice(low - here, high - here), slice(low - there, high - there), slice(low - begin, high - begin)

    def tiles(self) -> Iterator[Tile]:
        """The blocks that cover the corridor, in order."""
        n = len(self.first) - 1
        step = n if self.last[0] == self.last[-1] and self.first[-1] == 0 else _ROWS
        for start in range(0, n, max(step, 1)):
            stop = min(start + step, n)
            seen = min(stop + LONGEST - 1, n)
            yield Tile(slice(start, stop), slice(start, seen), slice(int(self.first[start]), int(self.last[seen])))


def corridor(source: Vectors, target: Vectors) -> Corridor:
    """The corridor for two sides with these vectors."""
    n, m = len(source), len(target)
    if n * m <= _SMALL:
        return Corridor(np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
    return _widened(*_path(_halved(source), _halved(target)), (n, m), _NEIGHBOURHOOD)


def _path(source: Vectors, target: Vectors) -> tuple[Places, Places]:
    """For each place on the source side the first and the last place on the target side that the best path passes."""
    n, m = len(source), len(target)
    if n * m <= _SMALL:
        within = Corridor(np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
    else:
        within = _widened(*_path(_halved(source), _halved(target)), (n, m), _NEAR)
    return _best(source, target, within)


def _halved(vectors: Vectors) -> Vectors:
    even = vectors[::2].copy()
    even[:len(vectors) // 2] += vectors[1::2]
    return np.asarray(even / np.maximum(np.linalg.norm(even, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def _widened(first: Places, last: Places, size: tuple[int, int], reach: int) -> Corridor:
    """The corridor at the finer level around a path of the coarser one."""
    n, m = size
    coarse = np.arange(n + 1) // 2
    low = np.maximum(2 * first[coarse] - reach, 0)
    high = np.minimum(2 * last[np.minimum(coarse + 1, len(last) - 1)] + reach, m)
    low[0], high[-1] = 0, m
    return Corridor(np.minimum(low, m), high)


def _best(source: Vectors, target: Vectors, within: Corridor) -> tuple[Places, Places]:
    """The monotone path of single links with the greatest similarity above the mean of each row's neighbourhood."""
    n = len(source)
    total = np.zeros(int(within.last[0] - within.first[0]) + 1)
    linked = []
    for row in range(1, n + 1):
        low, high = int(within.first[row - 1]), int(within.last[row])
        found = target[low:high] @ source[row - 1]
        before = _lengthened(total, high - low + 1)
        straight = before[:-1] + np.maximum(found - found.mean(), 0.0) if high > low else before[:0]
        best = np.maximum(before, np.concatenate([[-np.inf], straight]))
        best = np.maximum.accumulate(best)
        linked.append((low, straight, best))
        total = best[int(within.first[row]) - low:]
    return _traced(linked, within)


def _lengthened(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The values, the last repeated to this size: going along the target costs nothing."""
    result = np.full(size, values[-1])
    result[:len(values)] = values
    return result


def _traced(linked: list[tuple[int, Numbers, Numbers]], within: Corridor) -> tuple[Places, Places]:
    n = len(linked)
    first, last = np.empty(n + 1, dtype=np.int64), np.empty(n + 1, dtype=np.int64)
    place = last[n] = int(within.last[n])
    for row in range(n, 0, -1):
        low, straight, best = linked[row - 1]
        # Back along the row to the first place that is as good: from there the path came from the row above.
        place = low + int(np.searchsorted(best, best[place - low]))
        first[row] = place
        if place > low and straight[place - low - 1] >= best[place - low]:
            place -= 1
        place = min(place, int(within.last[row - 1]))
        last[row - 1] = place
    first[0] = 0
    return first, last
