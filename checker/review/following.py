"""Decisions as they come: what counts now, for a program that runs while editors decide."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.decision import Decision, last
from checker.errors import CheckerError
from checker.review.files import FORMATS, read
from checker.review.sources import existing_store

if TYPE_CHECKING:
    from checker.review.store import Store

_LOG = logging.getLogger(__name__)
Latest = Mapping[str, Decision]


@contextmanager
def following(where: str) -> Iterator[Callable[[], Latest]]:
    """A function that gives the decisions that count at `where`, by fingerprint, as they stand when it is called.

    Of a file (.jsonl, .csv) it looks whether it has changed, of a database for what was appended. When that fails
    later, what was known still counts and a warning says why: what is dismissed does not come undone with a network.
    Raises InputError and StoreError, at the start, as `decisions_in` does.
    """
    if Path(where).suffix in FORMATS and "://" not in where:
        yield _Patient(_File(Path(where)))
        return
    with existing_store(where) as store:
        yield _Patient(_Appended(store))


class _Patient:
    def __init__(self, ask: Callable[[], Latest]) -> None:
        self._ask, self._known, self._complaint = ask, ask(), ""

    def __call__(self) -> Latest:
        try:
            self._known, complaint = self._ask(), ""
        except (CheckerError, OSError) as error:
            complaint = f"decisions can't be read ({error}); those known so far count"
            if complaint != self._complaint:  # once, and not with every request
                _LOG.warning("%s", complaint)
        self._complaint = complaint
        return self._known


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._known: Latest = {}

    def __call__(self) -> Latest:
        found = self._path.stat() if self._path.exists() else None
        stamp = found and (found.st_mtime_ns, found.st_size)
        if stamp is None or stamp != self._stamp:
            self._known = last(read(self._path))
            self._stamp = stamp
        return self._known


class _Appended:
    def __init__(self, store: "Store") -> None:
        self._store, self._sequence = store, 0
        self._known: dict[str, Decision] = {}

    def __call__(self) -> Latest:
        for entry in self._store.since(self._sequence):
            self._sequence = max(self._sequence, entry.sequence)
            one = entry.decision
            former = self._known.get(one.fingerprint)
            if former is None or former.when <= one.when:  # an older one may be imported later
                self._known[one.fingerprint] = one
        return self._known
