"""CSV in UTF-8 with a BOM, without which Excel shows Arabic as noise."""

from pathlib import Path

import polars as pl


def write(table: pl.DataFrame, path: Path) -> None:
    """Write `table` to `path` (RFC 4180, UTF-8 with BOM)."""
    table.write_csv(path, include_bom=True)
