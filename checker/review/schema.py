"""The tables that decisions are kept in, and how those of an older version are brought up to date.

`migrations/0001.sql` makes the first version, each further file the next. A file that was published is never changed.
"""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from string import Template

from sqlalchemy import Column, Connection, DateTime, Dialect, Float, Integer, MetaData, String, Table, inspect, select
from sqlalchemy.types import TypeDecorator

from checker.errors import StoreError

# What the two databases call by different names. AUTOINCREMENT: a number once seen by a browser never comes again.
_WORDS = {
    "sqlite": {"sequence": "INTEGER PRIMARY KEY AUTOINCREMENT", "time": "TIMESTAMP"},
    "postgresql": {"sequence": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "time": "TIMESTAMP WITH TIME ZONE"},
}


class _Utc(TypeDecorator[datetime]):
    """A moment in UTC; SQLite, which knows no time zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What came from the database, its time zone put back."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


_METADATA = MetaData()
DECISIONS = Table(
    "checker_decisions", _METADATA,
    Column("sequence", Integer, primary_key=True), Column("key", String, unique=True),
    *(Column(name, String) for name in ("fingerprint", "digest", "judgement", "reviewer")), Column("when", _Utc),
    *(Column(name, String) for name in ("check", "pair", "source_value", "target_value", "reason", "note")),
    Column("suggestion", String), Column("severity", String), Column("confidence", Float),
)
_VERSION = Table("checker_schema", _METADATA, Column("version", Integer))


@cache
def _migrations() -> tuple[str, ...]:
    """The texts that make version 1, 2, …"""
    folder = files(__package__) / "migrations"
    return tuple(one.read_text("utf-8") for one in sorted(folder.iterdir(), key=lambda one: one.name)
                 if one.name.endswith(".sql"))


def is_current(connection: Connection) -> bool:
    """Whether the database has our tables as this version of the program knows them.

    Raises StoreError for a database that belongs to another program, or to a newer version of this one.
    """
    return _version(connection) == len(_migrations())


def migrate(connection: Connection) -> None:
    """Run the migrations that the database lacks. To be called in a transaction that nobody else can be in.

    Raises StoreError as `is_current` does.
    """
    version = _version(connection)
    if version == 0:
        _VERSION.create(connection)
        connection.execute(_VERSION.insert(), {"version": 0})
    for text in _migrations()[version:]:
        for statement in Template(text).substitute(_WORDS[connection.dialect.name]).split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    connection.execute(_VERSION.update(), {"version": len(_migrations())})


def _version(connection: Connection) -> int:
    """The version of the tables; 0: there are none yet."""
    names = inspect(connection).get_table_names()
    if _VERSION.name not in names:
        # A PostgreSQL database may be shared with other programs, an SQLite file has one owner.
        if names and (connection.dialect.name == "sqlite" or DECISIONS.name in names):
            raise StoreError("is a database of another program", advice="name a file of its own for the decisions")
        return 0
    version = connection.execute(select(_VERSION.c.version)).scalar()
    if not isinstance(version, int) or version > len(_migrations()):
        raise StoreError(f"has decisions in schema version {version}, this program knows up to {len(_migrations())}",
                         advice="update the program; nothing was changed")
    return version
