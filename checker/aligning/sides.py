"""One side of an alignment as arrays: vectors, lengths and parts of the sentences that have words."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.aligning.parameters import HEADING
from checker.document import Document
from checker.languages import fold

Vectors = NDArray[np.float32]
Numbers = NDArray[np.float64]

_WORD = re.compile(r"[^\W_]")
_ENDED = re.compile(r"[.!?؟…:۔][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences with words: `indices` in the document, vectors of length 1, lengths in characters, how many
    sentences each one holds; the vectors of the parts, and where the parts of each sentence begin."""

    indices: tuple[int, ...]
    vectors: Vectors
    lengths: Numbers
    counts: Numbers
    part_vectors: Vectors
    part_starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.indices)

    def parts_of(self, place: int) -> tuple[int, int]:
        """The first part of a sentence, and the one after its last."""
        starts = self.part_starts
        return int(starts[place]), int(starts[place + 1]) if place + 1 < len(starts) else len(self.part_vectors)

    def chosen(self, places: NDArray[np.int64]) -> "Side":
        """The side with some of its sentences only."""
        ranges = [self.parts_of(int(place)) for place in places]
        starts = np.concatenate([[0], np.cumsum([stop - start for start, stop in ranges])])[:-1].astype(np.int64)
        parts = np.concatenate([np.arange(start, stop) for start, stop in ranges])
        return Side(tuple(self.indices[int(place)] for place in places), self.vectors[places], self.lengths[places],
                    self.counts[places], self.part_vectors[parts], starts)


def side(document: Document, vectors: Vectors, texts: tuple[tuple[str, ...], ...], part_vectors: Vectors) -> Side:
    """The side of a document with one vector a sentence and one a part; `texts` are the parts of each sentence.

    Raises ValueError when there are not as many vectors as texts."""
    if len(vectors) != len(document.sentences) or len(part_vectors) != sum(map(len, texts)):
        raise ValueError(f"{len(vectors)} and {len(part_vectors)} vectors for {len(document.sentences)} sentences "
                         f"with {sum(map(len, texts))} parts")
    kept = tuple(index for index, sentence in enumerate(document.sentences) if _WORD.search(sentence.text))
    sizes = np.array([len(one) for one in texts], dtype=np.int64)
    owners = np.repeat(np.arange(len(texts)), sizes)
    chosen = np.isin(owners, kept)
    starts = np.concatenate([[0], np.cumsum(sizes[list(kept)])])[:-1]
    lengths = [len(fold(document.sentences[index].text.strip()).text) + 1.0 for index in kept]
    counts = [sum(_count(text) for text in texts[index]) for index in kept]
    return Side(kept, vectors[list(kept)], np.array(lengths), np.array(counts), part_vectors[chosen], starts)


def _count(text: str) -> float:
    """A part without a mark at its end counts by its length: a heading glued to its paragraph is hardly a sentence."""
    return 1.0 if _ENDED.search(text) else len(text) / (len(text) + HEADING)
