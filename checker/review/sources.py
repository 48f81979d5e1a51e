"""Decisions wherever they are kept: in a file that was exported, or in the database itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker.decision import Decision
from checker.errors import InputError, StoreError
from checker.review.files import FORMATS, read

if TYPE_CHECKING:
    from checker.review.store import Store


def decisions_in(where: str) -> tuple[Decision, ...]:
    """The whole history at `where`: a .jsonl or .csv file, an SQLite file, or a database by its URL.

    Raises InputError for a file that is missing or damaged, StoreError as a store does.
    """
    if Path(where).suffix in FORMATS and "://" not in where:
        return read(Path(where))
    with existing_store(where) as store:
        return store.every()


@contextmanager
def store_at(where: str) -> Iterator["Store"]:
    """The store at `where`, made when missing. Raises StoreError as a store does, and where its packages are missing.
    """
    _need_packages()
    from checker.review.store import open_store

    with open_store(where) as store:
        yield store


@contextmanager
def existing_store(where: str) -> Iterator["Store"]:
    """The store at `where`. Raises InputError for an SQLite file that is not there, else as `store_at`."""
    _need_packages()
    from checker.review.engines import database_url

    url = database_url(where)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        raise InputError("no such database of decisions", place=url.database or "",
                         advice="check its name; 'checker review' and 'checker decisions import' make one")
    with store_at(where) as store:
        yield store


def _need_packages() -> None:
    for package in ("sqlalchemy", "pg8000"):
        if find_spec(package) is None:
            raise StoreError(f"a database of decisions needs a package that is not installed ({package})",
                             advice="pip install 'translation-consistency-checker[review]'")
