"""From where decisions are kept (a path or URL) to a database engine, and from the driver's errors to ours."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from checker.errors import StoreError

FILE = "decisions.sqlite"
_PATIENCE = 60  # seconds to wait while others write
_BEGIN = "begin"
# How a transaction that writes begins: one at a time, in SQLite by its lock on the file, in PostgreSQL by a lock under
# a number of our own. Sequence numbers then come in the order of the commits, and whoever has read up to one has
# missed none before it.
_ALONE = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(7200413806110219)"}
_SSL: Mapping[str, Any] = {"disable": False, "prefer": None, "require": True}
_ADVICE = "name an SQLite file, or a server as postgresql://user:password@host/database"


def database_url(where: str) -> URL:
    """The URL for what a user has named: a path is an SQLite file, a folder stands for `decisions.sqlite` in it.

    Raises StoreError for anything that is neither SQLite nor PostgreSQL.
    """
    try:
        url = make_url(where) if "://" in where else URL.create("sqlite", database=_file(where))
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise StoreError("the URL of the database can't be understood", advice=_ADVICE) from None
    if url.drivername == "sqlite" and url.database and url.database != ":memory:" and not url.host:
        return url
    if url.drivername in ("postgres", "postgresql", "postgresql+pg8000"):
        return url.set(drivername="postgresql+pg8000")
    raise StoreError("neither an SQLite file nor a PostgreSQL server", place=name(url), advice=_ADVICE)


def _file(where: str) -> str:
    return str(Path(where) / FILE) if Path(where).is_dir() else where


def name(url: URL) -> str:
    """How the database is named in messages: the path, or the URL without its password and options."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)


def engine(url: URL) -> Engine:
    """An engine for the URL: its connections are shared by threads, none is opened yet.

    Raises StoreError where the folder of an SQLite file can't be made or `sslmode` is one we do not know.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    mode = url.query.get("sslmode", "prefer")
    if mode != "verify-full" and mode not in _SSL:
        raise StoreError(f"unknown sslmode '{mode}'", place=name(url),
                         advice=f"use one of {', '.join(_SSL)}, verify-full")
    context = ssl.create_default_context() if mode == "verify-full" else _SSL[str(mode)]
    made = create_engine(url.difference_update_query(["sslmode"]), pool_pre_ping=True, pool_timeout=_PATIENCE,
                         connect_args={"timeout": _PATIENCE, "ssl_context": context})
    event.listen(made, "begin", _begin_postgresql)
    return made


def alone(made: Engine) -> Engine:
    """The same engine, whose transactions run one at a time over all threads, processes and machines."""
    return made.execution_options(**{_BEGIN: _ALONE[made.dialect.name]})


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turns what the database or its driver raises into a StoreError that names the database."""
    try:
        yield
    except StoreError as error:
        raise StoreError(error.what, place=error.place or name(url), advice=error.advice) from None
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(f"can't be used as a database of decisions ({_reason(error)})", place=name(url),
                         advice="check the name, that the server runs, and that you may write there") from None


def _sqlite(url: URL) -> Engine:
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"its folder can't be made ({error.strerror})", place=name(url), advice=_ADVICE) from None
    made = create_engine(url, connect_args={"timeout": _PATIENCE}, pool_timeout=_PATIENCE)
    event.listen(made, "connect", _connect_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def _connect_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so, not where the driver thinks fit
    # With WAL alone the last commits may be lost when the power goes; a decision that was acknowledged must not be.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _begin_postgresql(connection: Connection) -> None:
    if statement := connection.get_execution_options().get(_BEGIN):
        connection.exec_driver_sql(statement)


def _reason(error: Exception) -> str:
    """The driver's own words: of PostgreSQL's answer, which pg8000 hands on as a table, the message."""
    said: Any = error.orig if isinstance(error, DBAPIError) else error
    detail = said.args[0] if said is not None and said.args else said
    return str(detail.get("M", "refused") if isinstance(detail, dict) else detail)
