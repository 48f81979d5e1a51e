"""The built-in model whole: plain texts in, vectors out."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import numpy as np

from checker.embedding import weights
from checker.embedding._encoder import Vectors
from checker.embedding._network import DIMENSION, Network
from checker.embedding._packing import Ids
from checker.embedding._tokens import Tokens

_BATCH = 1024  # texts; so many can't overflow the table of tokens


class Model:
    """Tokeniser and network, loaded side by side. Raises ModelError when a file of theirs can't be read."""

    def __init__(self, threads: int) -> None:
        with ThreadPoolExecutor(1) as beside:
            stored = beside.submit(weights.read)
            self._tokens = Tokens(threads)
            self._network = Network(stored.result(), threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1."""
        vectors = np.empty((len(texts), DIMENSION), np.float32)
        for start in range(0, len(texts), _BATCH):
            some = slice(start, start + _BATCH)
            vectors[some] = self.vectors(*self.ids(texts[some]))
        return vectors

    def ids(self, texts: Sequence[str]) -> tuple[Ids, Ids]:
        """Token ids of all texts one after another, and how many each has."""
        ids = list(self._tokens.ids(texts))
        lengths = np.array([len(one) for one in ids], np.int64)
        return np.fromiter(chain.from_iterable(ids), np.int64, count=int(lengths.sum())), lengths

    def vectors(self, ids: Ids, lengths: Ids) -> Vectors:
        """The vectors of the texts of which `ids` gave this."""
        return self._network(ids, lengths)
