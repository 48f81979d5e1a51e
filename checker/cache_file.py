"""What is kept between runs, by key, in an SQLite file of the user's cache folder: vectors, comparisons.

Never the reason why a run fails: a damaged file is set aside, a folder that can't be written to turns the cache off,
and both are told in a warning. A value that the disk has changed is for its owner to tell: nothing is looked into here.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

_LOG = logging.getLogger(__name__)
_APPLICATION = "translation-consistency-checker"
_PATIENCE = 30.0  # seconds to wait while another run writes
_LOOKUP = 500  # keys a query; SQLite's oldest limit on variables is 999
_ROOM_MADE = 8  # an eighth of the file goes at a time: making room takes longer than what it is made for
_TABLE = "CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, value BLOB NOT NULL)"
_Result = TypeVar("_Result")
_Item = TypeVar("_Item")


class CacheFile:
    """Values by key, shared by all runs of a user and safe with several at a time. Beyond `limit` bytes the oldest go,
    but none that came during this run: one that is bigger than its cache would push out its own beginning, and the next
    run, which begins there too, would find nothing of it."""

    def __init__(self, folder: Path | None, name: str, limit: int) -> None:
        """The file of this name in this folder [the user's cache folder]."""
        self.path = (folder or user_cache_path(_APPLICATION)) / name
        self._limit = limit
        self._newest_before: int | None = None
        self._off = False

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are known among `keys`."""

        def look_up(connection: sqlite3.Connection) -> dict[bytes, bytes]:
            found: dict[bytes, bytes] = {}
            for some in portions(keys, _LOOKUP):
                marks = ",".join("?" * len(some))
                found.update(connection.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", some))  # noqa: S608
            return found

        return self._attempt(look_up, {}) if keys else {}

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep these values; all of them or, if the run is killed meanwhile, none."""

        def store(connection: sqlite3.Connection) -> None:
            if self._newest_before is None:
                (self._newest_before,) = connection.execute("SELECT coalesce(max(id), 0) FROM kept").fetchone()
            if self._has_room(connection, self._newest_before):
                connection.executemany("INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)", values.items())

        if values:
            self._attempt(store, None)

    def _has_room(self, connection: sqlite3.Connection, newest_to_go: int) -> bool:
        """Whether there is room, made if need be."""
        while _used(connection) >= self._limit:
            oldest, newest = connection.execute("SELECT min(id), max(id) FROM kept").fetchone()
            if oldest is None or oldest > newest_to_go:
                return False
            gone = min(oldest + (newest - oldest) // _ROOM_MADE, newest_to_go)
            connection.execute("DELETE FROM kept WHERE id <= ?", (gone,))
        return True

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
                _LOG.warning("no cache in %s (%s); name another folder with --cache", self.path.parent, error)
            except sqlite3.DatabaseError as error:
                self._set_aside(error)
        return otherwise

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            # A vector of 512 numbers takes more than half of SQLite's usual page, so half of the file would be empty.
            connection.execute("PRAGMA page_size = 16384")
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
        _LOG.warning("the cache %s is damaged (%s); it was set aside as %s and a new one begun", self.path, error,
                     aside.name)


def portions(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """The items, `size` at a time."""
    return (items[start:start + size] for start in range(0, len(items), size))


def _used(connection: sqlite3.Connection) -> int:
    """The bytes that hold something; what is deleted leaves pages for what comes."""
    (pages,), (free,), (size,) = (connection.execute(f"PRAGMA {name}").fetchone()
                                  for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)
