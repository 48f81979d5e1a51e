"""Writers: one module a format, found by name. A run's files are written whole or not at all."""

import importlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from checker.errors import InputError

# Each format's module and the suffix of its files.
_WRITERS = {
    "csv": ("csv", "csv"),
    "csv-no-bom": ("csv_no_bom", "csv"),
    "jsonl": ("jsonl", "jsonl"),
    "parquet": ("parquet", "parquet"),
}
FORMATS = tuple(_WRITERS)


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all; its folder is made when missing. Raises InputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as draft:
            draft.write(text)
        Path(draft.name).replace(path)
    except OSError as error:
        raise InputError(f"can't be written ({error.strerror})", place=str(path),
                         advice="name a folder you may write to with --output") from None


def write(tables: Mapping[str, pl.DataFrame], formats: Sequence[str], directory: Path) -> list[Path]:
    """Write every table in every format into `directory` (made when missing) and return the files.

    All files are first written to a temporary folder beside their place, then moved: whoever reads the folder never
    meets half a table. Raises InputError when the folder can't be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".writing-", dir=directory))
    except OSError as error:
        raise InputError(f"can't write there ({error.strerror})", place=str(directory),
                         advice="name a folder you may write to with --output") from None
    try:
        for one in formats:
            module, suffix = _WRITERS[one]
            for table, rows in tables.items():
                importlib.import_module(f"{__name__}.{module}").write(rows, draft / f"{table}.{suffix}")
        names = [file.name for file in sorted(draft.iterdir())]
        for name in names:
            (draft / name).replace(directory / name)
    except OSError as error:
        raise InputError(f"can't be written ({error.strerror})", place=str(directory),
                         advice="make room or name another folder with --output") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [directory / name for name in names]
