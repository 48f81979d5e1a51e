"""Decisions in a database, SQLite or PostgreSQL: an append-only history that many write and read at once."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, select
from sqlalchemy.dialects import postgresql, sqlite

from checker.decision import Decision, Judgement
from checker.finding import Severity
from checker.review.engines import alone, database_url, engine, explained
from checker.review.schema import DECISIONS, is_current, migrate

_FIELDS = [one.name for one in fields(Decision)]
_BY_TIME = (DECISIONS.c.when, DECISIONS.c.sequence)


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision with its number in the store: numbers grow in the order in which decisions were committed."""

    sequence: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Appended:
    """What an append did: how many decisions were `new` (not known by their keys), and the store's last `sequence`."""

    new: int
    sequence: int


class Store:
    """Decisions in a database. Threads may share one; a process opens its own.

    Every method raises StoreError when the database fails. Where several decisions fall on one finding the one made
    last counts, and of those made at the same microsecond the one appended last.
    """

    def __init__(self, made: Engine) -> None:
        self._engine, self._alone = made, alone(made)

    def append(self, decisions: Iterable[Decision]) -> Appended:
        """Add the decisions, all of them or none; one that is known already, by its key, is passed over. When this
        returns, they are on the disk."""
        rows = [asdict(one) | {"key": one.identity} for one in decisions]
        insert = sqlite.insert if self._engine.dialect.name == "sqlite" else postgresql.insert
        statement = insert(DECISIONS).on_conflict_do_nothing(index_elements=["key"]).returning(DECISIONS.c.sequence)
        with self._writing() as connection:
            new = len(connection.execute(statement, rows).all()) if rows else 0
            return Appended(new, _last_sequence(connection))

    def latest(self) -> dict[str, Decision]:
        """By fingerprint the decision that counts."""
        return {one.fingerprint: one for one in self._latest(DECISIONS.c.fingerprint)}

    def latest_by_reviewer(self) -> dict[str, dict[str, Decision]]:
        """By reviewer, then by fingerprint, what each said last of each finding."""
        found: dict[str, dict[str, Decision]] = {}
        for one in self._latest(DECISIONS.c.fingerprint, DECISIONS.c.reviewer):
            found.setdefault(one.reviewer, {})[one.fingerprint] = one
        return found

    def history(self, fingerprint: str) -> tuple[Decision, ...]:
        """Everything that was decided about a finding, the oldest first."""
        return self._decisions(select(DECISIONS).where(DECISIONS.c.fingerprint == fingerprint).order_by(*_BY_TIME))

    def every(self) -> tuple[Decision, ...]:
        """The whole history, the oldest first."""
        return self._decisions(select(DECISIONS).order_by(*_BY_TIME))

    def since(self, sequence: int) -> tuple[Entry, ...]:
        """What was appended after this number: ask again with the last one seen, and nothing is missed."""
        query = select(DECISIONS).where(DECISIONS.c.sequence > sequence).order_by(DECISIONS.c.sequence)
        with self._reading() as connection:
            return tuple(Entry(row.sequence, _decision(row)) for row in connection.execute(query))

    def last_sequence(self) -> int:
        """The number of the latest entry; 0 when there is none."""
        with self._reading() as connection:
            return _last_sequence(connection)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Make or update the tables, under a lock: of two processes that come at once one does it, the other waits."""
        with self._reading() as connection:
            current = is_current(connection)
        if not current:
            with self._writing() as connection:
                migrate(connection)
            self._keep_readers_and_writer_apart()

    def _keep_readers_and_writer_apart(self) -> None:
        """SQLite's write-ahead log: who reads does not wait for who writes. The file remembers it."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection, suppress(sqlite3.OperationalError):
                # "locked": another process that has just come is doing the same.
                connection.connection.cursor().execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self._engine.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self._engine.url), self._alone.begin() as connection:
            yield connection

    def _latest(self, *of: Any) -> tuple[Decision, ...]:
        """The last decision of each group that has these columns in common."""
        newest_first = [column.desc() for column in _BY_TIME]
        ranked = select(DECISIONS, func.row_number().over(partition_by=of, order_by=newest_first).label("rank"))
        table = ranked.subquery()
        return self._decisions(select(table).where(table.c.rank == 1).order_by(table.c.when, table.c.sequence))

    def _decisions(self, query: Select[Any]) -> tuple[Decision, ...]:
        with self._reading() as connection:
            return tuple(_decision(row) for row in connection.execute(query))


@contextmanager
def open_store(where: str) -> Iterator[Store]:
    """The store at `where`: a path or `sqlite:///path` (made when missing), or `postgresql://user@host/database`.

    Raises StoreError for a server that can't be reached, a file that is no database of ours, or one that a newer
    version of the program has written. No message holds the password.
    """
    url = database_url(where)
    store = Store(engine(url))
    try:
        store.prepare()
        yield store
    finally:
        store.close()


def _last_sequence(connection: Connection) -> int:
    return connection.execute(select(func.max(DECISIONS.c.sequence))).scalar() or 0


def _decision(row: Row[Any]) -> Decision:
    values = {name: getattr(row, name) for name in _FIELDS}
    severity = values["severity"]
    return Decision(**values | {"judgement": Judgement(values["judgement"]),
                                "severity": severity and Severity(severity)})
