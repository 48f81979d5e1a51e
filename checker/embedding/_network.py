"""The forward pass of Universal Sentence Encoder multilingual v3 (Yang et al., "Multilingual Universal Sentence Encoder
for Semantic Retrieval", ACL 2020: the convolutional model), on sentences packed one after another without padding to a
common length."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import embedding_bag

from checker.embedding._convolution import TILE, Convolution
from checker.embedding._token_rows import BRANCHES, LEAST_ROWS, WIDTH, TokenRows
from checker.embedding.weights import Weights

DIMENSION = 512
# Rows a pack: enough to keep the matrix products busy, few enough to stay in the processor's cache.
_ROWS = 768
# One row of zeros before a sentence and at least one behind it: two between sentences, as far as the widest filter
# reaches. Of its neighbour, a sentence's tile meets only a window's first and last row, and those feed (in exact zeros
# elsewhere) the tile's first and last output only, which are rows of the gap.
_BEFORE, _BEHIND = 1, 1
Ids = NDArray[np.int64]


class Network:
    """Token ids → vectors. Packs run side by side on `threads` threads, each with torch's own threads set to one: that
    scales where torch's threads inside one small product do not, and idle threads do not spin."""

    def __init__(self, weights: Weights, threads: int) -> None:
        self._tokens = TokenRows(weights)
        self._arrays = {name: torch.from_numpy(array) for name, array in weights.arrays.items()}
        self._epsilon = float(weights.arrays["eps"])
        self._second = [Convolution(self._arrays[f"w2_{order}"], self._arrays[f"b2_{order}"], left)
                        for order, left in BRANCHES]
        self._pool = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))

    def __call__(self, ids: Ids, lengths: Ids) -> Tensor:
        """The vectors of sentences whose tokens lie one after another in `ids`."""
        slots = self._tokens.slots(ids, self._parallel)
        sums = torch.zeros(max(len(lengths), LEAST_ROWS), DIMENSION + len(BRANCHES) * WIDTH)
        sentences = np.split(slots, np.cumsum(lengths)[:-1])
        self._parallel(self._sum, ((sentences[start:end], sums[start:end]) for start, end in _packs(lengths)))
        counts = torch.ones(len(sums), 1)
        counts[:len(lengths), 0] = torch.from_numpy(lengths)
        vectors = torch.empty(len(sums), DIMENSION)
        self._parallel(self._read_out, ((sums, counts, vectors),))
        return vectors[:len(lengths)]

    def _parallel(self, work: Callable[..., None], calls: Iterable[tuple[Any, ...]]) -> None:
        def one(arguments: tuple[Any, ...]) -> None:
            with torch.inference_mode():
                work(*arguments)

        for _ in self._pool.map(one, calls):
            pass

    def _sum(self, sentences: Sequence[Ids], out: Tensor) -> None:
        """The sum over each sentence's tokens of the layer-normed features, before gain and shift."""
        lengths = np.array([len(sentence) for sentence in sentences])
        room = _room(lengths)
        total = max(int(room.sum()), LEAST_ROWS * TILE)
        first = np.cumsum(lengths) - lengths
        rows = np.arange(lengths.sum()) + np.repeat(np.cumsum(room) - room - first + _BEFORE, lengths)
        slots = np.zeros(total + 2 * TILE, np.int64)
        slots[rows + TILE] = np.concatenate(sentences)
        features = [self._branch(branch, slots) for branch in range(len(BRANCHES))]
        words, places = torch.from_numpy(slots[rows + TILE]), torch.from_numpy(rows)
        moments = self._tokens.moments[words]
        for feature in features:
            moments[:, 0] += feature.sum(1)[places]
            moments[:, 1] += torch.linalg.vecdot(feature, feature)[places]
        moments /= out.shape[1]
        mean = moments[:, 0]
        scale = torch.rsqrt(moments[:, 1] - mean.square() + self._epsilon)
        starts = torch.from_numpy(first)
        tables = [(words, self._tokens.embedding), *((places, feature) for feature in features)]
        torch.cat([embedding_bag(index, table, starts, mode="sum", per_sample_weights=scale)
                   for index, table in tables], 1, out=out)
        out -= torch.segment_reduce(mean * scale, "sum", lengths=torch.from_numpy(lengths))[:, None]

    def _branch(self, branch: int, slots: Ids) -> Tensor:
        """Both convolutions of one branch, each with its residual, on the packed rows."""
        order, left = BRANCHES[branch]
        inner = slots[TILE:-TILE]
        windows = np.lib.stride_tricks.sliding_window_view(slots, order)[TILE - left:][:len(inner)]
        # A row between two sentences stays silent though a filter that stands on it would reach their words.
        shares = (windows * order + np.arange(order)) * (inner > 0)[:, None]
        added = embedding_bag(torch.from_numpy(shares), self._tokens.shares[branch].view(-1, WIDTH), mode="sum")
        hidden = torch.zeros(len(slots), WIDTH)
        own = self._tokens.projected[branch].index_select(0, torch.from_numpy(inner))
        torch.add(added.relu_(), own, out=hidden[TILE:-TILE])
        return self._second[branch](hidden).relu_().add_(hidden[TILE:-TILE])

    def _read_out(self, sums: Tensor, counts: Tensor, out: Tensor) -> None:
        """The dense layers, on one row a sentence: the sum over tokens comes first because the projection is linear."""
        arrays = self._arrays
        mean = (sums * arrays["ln_g"]).addcmul_(counts, arrays["ln_b"]) @ arrays["cnn_W"]
        mean.addcmul_(counts, arrays["cnn_b"]).mul_(torch.rsqrt(counts))
        first = (mean @ arrays["d0"]).relu_()
        second = (mean @ arrays["p1"]).addmm_(first, arrays["d1"]).relu_()
        third = (second @ arrays["d2"]).relu_()
        vectors = (second @ arrays["p3"]).addmm_(third, arrays["d3"]).tanh_()
        norms = torch.linalg.vector_norm(vectors, dim=1, keepdim=True)
        torch.div(vectors, norms.clamp_(min=self._epsilon), out=out)


def _room(lengths: Ids) -> Ids:
    """Rows each sentence takes: its tokens, the gap, and what fills its last tile. Beginning on a tile, a sentence is
    computed alike wherever it stands, so its vector has the same bits in every batch."""
    return -(-(lengths + _BEFORE + _BEHIND) // TILE) * TILE


def _packs(lengths: Ids) -> Iterator[tuple[int, int]]:
    """Ranges of sentences that together take about `_ROWS` rows (a longer sentence is a pack of its own)."""
    start = rows = 0
    for place, room in enumerate(_room(lengths)):
        if rows and rows + room > _ROWS:
            yield start, place
            start, rows = place, 0
        rows += int(room)
    if rows:
        yield start, len(lengths)
