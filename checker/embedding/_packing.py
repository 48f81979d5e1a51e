"""Sentences of any lengths as one piece of work, without padding to a common length."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from checker.embedding._convolution import TILE
from checker.embedding._product import whole

Ids = NDArray[np.int64]
# Rows a pack: enough to keep the matrix products busy, few enough to stay in the processor's cache.
_ROWS = 768
_REACH = 2  # how far the widest filter looks to either side

class Pack:
    """The tokens of some sentences, each beginning on a tile: so a sentence is computed alike wherever it stands, and
    its vector has the same bits in every batch. Arrays have the shape (TILE, tiles): row r of tile t is at [r, t]."""

    def __init__(self, slots: Ids, lengths: Ids) -> None:
        self.bounds = np.concatenate([[0], np.cumsum(_tiles(lengths))])
        self.tiles = whole(int(self.bounds[-1]))
        places = np.arange(len(slots)) + np.repeat(TILE * self.bounds[:-1] - np.cumsum(lengths) + lengths, lengths)
        self._slots = np.zeros(TILE * self.tiles + 2 * _REACH, np.int64)
        self._sentence = np.zeros_like(self._slots)
        self._slots[places + _REACH] = slots
        self._sentence[places + _REACH] = np.repeat(np.arange(1, len(lengths) + 1), lengths)

    def slots(self, offset: int = 0) -> Ids:
        """For each row the slot of the token `offset` rows from it; 0 where that is not in the same sentence."""
        here = slice(_REACH, len(self._slots) - _REACH)
        there = slice(here.start + offset, here.stop + offset)
        same = self._sentence[there] == self._sentence[here]
        return np.ascontiguousarray((self._slots[there] * same).reshape(-1, TILE).T)


def packs(lengths: Ids) -> Iterator[slice]:
    """Ranges of sentences that together take about `_ROWS` rows (a longer sentence is a pack of its own)."""
    start = rows = 0
    for place, room in enumerate((TILE * _tiles(lengths)).tolist()):
        if rows and rows + room > _ROWS:
            yield slice(start, place)
            start, rows = place, 0
        rows += room
    if rows:
        yield slice(start, len(lengths))


def _tiles(lengths: Ids) -> Ids:
    return -(-lengths // TILE)
