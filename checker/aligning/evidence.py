"""The evidence for every bead in a block of the alignment matrix: by how much it beats leaving all of its sentences
alone.

Similarity is measured above a local background, as cross-domain similarity local scaling does (Lample et al. 2018),
with the mean over the neighbourhood in place of the nearest neighbours. The vector of joined sentences is the sum of
theirs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from checker.aligning.anchors import Anchors
from checker.aligning.parameters import LONGEST, SHAPES, Matrix, Parameters, Shape
from checker.aligning.runs import Background, Runs, runs
from checker.aligning.sides import Side, Vectors


@dataclass(frozen=True, slots=True)
class Tile:
    """A block of the matrix: beads that begin in `rows` within `columns`; `seen` are those rows and as many more as the
    longest bead needs."""

    rows: slice
    seen: slice
    columns: slice


@dataclass(frozen=True, slots=True)
class Field:
    """Two sides, what they share, and the backgrounds of their sentences and parts, which need more than one tile."""

    source: Side
    target: Side
    anchors: Anchors
    parameters: Parameters
    backgrounds: tuple[Background, Background]
    part_backgrounds: tuple[Background, Background]

    def chosen(self, rows: Sequence[int], columns: Sequence[int]) -> "Field":
        """The same for some of the sentences of either side, measured as before."""
        which = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
        sides = self.source, self.target
        parts = [np.concatenate([np.arange(*side.parts_of(int(one))) for one in wanted])
                 for side, wanted in zip(sides, which, strict=True)]
        return replace(
            self, source=self.source.chosen(which[0]), target=self.target.chosen(which[1]),
            anchors=self.anchors.chosen(*which),
            backgrounds=(self.backgrounds[0].part(which[0]), self.backgrounds[1].part(which[1])),
            part_backgrounds=(self.part_backgrounds[0].part(parts[0]), self.part_backgrounds[1].part(parts[1])))

    def evidence(self, tile: Tile) -> Iterator[tuple[Shape, Matrix]]:
        """For each shape of bead: its evidence by first source sentence and first target sentence of the tile."""
        seen, columns = tile.seen, tile.columns
        similarities = product(self.source.vectors[seen], self.target.vectors[columns], self.parameters)
        blocks = _Blocks(similarities), _Blocks(self.anchors.shared(seen, columns))
        covers = self._covers(tile)
        rows = runs(self.source, self.anchors.source, (self.backgrounds[0], self.parameters), seen)
        across = runs(self.target, self.anchors.target, (self.backgrounds[1], self.parameters), columns)
        for first, second in SHAPES:
            if first <= len(rows) and second <= len(across):
                covered = _summed(covers[0][second - 1], first) + _summed(covers[1][first - 1], second).T
                totals = blocks[0].sums((first, second)), blocks[1].sums((first, second))
                yield (first, second), (self._fit((first, second), totals, (rows[first - 1], across[second - 1]))
                                        + self.parameters.parts * covered / 2)

    def _fit(self, shape: Shape, totals: tuple[Matrix, Matrix], joined: tuple[Runs, Runs]) -> Matrix:
        """The evidence of similarity, length, number and anchors for all beads of a shape; `totals` add up similarities
        and shared anchors of their sentences."""
        one, (rows, columns) = self.parameters, joined
        similarity = totals[0] / (rows.norms[:, None] * columns.norms)
        background = self._background(rows, totals[0], shape) + self._background(columns, totals[0].T, shape[::-1]).T
        ratio = np.log(columns.lengths) - np.log(rows.lengths)[:, None] - self._ratio()
        variance = one.length_variance + one.length_variance_short * (1 / rows.lengths[:, None] + 1 / columns.lengths)
        unshared = rows.anchors[:, None] + columns.anchors - 2 * totals[1]
        return np.asarray(
            sum(shape) / 2 * (one.margin * (similarity - background / 2) + one.pair)
            - one.extra * (rows.beyond[:, None] + columns.beyond)
            - one.length * np.minimum(ratio * ratio / variance, one.length_cap) / 2
            - one.count * np.abs(rows.counts[:, None] - columns.counts)
            - one.anchor * np.maximum(unshared, 0.0))

    def _background(self, rows: Runs, inside: Matrix, shape: Shape) -> Matrix:
        """The similarity of each run with its neighbourhood outside of the bead: `inside` is what lies in it."""
        one = self.parameters
        mean = (rows.total[:, None] - inside) / shape[0] + one.background_weight * one.background
        return mean / (rows.number[:, None] - shape[1] + one.background_weight) * (shape[0] / rows.norms)[:, None]

    def _ratio(self) -> float:
        return float(np.log(self.target.lengths.sum() / self.source.lengths.sum()))

    def _covers(self, tile: Tile) -> tuple[list[Matrix], list[Matrix]]:
        """How well each sentence's parts are matched by the best parts of the next 1, 2 … sentences on the other side:
        by source and target sentence, and by target and source sentence."""
        seen, columns = tile.seen, tile.columns
        rows, across = part_range(self.source, seen), part_range(self.target, columns)
        margins = part_margins(self, rows, across)
        starts = self.source.part_starts[seen] - rows.start
        against = self.target.part_starts[columns] - across.start
        return _cover(margins, starts, against), _cover(margins.T, against, starts)


def part_margins(field: Field, rows: slice, columns: slice) -> Matrix:
    """How far the similarity of each two parts lies above their backgrounds; 0 where it does not."""
    similarities = product(field.source.part_vectors[rows], field.target.part_vectors[columns], field.parameters)
    above = field.part_backgrounds[0].part(rows).without(similarities, field.parameters)
    across = field.part_backgrounds[1].part(columns).without(similarities.T, field.parameters).T
    return np.maximum(similarities - (above + across) / 2, 0.0)


def part_range(side: Side, rows: slice) -> slice:
    """The parts of some of the sentences of a side."""
    ends = np.append(side.part_starts, len(side.part_vectors))
    return slice(int(ends[rows.start]), int(ends[rows.stop]))


def _cover(margins: Matrix, starts: NDArray[np.int64], against: NDArray[np.int64]) -> list[Matrix]:
    single = np.maximum.reduceat(margins, against, axis=1)
    best, covers = single, [np.add.reduceat(single, starts, axis=0)]
    for reach in range(1, min(LONGEST, single.shape[1])):
        best = np.maximum(best[:, :-1], single[:, reach:])
        covers.append(np.add.reduceat(best, starts, axis=0))
    return covers


def product(first: Vectors, second: Vectors, parameters: Parameters) -> Matrix:
    """The similarity of each vector with each other."""
    return parameters.read((first @ second.T).astype(np.float64))


def _summed(matrix: Matrix, rows: int) -> Matrix:
    """The sums of each `rows` neighbouring rows."""
    result = matrix[:len(matrix) - rows + 1]
    for offset in range(1, rows):
        result = result + matrix[offset:len(matrix) - rows + 1 + offset]
    return result


class _Blocks:
    """Sums of rectangles of a matrix."""

    def __init__(self, matrix: Matrix) -> None:
        self._table = np.zeros((matrix.shape[0] + 1, matrix.shape[1] + 1))
        np.cumsum(np.cumsum(matrix, axis=0), axis=1, out=self._table[1:, 1:])

    def sums(self, shape: Shape) -> Matrix:
        """The sum of the rectangle of this shape that begins at each place."""
        rows, columns = shape
        table = self._table
        return table[rows:, columns:] - table[:-rows, columns:] - table[rows:, :-columns] + table[:-rows, :-columns]
