"""The embedding cache: vectors by what they are made from, in one SQLite file of the user's cache folder.

A vector lies under the SHA-256 of the encoder's name (weights included) and the plain text, so nothing ever has to be
invalidated. Vectors are kept as float32, as they came: a cached run has the bits of a fresh one, which half precision
would not give. 200,000 vectors of 512 numbers are about 430 MB; beyond that the oldest go.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.cache_file import CacheFile, portions
from checker.embedding._encoder import Before, Vectors
from checker.languages import plain

_FILE = "vectors.sqlite"
_LIMIT = 430_000_000
_PORTION = 4096  # texts encoded between two writes: what is done stays done when the run is killed

Vector = NDArray[np.float32]


class EmbeddingCache:
    """Vectors by key, shared by all runs of a user. Never the reason why a run fails (see `CacheFile`)."""

    def __init__(self, folder: Path | None = None, *, limit: int = _LIMIT) -> None:
        """The cache in this folder [the user's cache folder], of at most about `limit` bytes."""
        self._file = CacheFile(folder, _FILE, limit)

    @property
    def path(self) -> Path:
        """Where the vectors lie."""
        return self._file.path

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        """The vectors that are known among `keys` (read-only arrays)."""
        return _sound(self._file.get(keys).items())

    def put(self, vectors: Mapping[bytes, Vector]) -> None:
        """Keep these vectors; all of them or, if the run is killed meanwhile, none."""
        self._file.put({key: vector.astype("<f4").tobytes() for key, vector in vectors.items()})


@dataclass(frozen=True, slots=True)
class CachedEncoder(Before):
    """An encoder that asks the cache first; the encoder behind it runs (and loads its model) only for what is missing.

    The key is the plain text; what goes to the encoder is the text as it came, since encoders make it plain themselves.
    """

    cache: EmbeddingCache

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError as the encoder does."""
        if not texts:
            return self.encoder.encode(texts)
        name = self.name
        keys = [_key(name, text) for text in texts]
        wanted = dict(zip(keys, texts, strict=True))
        found = self.cache.get(list(wanted))
        for some in portions([key for key in wanted if key not in found], _PORTION):
            fresh = dict(zip(some, self.encoder.encode([wanted[key] for key in some]), strict=True))
            self.cache.put(fresh)
            found.update(fresh)
        return np.stack([found[key] for key in keys])


def _key(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\0{plain(text)}".encode("utf-8", "surrogatepass")).digest()


def _sound(rows: Iterable[tuple[bytes, bytes]]) -> dict[bytes, Vector]:
    """The vectors that have one length and are of norm 1: what a disk has changed is encoded anew."""
    rows = list(rows)
    if not rows:
        return {}
    size = len(rows[0][1])
    rows = [row for row in rows if len(row[1]) == size and size % 4 == 0]
    if not rows:
        return {}
    vectors = np.frombuffer(b"".join(vector for _, vector in rows), "<f4").reshape(len(rows), -1)
    sound = np.abs(np.linalg.norm(vectors, axis=1) - 1.0) < 1e-3
    return {key: vector for (key, _), vector, good in zip(rows, vectors, sound, strict=True) if good}
