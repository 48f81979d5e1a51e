"""Neighbouring sentences of one side joined to one, and the background their similarities stand out from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.aligning.parameters import HEADING, LONGEST, Matrix, Parameters
from checker.aligning.sides import Numbers, Side


@dataclass(frozen=True, slots=True)
class Background:
    """Of each sentence, or part of one: the sum of its similarities with its neighbourhood, and how many these are."""

    total: Numbers
    number: Numbers

    def without(self, similarities: Matrix, parameters: Parameters) -> Matrix:
        """The mean of the neighbourhood of each row, without the similarity that is judged."""
        weight, prior = parameters.background_weight, parameters.background
        return (self.total[:, None] - similarities + weight * prior) / (self.number[:, None] - 1 + weight)

    def part(self, rows: slice | NDArray[np.int64]) -> "Background":
        """The background of some of the sentences."""
        return Background(self.total[rows], self.number[rows])


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run of so many neighbours, by its first: lengths in characters and sentences inside, added up; the weight
    of its anchors; similarities with the neighbourhood, added up (`total`), and how many a sentence has (`number`);
    how many sentences it has `beyond` its longest, headings counted as less; the length of the sum of the vectors."""

    lengths: Numbers
    counts: Numbers
    anchors: Numbers
    total: Numbers
    number: Numbers
    beyond: Numbers
    norms: Numbers


def runs(side: Side, anchors: Numbers, measured: tuple[Background, Parameters], rows: slice) -> list[Runs]:
    """The runs of 1, 2 … neighbours among the sentences `rows`, against their background."""
    background, parameters = measured
    vectors = side.vectors[rows].astype(np.float64)
    sizes = side.lengths[rows] / (side.lengths[rows] + HEADING)
    single = (side.lengths[rows], side.counts[rows], anchors[rows], background.total[rows], sizes)
    sums, longest, added, found = list(single), sizes, vectors, []
    for number in range(1, min(LONGEST, len(vectors)) + 1):
        if number > 1:
            sums = [before[:-1] + values[number - 1:] for before, values in zip(sums, single, strict=True)]
            longest = np.maximum(longest[:-1], sizes[number - 1:])
            added = added[:-1] + vectors[number - 1:]
        norms = np.sqrt(np.maximum(parameters.read(np.einsum("id,id->i", added, added), number * number), 1e-12))
        lengths, counts, weights, total, size = sums
        found.append(Runs(lengths, counts, weights, total, background.number[rows][:len(norms)], size - longest, norms))
    return found
