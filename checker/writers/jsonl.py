"""JSON Lines: one row a line, UTF-8."""

from pathlib import Path

import polars as pl


def write(table: pl.DataFrame, path: Path) -> None:
    """Write `table` to `path`, one JSON object a line."""
    table.write_ndjson(path)
