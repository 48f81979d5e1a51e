"""How sure each step of an alignment is: the share of all alignments that hold it, each weighed by its evidence.

The forward–backward algorithm: the sums over all ways to a place come from the search, those over all ways on from
here. As the weights were learned by maximum likelihood over alignments, the share is a probability.
"""

from collections.abc import Iterable

import numpy as np

from checker.aligning.corridor import Corridor
from checker.aligning.evidence import Tile
from checker.aligning.search import NEVER, SOURCE_ALONE, TARGET_ALONE, Step, Steps, Table, gains_of, width
from checker.aligning.sides import Numbers


def probabilities(path: Iterable[Step], table: Table, tiles: Iterable[tuple[Tile, Steps]]) -> list[float]:
    """The probability of each step of a path; `tiles` come in reverse order, each with the steps that may be taken."""
    onward = onward_sums(table.corridor, tiles)
    alone = _alone(table, onward)
    everything = float(table.sums[-1][-1])
    return [alone[0][step.source.start] if step.kind == SOURCE_ALONE
            else alone[1][step.target.start] if step.kind == TARGET_ALONE
            else _share(step, table, onward, everything) for step in path]


def _share(step: Step, table: Table, onward: list[Numbers], everything: float) -> float:
    first = table.corridor.first
    before = table.sums[step.source.start][step.target.start - int(first[step.source.start])]
    after = onward[step.source.stop][step.target.stop - int(first[step.source.stop])]
    return float(np.exp(min(before + step.gain + after - everything, 0.0)))


def onward_sums(corridor: Corridor, tiles: Iterable[tuple[Tile, Steps]]) -> list[Numbers]:
    """For every place of the corridor the logarithm of the sum over all ways from there to the end."""
    sums = [np.full(int(size), NEVER) for size in corridor.last - corridor.first + 1]
    sums[-1][:] = 0.0
    for tile, steps in tiles:
        for row in reversed(range(tile.rows.start, tile.rows.stop)):
            for kind, gains in gains_of(row, tile, steps):
                here, there, inside = corridor.step(row, width(kind), gains)
                ways = sums[row + width(kind)[0]][there] + gains[0][inside]
                np.logaddexp(sums[row][here], ways, out=sums[row][here])
            sums[row] = np.logaddexp.accumulate(sums[row][::-1])[::-1]
    return sums


def _alone(table: Table, onward: list[Numbers]) -> tuple[Numbers, Numbers]:
    """The probability of being left alone, of each source and of each target sentence."""
    corridor, everything = table.corridor, table.sums[-1][-1]
    source, target = np.zeros(len(onward) - 1), np.zeros(int(corridor.last[-1]))
    nothing = np.zeros(len(target) + 1)
    for row, (before, after) in enumerate(zip(table.sums, onward, strict=True)):
        target[int(corridor.first[row]):int(corridor.last[row])] += np.exp(before[:-1] + after[1:] - everything)
        if row + 1 < len(onward):
            here, there, _ = corridor.step(row, width(SOURCE_ALONE), (nothing, 0))
            source[row] = np.exp(before[here] + onward[row + 1][there] - everything).sum()
    return np.minimum(source, 1.0), np.minimum(target, 1.0)
