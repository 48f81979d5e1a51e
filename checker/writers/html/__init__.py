"""HTML: one page that needs no other file and no network, `report.html`.

The page is whole without its script, which adds filters, keys and the other language. Passages beyond the first are
kept as text until a reader comes near them: a browser lays out ten thousand findings as fast as a hundred.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from checker.writers.html.page import rendered


def write(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write the page of a run's tables to `path`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(rendered(tables))
