"""Parquet: columns of text; a row's line is its number."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.rows._row import LARGEST_TABLE, RawRow
from checker.stderr import silent

_MARK = b"PAR1"  # at both ends
_AT_ONCE = 20_000  # rows in memory at a time


def read(path: Path) -> list[RawRow]:
    """The rows of a .parquet file. Raises InputError for a damaged one."""
    import polars as pl

    data = load(path, LARGEST_TABLE)
    if not (data.startswith(_MARK) and data.endswith(_MARK)):
        raise InputError("is no complete Parquet file", place=str(path), advice="was it cut off?")
    try:
        with silent():  # where a damaged file makes polars panic, its Rust prints a page of frames first
            rows = pl.read_parquet(io.BytesIO(data)).rows(named=True)
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException) as error:
        raise _damaged(path, error) from None
    return [RawRow(number, cells) for number, cells in enumerate(rows, 1)]


def stream(path: Path) -> Iterator[RawRow]:
    """The rows, some at a time. Raises InputError for a damaged file, also after some rows."""
    if not path.is_file() or not _complete(path):
        read(path)  # says what is wrong
    start = 0
    while some := _some(path, start):
        yield from (RawRow(start + number, cells) for number, cells in enumerate(some, 1))
        start += len(some)


def _complete(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(len(_MARK)) == _MARK
        file.seek(-min(len(_MARK), path.stat().st_size), os.SEEK_END)
        return begins and file.read() == _MARK


def _some(path: Path, start: int) -> list[dict[str, Any]]:
    import polars as pl

    try:
        with silent():  # where a damaged file makes polars panic, its Rust prints a page of frames first
            return pl.scan_parquet(path, glob=False).slice(start, _AT_ONCE).collect().rows(named=True)
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: BaseException) -> InputError:
    reason = str(error).splitlines()[0]
    return InputError(f"can't be read as Parquet: {reason}", place=str(path), advice="write it again")
