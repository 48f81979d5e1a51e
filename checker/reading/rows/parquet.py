"""Parquet: columns of text; a row's line is its number."""

import io
from collections.abc import Iterator
from pathlib import Path

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.rows._row import LARGEST_TABLE, RawRow

_AT_ONCE = 20_000  # rows in memory at a time


def read(path: Path) -> list[RawRow]:
    """The rows of a .parquet file. Raises InputError for a damaged one."""
    import polars as pl

    data = load(path, LARGEST_TABLE)
    if not (data.startswith(b"PAR1") and data.endswith(b"PAR1")):
        raise InputError("is no complete Parquet file", place=str(path), advice="was it cut off?")
    try:
        rows = pl.read_parquet(io.BytesIO(data)).rows(named=True)
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException) as error:
        raise _damaged(path, error) from None
    return [RawRow(number, cells) for number, cells in enumerate(rows, 1)]


def stream(path: Path) -> Iterator[RawRow]:
    """The rows, some at a time. Raises InputError for a damaged file, also after some rows."""
    import polars as pl

    if not path.is_file():
        read(path)  # says what is wrong
    try:
        lazy = pl.scan_parquet(path, glob=False)
        start = 0
        while (some := lazy.slice(start, _AT_ONCE).collect()).height:
            yield from (RawRow(start + number, cells) for number, cells in enumerate(some.iter_rows(named=True), 1))
            start += some.height
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: BaseException) -> InputError:
    reason = str(error).splitlines()[0]
    return InputError(f"can't be read as Parquet: {reason}", place=str(path), advice="write it again")
