"""All that the network computes from a token alone, computed once a token and kept.

Projection and layer norm depend on the token only, and so does each tap's share of the first convolution: what is left
of that layer for a sentence is to add n ready rows.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import layer_norm

from checker.embedding.weights import PARTS, Weights

# (order, taps before the token) of the three branches, and their width.
BRANCHES = ((2, 0), (3, 1), (5, 2))
WIDTH = 256
# 15 KB a token: 250 MB at the most, touched only as it fills. News fills about 5,700 rows in 1,600 English sentences.
_CAPACITY = 16384
_PART = 128
# From four rows on, a row's bits in a matrix product no longer depend on how many rows are multiplied (fewer go
# another way through the library); sixteen leave a margin.
LEAST_ROWS = 16

Parallel = Callable[[Callable[..., None], Iterable[tuple[Any, ...]]], None]


class TokenRows:
    """Slot 0 is silence: zeros everywhere. Not safe to fill from two threads; safe to read from many."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        arrays = {name: torch.from_numpy(array) for name, array in weights.arrays.items()}
        orders = [order for order, _ in BRANCHES]
        self._project = torch.cat([arrays[f"proj{order}"] for order in orders], 1)
        self._project_bias = torch.cat([arrays[f"proj_b{order}"] for order in orders])
        self._gain = torch.cat([arrays[f"ln_g{order}"] for order in orders])
        self._shift = torch.cat([arrays[f"ln_b{order}"] for order in orders])
        self._epsilon = float(weights.arrays["eps"])
        # (order * width, width), tap after tap → (width, order * width): one product gives every tap's share.
        self._taps = [arrays[f"w1_{order}"].reshape(order, WIDTH, WIDTH).transpose(0, 1).reshape(WIDTH, -1).contiguous()
                      for order in orders]
        self._biases = [arrays[f"b1_{order}"] for order in orders]
        self._slots = np.zeros(weights.table.shape[0], np.int64)
        self._empty(_CAPACITY)

    def _empty(self, capacity: int) -> None:
        self._slots[:] = 0
        self._used, self._capacity = 1, capacity
        self.embedding = torch.empty(capacity, self._weights.table.shape[1])
        self.moments = torch.empty(capacity, 2)  # sum and sum of squares of the embedding
        self.projected = [torch.empty(capacity, WIDTH) for _ in BRANCHES]
        self.shares = [torch.empty(capacity, order, WIDTH) for order, _ in BRANCHES]
        for table in (self.embedding, self.moments, *self.projected, *self.shares):
            table[0] = 0.0

    def slots(self, ids: NDArray[np.int64], parallel: Parallel) -> NDArray[np.int64]:
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

    def _fill(self, ids: NDArray[np.int64], first: int) -> None:
        padded = np.concatenate([ids, np.zeros(max(0, LEAST_ROWS - len(ids)), np.int64)])
        embedding = self._dequantised(padded)
        projected = torch.addmm(self._project_bias, embedding, self._project)
        projected = layer_norm(projected, (len(BRANCHES) * WIDTH,), self._gain, self._shift, self._epsilon)
        count = len(ids)
        place = slice(first, first + count)
        self.embedding[place] = embedding[:count]
        self.moments[place] = torch.stack([embedding.sum(1), embedding.square().sum(1)], 1)[:count]
        for branch, (order, left) in enumerate(BRANCHES):
            own = projected[:, branch * WIDTH:(branch + 1) * WIDTH]
            shares = (own @ self._taps[branch]).view(-1, order, WIDTH)
            shares[:, left] += self._biases[branch]
            self.projected[branch][place] = own[:count]
            self.shares[branch][place] = shares[:count]

    def _dequantised(self, ids: NDArray[np.int64]) -> Tensor:
        part = torch.from_numpy(ids % PARTS)
        scale, low = (torch.from_numpy(self._weights.arrays[name])[part, None] for name in ("scale", "lo"))
        return torch.from_numpy(self._weights.table[ids]).float().mul_(scale).add_(low)
