"""The numbers of the aligner, in one place, each with its reason."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# How many source and target sentences a bead may join. Lists set in one line run to six items, so 1–6; beyond three to
# three everything resembles everything.
Shape = tuple[int, int]
SHAPES: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 5), (5, 1), (1, 6),
    (6, 1))
# «خلفية» is easily written in one line with the paragraph under it: so many characters count as half a sentence.
HEADING = 40.0
Matrix = NDArray[np.float64]
LONGEST = max(max(shape) for shape in SHAPES)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Weights of a log-linear model of alignments (a conditional random field over beads), and its fixed scales.

    The evidence for a bead says by how much it beats leaving its sentences alone, in nats. The weights were learned by
    maximum likelihood with a Gaussian prior (`tests/benchmarks/fit_aligning.py`), one set for news and reports.
    Both sides share all of them, so that aligning B with A mirrors A with B. Scales were set by hand.
    """

    # What pairs gain. `margin`: similarity of the two sides above the background of their neighbourhood, times the
    # sentences they hold (the mean of both sides). `parts`: the same for each clause or sentence inside, with the best
    # one on the other side of the bead; it tells which lines belong together when a line holds several sentences.
    # `pair`: what a pair has over two sentences left alone before anything is known of it.
    margin: float = 10.4
    parts: float = 15.2
    pair: float = 1.1
    # What they pay. `extra`: each sentence beyond the longest one a side, headings less (see HEADING).
    # `swap`: two neighbours that changed places. `length`: half the squared deviation of the length ratio.
    # `count`: sentences inside that the other side has not. `anchor`: anchors that it has elsewhere and not here.
    extra: float = 6.3
    swap: float = 4.1
    length: float = 0.88
    count: float = 0.91
    anchor: float = 3.4

    # How similarities are read: a cosine c of these vectors counts as `slope` · c + `height`, which brings vectors of
    # another model to the scale that everything here was set on.
    slope: float = 1.0
    height: float = 0.0

    # Background: the mean similarity with the neighbourhood, as if `background_weight` more neighbours had the mean of
    # unrelated news sentences. It steadies articles of few sentences.
    background: float = 0.2
    background_weight: float = 3.0
    # Variance of the log length ratio: 0.04 for long sentences (translations of one document vary by a fifth), more
    # for short ones, and no single length is worth more than three standard deviations.
    length_variance: float = 0.04
    length_variance_short: float = 1.5
    length_cap: float = 9.0

    @property
    def reads_as_is(self) -> bool:
        """Whether similarities are what they are."""
        return self.slope == 1.0 and not self.height

    def read(self, products: Matrix, sizes: "float | NDArray[np.int64]" = 1) -> Matrix:
        """Products of vectors as they are to be read; `sizes` says of how many products of two vectors each is the
        sum."""
        return products if self.reads_as_is else np.asarray(self.slope * products + self.height * sizes)
