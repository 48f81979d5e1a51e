"""Parquet, for whoever reads the tables with polars, pandas, DuckDB or Spark."""

from pathlib import Path

import polars as pl


def write(table: pl.DataFrame, path: Path) -> None:
    """Write `table` to `path` (zstd)."""
    table.write_parquet(path)
