"""All that the network computes from a token alone, computed once a token and kept.

Projection and layer norm depend on the token only, and so does each tap's share of the first convolution: what is left
of that layer for a sentence is to add n ready rows.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.embedding._packing import Ids
from checker.embedding._product import INNER, Floats, Layer, whole, with_margins
from checker.embedding.weights import PARTS, Weights

# (order, taps before the token) of the three branches, and their width.
BRANCHES = ((2, 0), (3, 1), (5, 2))
WIDTH = 256
# 15 KB a token: 250 MB at the most, touched only as it fills. News fills about 5,700 rows in 1,600 English sentences.
_CAPACITY = 16384
_PART = 240

Parallel = Callable[[Callable[..., None], Iterable[tuple[Any, ...]]], None]


class TokenRows:
    """Slot 0 is silence: zeros everywhere. Not safe to fill from two threads; safe to read from many."""

    def __init__(self, weights: Weights) -> None:
        arrays, orders = weights.arrays, [order for order, _ in BRANCHES]
        self._weights = weights
        self._project = Layer(np.concatenate([arrays[f"proj{order}"] for order in orders], 1), WIDTH)
        self._project_bias = np.concatenate([arrays[f"proj_b{order}"] for order in orders])
        self._gain = np.concatenate([arrays[f"ln_g{order}"] for order in orders])
        self._shift = np.concatenate([arrays[f"ln_b{order}"] for order in orders])
        self._taps = [with_margins(arrays[f"w1_{order}"].reshape(order, WIDTH, WIDTH)) for order in orders]
        self._biases = [arrays[f"b1_{order}"] for order in orders]
        self._slots = np.zeros(weights.table.shape[0], np.int64)
        self._empty(_CAPACITY)

    def _empty(self, capacity: int) -> None:
        self._slots[:] = 0
        self._used, self._capacity = 1, capacity
        capacity += whole(1)
        self.embedding = np.empty((capacity, self._weights.table.shape[1]), np.float32)
        self.projected = [np.empty((capacity, WIDTH), np.float32) for _ in BRANCHES]
        # By branch and tap: what a token adds to the row on which the filter stands when that tap meets the token.
        self.shares = [np.empty((order, capacity, WIDTH), np.float32) for order, _ in BRANCHES]
        for table in (self.embedding, *self.projected, *(tap for taps in self.shares for tap in taps)):
            table[0] = 0.0

    def slots(self, ids: Ids, parallel: Parallel) -> Ids:
        """The slot of each token id; tokens not met before are computed. Earlier slots lose their meaning when the
        table is full."""
        wanted = np.unique(ids)
        new = wanted[self._slots[wanted] == 0]
        if self._used + len(new) > self._capacity:
            self._empty(max(_CAPACITY, len(wanted) + 1))
            new = wanted
        parallel(self._fill, ((new[start:start + _PART], self._used + start) for start in range(0, len(new), _PART)))
        self._slots[new] = np.arange(self._used, self._used + len(new))
        self._used += len(new)
        return self._slots[ids]

    def _fill(self, ids: Ids, first: int) -> None:
        # What fills up the last part lands behind the slots in use and is overwritten in time.
        ids = np.pad(ids, (0, whole(len(ids)) - len(ids)))
        place = slice(first, first + len(ids))
        embedding = self.embedding[place] = self._dequantised(ids)
        projected = self._normed(self._project(embedding) + self._project_bias)
        for branch, own in enumerate(np.split(projected, len(BRANCHES), 1)):
            self.projected[branch][place] = own
            self.shares[branch][:, place] = (own @ self._taps[branch])[:, :, INNER]
            self.shares[branch][BRANCHES[branch][1], place] += self._biases[branch]

    def _normed(self, rows: Floats) -> Floats:
        """Layer norm over a whole row, all branches together."""
        rows -= rows.mean(1, keepdims=True)
        rows /= np.sqrt(np.vecdot(rows, rows) / rows.shape[1] + self._weights.arrays["eps"])[:, None]
        normed: Floats = rows * self._gain + self._shift
        return normed

    def _dequantised(self, ids: NDArray[np.int64]) -> Floats:
        part = ids % PARTS
        scale, low = (self._weights.arrays[name][part, None] for name in ("scale", "lo"))
        return self._weights.table[ids] * scale + low
