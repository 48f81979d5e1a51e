"""Writers: one module a format, found by name. A run's files are written whole or not at all.

CSV, JSON Lines and Parquet hold the words as they stand, also those that a spreadsheet would take for a formula
("=…"): an apostrophe before them would be read as a part of the text by every other program. The workbook (xlsx) writes
each as a string and is the one to open in a spreadsheet.
"""

import importlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import polars as pl

from checker.errors import InputError, SettingsError

# Each format's module and what it writes: a file for each table ("{table}.csv": its `write` takes one table), or one
# for the whole run (its `write` takes them all). They are written in this order; the workbook links to the page.
_WRITERS = {
    "csv": ("csv", "{table}.csv"),
    "csv-no-bom": ("csv_no_bom", "{table}.csv"),
    "jsonl": ("jsonl", "{table}.jsonl"),
    "parquet": ("parquet", "{table}.parquet"),
    "html": ("html", "report.html"),
    "markdown": ("markdown", "report.md"),
    "sqlite": ("sqlite", "report.sqlite"),
    "xlsx": ("xlsx", "report.xlsx"),
}
FORMATS = tuple(_WRITERS)
# The formats whose files can be written portion after portion, with the names of their files.
PORTIONED = {form: name for form, (_, name) in _WRITERS.items() if "{table}" in name}
# What is not installed with the program alone, and the extra that brings it.
_EXTRAS = {"xlsxwriter": "excel"}


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all; its folder is made when missing. Raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A draft in a folder of its own: a temporary file by itself would stay unreadable to others (a CI's upload).
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            draft.write_text(text, encoding="utf-8", newline="")
            draft.replace(path)
    except OSError as error:
        raise InputError(f"can't be written ({error.strerror})", place=str(path),
                         advice="name a folder you may write to with --output") from None


def writer(form: str) -> ModuleType:
    """The module that writes this format, one of FORMATS. Raises SettingsError when a package it needs is missing."""
    module, _ = _WRITERS[form]
    try:
        return importlib.import_module(f"{__name__}.{module}")
    except ModuleNotFoundError as error:
        if error.name not in _EXTRAS:
            raise
        raise SettingsError(f"the format {form} needs the package {error.name}, which is not installed",
                            place="--format", advice="pip install "
                            f"'translation-consistency-checker[{_EXTRAS[error.name]}]'") from None


def write(tables: Mapping[str, pl.DataFrame], formats: Sequence[str], directory: Path) -> list[Path]:
    """Write every table in every format into `directory` (made when missing) and return the files.

    All files are first written to a temporary folder beside their place, then moved: whoever reads the folder never
    meets half a table. Raises InputError when the folder can't be written, SettingsError as `writer` does.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".writing-", dir=directory))
    except OSError as error:
        raise InputError(f"can't write there ({error.strerror})", place=str(directory),
                         advice="name a folder you may write to with --output") from None
    try:
        write_into(tables, formats, draft)
        names = [file.name for file in sorted(draft.iterdir())]
        for name in names:
            (draft / name).replace(directory / name)
    except OSError as error:
        raise InputError(f"can't be written ({error.strerror})", place=str(directory),
                         advice="make room or name another folder with --output") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [directory / name for name in names]


def write_into(tables: Mapping[str, pl.DataFrame], formats: Sequence[str], folder: Path) -> None:
    """Write every table in every format into a folder that is there. Raises OSError, SettingsError."""
    for one in sorted(set(formats), key=FORMATS.index):
        _write(tables, one, folder)


def _write(tables: Mapping[str, pl.DataFrame], form: str, folder: Path) -> None:
    module, (_, name) = writer(form), _WRITERS[form]
    if "{table}" in name:
        for table, rows in tables.items():
            module.write(rows, folder / name.format(table=table))
    else:
        module.write(tables, folder / name)
