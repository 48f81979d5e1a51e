"""The best monotone alignment within a corridor, by dynamic programming (Gale & Church 1993), a row at a time.

Within a row all places are computed at once; target sentences left alone are a running maximum over the row. Beside the
best score of each place stands the logarithm of the sum over all ways there, which `posterior` needs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from checker.aligning.corridor import Corridor
from checker.aligning.evidence import Tile
from checker.aligning.parameters import SHAPES, Matrix, Shape
from checker.aligning.sides import Numbers

# A step from place to place: a bead of some shape, a swap of two neighbours, a source or a target sentence alone.
_STEPS: tuple[Shape, ...] = (*SHAPES, (2, 2), (1, 0), (0, 1))
SWAPPED, SOURCE_ALONE, TARGET_ALONE = range(len(SHAPES), len(_STEPS))
NEVER = -1e30

Evidence = Iterable[tuple[Shape, Matrix]]
Steps = list[tuple[int, Matrix]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: its kind, the source and target sentences it takes, and what it gains."""

    kind: int
    source: range
    target: range
    gain: float


class Table:
    """For every place of a corridor the best score, the step that led there, and the sum over all ways there."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        sizes = [int(size) for size in corridor.last - corridor.first + 1]
        self.best = [np.full(size, NEVER) for size in sizes]
        self.sums = [np.full(size, NEVER) for size in sizes]
        self._kinds = [np.full(size, -1, dtype=np.int8) for size in sizes]
        self.best[0][0] = self.sums[0][0] = 0.0

    def push(self, row: int, kind: int, gains: tuple[Numbers, int]) -> None:
        """Offer a step from a row: `gains` by first target sentence, from the given one on."""
        end = row + _STEPS[kind][0]
        here, there, inside = self.corridor.step(row, _STEPS[kind], gains)
        values = gains[0][inside]
        offered, old = self.best[row][here] + values, self.best[end][there]
        better = offered > old
        np.copyto(old, offered, where=better)
        np.copyto(self._kinds[end][there], kind, where=better)
        np.logaddexp(self.sums[end][there], self.sums[row][here] + values, out=self.sums[end][there])

    def finish(self, row: int) -> None:
        """Let target sentences be left alone within this row, which gains nothing."""
        best = np.maximum.accumulate(self.best[row])
        self._kinds[row][best > self.best[row]] = TARGET_ALONE
        self.best[row] = best
        self.sums[row] = np.logaddexp.accumulate(self.sums[row])

    def path(self) -> list[Step]:
        """The steps of the best alignment."""
        steps = []
        row, column = len(self.best) - 1, int(self.corridor.last[-1])
        while row or column:
            kind = int(self._kinds[row][self._offset(row, column)])
            rows, columns = _STEPS[kind]
            gain = self._score(row, column) - self._score(row - rows, column - columns)
            steps.append(Step(kind, range(row - rows, row), range(column - columns, column), gain))
            row, column = row - rows, column - columns
        return steps[::-1]

    def _offset(self, row: int, column: int) -> int:
        return column - int(self.corridor.first[row])

    def _score(self, row: int, column: int) -> float:
        return float(self.best[row][self._offset(row, column)])


def searched(corridor: Corridor, tiles: Iterable[tuple[Tile, Steps]]) -> Table:
    """The table filled, from the steps that may be taken in each tile. Leaving a sentence alone gains nothing."""
    table = Table(corridor)
    for tile, steps in tiles:
        for row in range(tile.rows.start, tile.rows.stop):
            table.finish(row)
            for kind, gains in gains_of(row, tile, steps):
                table.push(row, kind, gains)
    table.finish(len(table.best) - 1)
    return table


def steps_of(evidence: Evidence, swap: float) -> Steps:
    """The gains of every kind of step within a tile, from the evidence for its beads; `swap` is what it costs that two
    neighbours change places."""
    steps = [(SHAPES.index(shape), matrix) for shape, matrix in evidence]
    single = dict(steps)[SHAPES.index((1, 1))]
    return [*steps, (SWAPPED, single[:-1, 1:] + single[1:, :-1] - swap)]


def gains_of(row: int, tile: Tile, steps: Steps) -> Iterator[tuple[int, tuple[Numbers, int]]]:
    """What each kind of step gains from a row, by first target sentence, and the one its values begin with."""
    yield SOURCE_ALONE, (np.zeros(tile.columns.stop - tile.columns.start + 1), tile.columns.start)
    for kind, matrix in steps:
        if row - tile.rows.start < len(matrix):
            yield kind, (matrix[row - tile.rows.start], tile.columns.start)


def width(kind: int) -> Shape:
    """How many source and target sentences a kind of step takes."""
    return _STEPS[kind]
