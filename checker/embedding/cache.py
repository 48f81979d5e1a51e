"""The embedding cache: vectors by what they are made from, in one SQLite file of the user's cache folder.

A vector lies under the SHA-256 of the encoder's name (weights included) and the plain text, so nothing ever has to be
invalidated. Vectors are kept as float32, as they came: a cached run has the bits of a fresh one, which half precision
would not give. 200,000 vectors of 512 numbers are about 430 MB; beyond that the oldest go.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from checker.embedding._encoder import Encoder, Vectors
from checker.languages import plain

_LOG = logging.getLogger(__name__)
_APPLICATION = "translation-consistency-checker"
_FILE = "embeddings.sqlite"
_LIMIT = 200_000
_PATIENCE = 30.0  # seconds to wait while another run writes
_LOOKUP = 500  # keys a query; SQLite's oldest limit on variables is 999
_PORTION = 4096  # texts encoded between two writes: what is done stays done when the run is killed
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL)"

Vector = NDArray[np.float32]
_Result = TypeVar("_Result")
_Item = TypeVar("_Item")


class EmbeddingCache:
    """Vectors by key, shared by all runs of a user. Never the reason why a run fails: a damaged file is set aside, and
    a folder that can't be written to turns the cache off; both are logged as warnings."""

    def __init__(self, folder: Path | None = None, *, limit: int = _LIMIT) -> None:
        self.path = (folder or user_cache_path(_APPLICATION)) / _FILE
        self._limit = limit
        self._off = False

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        """The vectors that are known among `keys` (read-only arrays)."""

        def look_up(connection: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
            found: list[tuple[bytes, bytes]] = []
            for some in _portions(keys, _LOOKUP):
                marks = ",".join("?" * len(some))
                found += connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)  # noqa: S608
            return found

        return _sound(self._attempt(look_up, [])) if keys else {}

    def put(self, vectors: Mapping[bytes, Vector]) -> None:
        """Keep these vectors; all of them or, if the run is killed meanwhile, none."""

        def store(connection: sqlite3.Connection) -> None:
            rows = ((key, vector.astype("<f4").tobytes()) for key, vector in vectors.items())
            connection.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
            connection.execute("DELETE FROM vectors WHERE id <= (SELECT max(id) FROM vectors) - ?", (self._limit,))

        self._attempt(store, None)

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        # A connection of its own for each piece of work: safe with threads and forks, and opening takes 0.3 ms.
        for _ in range(2):
            if self._off:
                break
            try:
                with closing(self._open()) as connection, connection:
                    return work(connection)
            except (OSError, sqlite3.OperationalError) as error:
                self._off = True
                _LOG.warning("no embedding cache in %s (%s); name another folder with --cache", self.path.parent, error)
            except sqlite3.DatabaseError as error:
                self._set_aside(error)
        return otherwise

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            with suppress(sqlite3.OperationalError):  # of two runs that both make the file one switches it
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # a killed run loses nothing written, a power cut may
            connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self, error: sqlite3.Error) -> None:
        aside = self.path.with_suffix(".damaged")
        try:
            self.path.replace(aside)
            for rest in ("-wal", "-shm"):
                self.path.with_name(self.path.name + rest).unlink(missing_ok=True)
        except OSError:
            self._off = True
        _LOG.warning("the embedding cache %s is damaged (%s); it was set aside as %s and a new one begun",
                     self.path, error, aside.name)


@dataclass(frozen=True, slots=True)
class CachedEncoder:
    """An encoder that asks the cache first; the encoder behind it runs (and loads its model) only for what is missing.

    The key is the plain text; what goes to the encoder is the text as it came, since encoders make it plain themselves.
    """

    encoder: Encoder
    cache: EmbeddingCache

    @property
    def name(self) -> str:
        """The name of the encoder behind."""
        return self.encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError as the encoder does."""
        if not texts:
            return self.encoder.encode(texts)
        name = self.name
        keys = [_key(name, text) for text in texts]
        wanted = dict(zip(keys, texts, strict=True))
        found = self.cache.get(list(wanted))
        for some in _portions([key for key in wanted if key not in found], _PORTION):
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


def _portions(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    return (items[start:start + size] for start in range(0, len(items), size))
