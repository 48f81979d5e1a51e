"""CSV in plain UTF-8, for programs that take a byte order mark for a part of the first column's name."""

from pathlib import Path

import polars as pl


def write(table: pl.DataFrame, path: Path) -> None:
    """Write `table` to `path` (RFC 4180, UTF-8 without BOM)."""
    table.write_csv(path)
