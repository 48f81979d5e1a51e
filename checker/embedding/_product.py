"""Matrix products whose rows have the same bits wherever they stand: what the promise of `Encoder` rests on.

OpenBLAS (0.3.31, AVX2) takes rows by the dozen and sums the first and the last eight columns of some of them in another
order. So every product has whole dozens of rows, and weights stand between columns of zeros, in blocks narrow enough
that the library does not cut them again; that costs 6 % of the multiplications. The tests hold it to that.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Rows of a product come in multiples of this, columns of zeros stand on either side.
ROWS, MARGIN = 24, 8
INNER: Final = slice(MARGIN, -MARGIN)


def whole(rows: int) -> int:
    """So many rows rounded up to what a product may have, at least one block."""
    return max(1, -(-rows // ROWS)) * ROWS


def with_margins(matrices: Floats) -> Floats:
    """Matrices (…, n, m) between columns of zeros; `INNER` is where the m columns are in a product with them."""
    return np.pad(matrices, [(0, 0)] * (matrices.ndim - 1) + [(MARGIN, MARGIN)])


class Layer:
    """A matrix that rows are multiplied with, in blocks of `width` columns."""

    def __init__(self, matrix: Floats, width: int) -> None:
        self._blocks = with_margins(np.stack(np.split(matrix, matrix.shape[1] // width, 1)))

    def __call__(self, rows: Floats) -> Floats:
        """The product (rows, columns); of rows there must be a `whole` number."""
        return np.concatenate(list((rows @ self._blocks)[:, :, INNER]), 1)
