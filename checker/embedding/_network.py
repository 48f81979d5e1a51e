"""The forward pass of Universal Sentence Encoder multilingual v3 (Yang et al., "Multilingual Universal Sentence Encoder
for Semantic Retrieval", ACL 2020: the convolutional model), in numpy, on sentences packed one after another."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Lock
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from checker.embedding._convolution import TILE, Convolution
from checker.embedding._packing import Ids, Pack, packs
from checker.embedding._product import Floats, Layer, whole
from checker.embedding._scratch import scratch
from checker.embedding._token_rows import BRANCHES, WIDTH, TokenRows
from checker.embedding.weights import Weights

DIMENSION = 512
_FEATURES = DIMENSION + len(BRANCHES) * WIDTH
_HIDDEN = 320
_PART = 240  # sentences whose vectors are read out together


class Network:
    """Token ids → vectors. Packs run side by side on `threads` threads of ours, each with the matrix library's own set
    to one: that scales where a library's threads inside one small product do not, and idle threads do not spin."""

    def __init__(self, weights: Weights, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads)
        self._libraries = ThreadpoolController()
        self._turn = Lock()
        with self._one_thread_each():
            self._prepare(weights)

    def _one_thread_each(self) -> AbstractContextManager[object]:
        limited: AbstractContextManager[object] = self._libraries.limit(limits=1, user_api="blas")
        return limited

    def _prepare(self, weights: Weights) -> None:
        arrays = weights.arrays
        self._tokens = TokenRows(weights)
        self._epsilon = arrays["eps"]
        self._second = [Convolution(arrays[f"w2_{order}"], arrays[f"b2_{order}"], left) for order, left in BRANCHES]
        # Gain and shift of the layer norm, the projection behind it and the two layers that read it: nothing bends
        # between them, so they are one product.
        layers = np.concatenate([arrays["d0"], arrays["p1"]], 1)
        self._first = Layer((arrays["ln_g"][:, None] * arrays["cnn_W"]) @ layers, _HIDDEN // 2)
        self._first_bias = (arrays["ln_b"] @ arrays["cnn_W"] + arrays["cnn_b"]) @ layers
        self._d1 = Layer(arrays["d1"], _HIDDEN // 2)
        self._d2, self._p3, self._d3 = (Layer(arrays[name], DIMENSION // 2) for name in ("d2", "p3", "d3"))
        self._ones = np.ones(_FEATURES, np.float32)

    def __call__(self, ids: Ids, lengths: Ids) -> Floats:
        """The vectors of sentences whose tokens lie one after another in `ids`. Callers take turns."""
        with self._turn, self._one_thread_each():
            slots = self._tokens.slots(ids, self._parallel)
            ends = np.cumsum(lengths)
            starts = ends - lengths
            sums = np.zeros((whole(len(lengths)), _FEATURES), np.float32)
            counts = np.ones((len(sums), 1), np.float32)
            counts[:len(lengths), 0] = lengths
            self._parallel(self._sum, ((slots[starts[some.start]:ends[some.stop - 1]], lengths[some], sums[some])
                                       for some in packs(lengths)))
            vectors = np.empty((len(sums), DIMENSION), np.float32)
            parts = (slice(start, start + _PART) for start in range(0, len(sums), _PART))
            self._parallel(self._read_out, ((sums[some], counts[some], vectors[some]) for some in parts))
        return vectors[:len(lengths)]

    def _parallel(self, work: Callable[..., None], calls: Iterable[tuple[Any, ...]]) -> None:
        for _ in self._pool.map(lambda arguments: work(*arguments), calls):
            pass

    def _sum(self, slots: Ids, lengths: Ids, out: Floats) -> None:
        """The sum over each sentence's tokens of the layer-normed features, before gain and shift."""
        pack = Pack(slots, lengths)
        own = pack.slots()
        features = scratch("features", *own.shape, _FEATURES)
        features[:, :, :DIMENSION] = _rows(self._tokens.embedding, own)
        for branch in range(len(BRANCHES)):
            place = DIMENSION + branch * WIDTH
            self._branch(branch, pack, features[:, :, place:place + WIDTH])
        mean = np.vecdot(features, self._ones) / _FEATURES
        variance = np.vecdot(features, features) / _FEATURES - np.square(mean)
        scale = (own > 0) / np.sqrt(variance + self._epsilon)
        by_row = scratch("by row", len(out), TILE, 1, _FEATURES)
        for number, tiles in enumerate(map(slice, pack.bounds[:-1].tolist(), pack.bounds[1:].tolist())):
            np.matmul(scale[:, None, tiles], features[:, tiles], out=by_row[number])
        np.sum(by_row, axis=(1, 2), out=out)
        shifts = (scale * mean).sum(0)[:pack.bounds[-1]]
        out -= np.add.reduceat(shifts, pack.bounds[:-1])[:, None]

    def _branch(self, branch: int, pack: Pack, out: Floats) -> None:
        """Both convolutions of one branch, each with its residual."""
        left, second = BRANCHES[branch][1], self._second[branch]
        windows, hidden = second.windows(pack.tiles)
        first, *others = self._tokens.shares[branch]
        np.take(first, pack.slots(-left), axis=0, out=hidden, mode="clip")
        for tap, shares in enumerate(others, 1):
            hidden += _rows(shares, pack.slots(tap - left))
        np.add(_rectified(hidden), _rows(self._tokens.projected[branch], pack.slots()), out=hidden)
        np.add(_rectified(second(windows, pack.bounds)), hidden, out=out)

    def _read_out(self, sums: Floats, counts: Floats, out: Floats) -> None:
        """The dense layers, on one row a sentence: the sum over tokens comes first because the projection is linear."""
        both = (self._first(sums) + counts * self._first_bias) / np.sqrt(counts)
        second = _rectified(self._d1(_rectified(both[:, :_HIDDEN])) + both[:, _HIDDEN:])
        vectors = np.tanh(self._d3(_rectified(self._d2(second))) + self._p3(second))
        norms = np.linalg.vector_norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, np.maximum(norms, self._epsilon), out=out)


def _rows(table: Floats, slots: Ids) -> Floats:
    """The rows of a table at these slots, until the next ones are asked for. Nothing is clipped: the mode spares a
    copy."""
    return np.take(table, slots, axis=0, out=scratch("rows", *slots.shape, table.shape[1]), mode="clip")


def _rectified(values: Floats) -> Floats:
    """The values in place, negative ones as 0. With two bounds numpy 2.4 is three times as fast as with one."""
    return np.clip(values, 0.0, np.inf, out=values)
