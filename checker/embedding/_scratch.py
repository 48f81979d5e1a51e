"""Memory that a thread of the network uses again for each pack."""

import math
from threading import local

import numpy as np
from numpy.typing import NDArray

# Numbers, 32 MB: what a very long text needs beyond this is given back after it.
_KEPT = 1 << 23


class Scratch(local):
    """Arrays by name, each thread its own. Memory fresh from the system is cleared page by page when it is touched, and
    so is what the C library gave back after the last pack: that cost up to a third of the time."""

    def __init__(self) -> None:
        self._arrays: dict[str, NDArray[np.float32]] = {}

    def __call__(self, name: str, *shape: int) -> NDArray[np.float32]:
        """An array of this shape with anything in it; until the name is asked for again it is the caller's."""
        size = math.prod(shape)
        known = self._arrays.get(name)
        if known is None or known.size < size:
            known = np.empty(size, np.float32)
            if size <= _KEPT:
                self._arrays[name] = known
        return known[:size].reshape(shape)


scratch = Scratch()
