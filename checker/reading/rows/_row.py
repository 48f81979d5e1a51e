"""A row as it stands in its file, whatever the format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.article import Landmark

ID = "id"
LARGEST_TABLE = 2**29  # bytes: a million sentence pairs


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row: the line on which it begins, its cells by column, the lines of cells that begin on a later one, and what
    an editor finds cells by where the file shows no lines ("cell B7"), or places within a cell that is an article."""

    line: int
    cells: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    at: Mapping[str, str] = field(default_factory=dict)
    landmarks: Mapping[str, tuple[Landmark, ...]] = field(default_factory=dict)
