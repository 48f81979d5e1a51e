"""SQLite: all tables in one database, `report.sqlite`, with the indexes that questions about findings want."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import polars as pl

# A reader who knows the layout can tell when it is another one: PRAGMA user_version.
VERSION = 1
_TYPES = {pl.String: "TEXT", pl.Int64: "INTEGER", pl.Boolean: "INTEGER", pl.Float64: "REAL"}
_INDEXED = {
    "findings": (("fingerprint",), ("pair", "bead"), ("check", "severity"), ("state",)),
    "alignment": (("pair", "bead"),),
    "summary": (("pair",),),
}


def write(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write every table to the new database `path`, rows in their order; booleans are 0 and 1."""
    with closing(sqlite3.connect(path)) as database:
        # The file is moved to its place only when it is whole: no journal is needed on the way.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute(f"PRAGMA user_version = {VERSION}")
        with database:
            for name, table in tables.items():
                _write(database, name, table)


def _write(database: sqlite3.Connection, name: str, table: pl.DataFrame) -> None:
    columns = ", ".join(f"{_quoted(column)} {_TYPES[kind.base_type()]}" for column, kind in table.schema.items())
    database.execute(f"CREATE TABLE {_quoted(name)} ({columns})")
    database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({', '.join('?' * table.width)})",  # noqa: S608
                         table.iter_rows())
    for statement in _indexes(name):
        database.execute(statement)


def _indexes(table: str) -> Iterator[str]:
    for columns in _INDEXED.get(table, ()):
        yield f"CREATE INDEX {_quoted('_by_'.join((table, '_'.join(columns))))} ON {_quoted(table)} " \
              f"({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    """A name of ours as SQL writes it: "check" is a word of its own there."""
    return f'"{name}"'
