"""The formats of tables and bilingual files: one module each, its `read(path)` gives the rows as they stand in it."""

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from checker.errors import InputError
from checker.reading.content import Fields
from checker.reading.rows._row import ID, RawRow

__all__ = ["ID", "SUFFIXES", "RawRow", "holds_rows", "raw_rows", "reader", "stream"]

# The module that reads the files of a suffix.
_MODULES = {
    ".jsonl": "jsonl", ".csv": "delimited", ".tsv": "delimited", ".parquet": "parquet", ".xlsx": "xlsx",
    ".xliff": "xliff", ".xlf": "xliff", ".tmx": "tmx", ".po": "po",
}
SUFFIXES = tuple(_MODULES)
_SOMETIMES = {".docx": "side_by_side", ".odt": "side_by_side", ".json": "json"}
_USUAL = Fields()


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
    """The reader of files with this suffix (one of SUFFIXES, or of a document that `holds_rows`), imported when
    it is first asked for."""
    return cast("Reader", importlib.import_module(f"{__name__}.{(_MODULES | _SOMETIMES)[suffix]}"))


def holds_rows(path: Path, fields: Fields = _USUAL) -> bool:
    """Whether a file is a table: by its suffix, or, for a document, by two languages side by side in it; for a .json,
    by more than one article where `fields` say.

    Raises InputError for a document that can't be read.
    """
    suffix = path.suffix.lower()
    if suffix not in _SOMETIMES or not path.is_file():
        return suffix in SUFFIXES
    if suffix == ".json":
        from checker.reading.rows import json

        return json.is_collection(path, fields)
    from checker.reading.rows import side_by_side

    return side_by_side.is_bilingual(path)


def raw_rows(path: Path, fields: Fields = _USUAL) -> list[RawRow]:
    """The rows of a file of which `holds_rows` says that it has some. Raises InputError."""
    suffix = path.suffix.lower()
    if suffix == ".json":
        from checker.reading.rows import json

        return json.read(path, fields)
    return reader(suffix).read(path)


def stream(path: Path, fields: Fields = _USUAL) -> Iterator[RawRow | InputError]:
    """The rows of such a file one after another, an InputError in the place of a row that can't be read; held in memory
    as a whole only where the format has no other way. Raises InputError for a file that can't be read at all."""
    suffix = path.suffix.lower()
    module = reader(suffix) if suffix in SUFFIXES else None
    found: Iterable[RawRow | InputError] = (module.stream(path) if isinstance(module, Streamer)
                                            else raw_rows(path, fields))
    return iter(found)
