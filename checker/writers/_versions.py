"""Which language a side of a finding is in: the tables name files, the summary says what each is written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from checker.languages import language

SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Versions:
    """The files and languages of one pair, source first; the target's are None for a text checked against itself."""

    files: tuple[str | None, str | None]
    languages: tuple[str | None, str | None]

    @property
    def table(self) -> bool:
        """Whether this is a row of a table: both versions stand in one file."""
        return self.files[0] == self.files[1]

    def side(self, side: int, file: str | None) -> int:
        """0 for the source, 1 for the target: by the file the words stand in (two words of one text may be set against
        each other), by `side` where the file holds both versions, as a table does."""
        return side if self.table or file is None or file not in self.files else self.files.index(file)

    def language(self, side: int, file: str | None) -> str:
        """The code of the language of the words on this side."""
        return self.languages[self.side(side, file)] or self.languages[0] or ""



def versions_of(summary: Mapping[str, Any]) -> Versions:
    """The versions that a row of the summary names."""
    return Versions((summary["source_file"], summary["target_file"]),
                    (summary["source_language"], summary["target_language"]))


def versions(summary: pl.DataFrame) -> dict[str, Versions]:
    """The versions of every pair of a summary, by the pair's name."""
    return {row["pair"]: versions_of(row) for row in summary.iter_rows(named=True)}


def direction(code: str) -> str:
    """`rtl` or `ltr`, as HTML's `dir` wants it; `auto` for no language."""
    if not code:
        return "auto"
    return "rtl" if language(code).right_to_left else "ltr"
