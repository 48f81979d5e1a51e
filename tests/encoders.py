"""Small deterministic encoders for tests of whatever needs vectors and no model."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from checker.embedding import Vectors
from checker.embedding.scale import AS_THEY_ARE, Scale
from checker.languages import plain

_WORDS = re.compile(r"\d+|[^\W\d_]+")


@dataclass
class HashEncoder:
    """Hashed character trigrams of the words and hashed numbers: texts that share words and numbers are close.

    `calls` remembers the texts of every call, for tests of what was encoded and what came from a cache.
    """

    dimension: int = 256
    name: str = "hash@1"
    scale: Scale = AS_THEY_ARE
    calls: list[list[str]] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row, 0] = 0.01  # a text without a word has a direction too
            for feature, weight in _features(plain(text).casefold()):
                digest = zlib.crc32(feature.encode())
                vectors[row, digest % self.dimension] += weight if digest & 0x10000 else -weight
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


@dataclass
class LevelEncoder:
    """Every text has the same vector: alignment goes by order, length and anchors alone, whatever the languages."""

    name: str = "level@1"
    scale: Scale = AS_THEY_ARE

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(np.array([[1.0, 0.0]], np.float32), (len(texts), 1))


def _features(text: str) -> Iterator[tuple[str, float]]:
    for word in _WORDS.findall(text):
        if word.isdigit():
            yield word, 2.0
        else:
            padded = f"<{word}>"
            yield from ((padded[place:place + 3], 1.0) for place in range(len(padded) - 2))
