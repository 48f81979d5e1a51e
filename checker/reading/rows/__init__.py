"""The formats of tables and bilingual files: one module each, its `read(path)` gives the rows as they stand in it."""

import importlib
from pathlib import Path
from typing import Protocol, cast

from checker.reading.rows._row import ID, RawRow

__all__ = ["ID", "SUFFIXES", "RawRow", "holds_rows", "reader"]

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


def reader(suffix: str) -> Reader:
    """The reader of files with this suffix (one of SUFFIXES, or of a Word document that `holds_rows`), imported when
    it is first asked for."""
    return cast("Reader", importlib.import_module(f"{__name__}.{(_MODULES | _SOMETIMES)[suffix]}"))


def holds_rows(path: Path) -> bool:
    """Whether a file is a table: by its suffix, or, for a Word document, by two languages side by side in it.

    Raises InputError for a document that can't be read.
    """
    suffix = path.suffix.lower()
    if suffix in _SOMETIMES and path.is_file():
        from checker.reading.rows import docx

        return docx.is_bilingual(path)
    return suffix in SUFFIXES
