"""The backgrounds, gathered tile by tile: every sentence's neighbourhood is what its tiles show of the other side."""

from collections.abc import Iterable, Sequence

import numpy as np

from checker.aligning.anchors import Anchors
from checker.aligning.evidence import Field, Tile, part_range, product
from checker.aligning.parameters import Parameters
from checker.aligning.runs import Background
from checker.aligning.sides import Side, Vectors


def field(source: Side, target: Side, shared: Anchors, tiles: Sequence[Tile], parameters: Parameters) -> Field:
    """Two sides with their backgrounds measured."""
    sentences = [(tile.rows, tile.columns) for tile in tiles]
    parts = [(part_range(source, tile.rows), part_range(target, tile.columns)) for tile in tiles]
    return Field(source, target, shared, parameters,
                 _backgrounds(source.vectors, target.vectors, sentences, parameters),
                 _backgrounds(source.part_vectors, target.part_vectors, parts, parameters))


def _backgrounds(source: Vectors, target: Vectors, blocks: Iterable[tuple[slice, slice]],
                 parameters: Parameters) -> tuple[Background, Background]:
    rows, columns = (Background(np.zeros(len(side)), np.zeros(len(side))) for side in (source, target))
    for across, down in blocks:
        similarities = product(source[across], target[down], parameters)
        rows.total[across] += similarities.sum(axis=1)
        rows.number[across] += similarities.shape[1]
        columns.total[down] += similarities.sum(axis=0)
        columns.number[down] += similarities.shape[0]
    return rows, columns
