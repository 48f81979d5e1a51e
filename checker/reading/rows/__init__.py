"""The formats of tables and bilingual files: one module each, its `read(path)` gives the rows as they stand in it."""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from checker.errors import InputError
from checker.reading.rows._row import ID, RawRow

__all__ = ["ID", "SUFFIXES", "RawRow", "holds_rows", "reader", "stream"]

# The module that reads the files of a suffix.
_MODULES = {
    ".jsonl": "jsonl", ".csv": "delimited", ".tsv": "delimited", ".parquet": "parquet", ".xlsx": "xlsx",
    ".xliff": "xliff", ".xlf": "xliff", ".tmx": "tmx", ".po": "po",
}
SUFFIXES = tuple(_MODULES)
_SOMETIMES = {".docx": "docx"}


class Reader(Protocol):
    """A module of this package."""

    def read(self, path: Path) -> list[RawRow]:
        """The rows of a file. Raises InputError."""
        ...


@runtime_checkable
class Streamer(Protocol):
    """A module of this package whose format is read row by row."""

    def stream(self, path: Path) -> Iterator[RawRow | InputError]:
        """The rows of a file, or what is wrong with one. Raises InputError."""
        ...


def reader(suffix: str) -> Reader:
    """The reader of files with this suffix (one of SUFFIXES, or of a Word document that `holds_rows`), imported when
    it is first asked for."""
    return cast("Reader", importlib.import_module(f"{__name__}.{(_MODULES | _SOMETIMES)[suffix]}"))


def stream(path: Path) -> Iterator[RawRow | InputError]:
    """The rows of a table one after another, an InputError in the place of a row that can't be read; held in memory as
    a whole only where the format has no other way. Raises InputError for a file that can't be read at all."""
    module = reader(path.suffix.lower())
    found: Iterable[RawRow | InputError] = module.stream(path) if isinstance(module, Streamer) else module.read(path)
    return iter(found)


def holds_rows(path: Path) -> bool:
    """Whether a file is a table: by its suffix, or, for a Word document, by two languages side by side in it.

    Raises InputError for a document that can't be read.
    """
    suffix = path.suffix.lower()
    if suffix in _SOMETIMES and path.is_file():
        from checker.reading.rows import docx

        return docx.is_bilingual(path)
    return suffix in SUFFIXES
