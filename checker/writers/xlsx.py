"""Excel: a workbook with a sheet for each table, `report.xlsx`.

Every text is written as a string, so that none becomes a formula or a link; only the fingerprints of findings link, to
the page of the same run where there is one. The workbook bears no date: the same tables give the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.errors import InputError
from checker.tables import MESSAGES
from checker.writers._versions import SIDES, Versions, direction, versions
from checker.writers.html.articles import keys

PAGE = "report.html"
# What a sheet and a cell hold, and how many links a sheet may have (Excel's own limits).
ROWS, CHARACTERS, LINKS = 1_048_576, 32_767, 65_530
_WIDE, _MEDIUM = 60, 24
_WIDTHS = {"message": 50, **dict.fromkeys(MESSAGES.values(), 50), "source_sentence": _WIDE,
           "target_sentence": _WIDE, "reason": 30, "fingerprint": 18, "digest": 18, "pair": _MEDIUM, "check": 14,
           "signature": 50}
_RIGHT_TO_LEFT = frozenset(column for code, column in MESSAGES.items() if direction(code) == "rtl")
_COLOURS = {"high": "#FBE3DE", "medium": "#FCEBC9", "low": "#E1EBF6"}
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "nan_inf_to_errors": True}


def write(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write the workbook; fingerprints link to the page when it was written beside it. Raises InputError when a table
    has more rows than a sheet can hold."""
    _require_room(tables)
    workbook = xlsxwriter.Workbook(path, _OPTIONS)
    workbook.set_properties({"title": "Consistency report", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    formats = _Formats(workbook)
    links = keys(tables["findings"]) if path.with_name(PAGE).exists() else []
    spoken = versions(tables["summary"])
    for name, table in tables.items():
        _Sheet(workbook.add_worksheet(name), formats, spoken).fill(table, links if name == "findings" else [])
    workbook.close()


def _require_room(tables: Mapping[str, pl.DataFrame]) -> None:
    for name, table in tables.items():
        if table.height >= ROWS:
            raise InputError(f"the table {name} has {table.height:,} rows, a sheet holds {ROWS - 1:,}",
                             place="--format xlsx", advice="write parquet, csv or sqlite")


class _Formats:
    """The workbook's formats by what they are for; each is made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, ...], Format] = {}

    def __call__(self, *traits: str) -> Format:
        """The format with these traits: `head`, `link`, `rtl`, `wrap`, `share`, or a severity."""
        if traits not in self._made:
            known: dict[str, dict[str, Any]] = {
                "head": {"bold": True, "bottom": 1}, "rtl": {"reading_order": 2, "align": "right"},
                "wrap": {"text_wrap": True}, "link": {"font_color": "#0B5C66", "underline": 1},
                "share": {"num_format": "0%"},
                **{severity: {"bg_color": colour, "bold": severity == "high"} for severity, colour in _COLOURS.items()}}
            properties = {"valign": "top"}
            for trait in traits:
                properties |= known[trait]
            self._made[traits] = self._workbook.add_format(properties)
        return self._made[traits]


@dataclass(frozen=True, slots=True)
class _Sheet:
    sheet: Worksheet
    formats: _Formats
    spoken: Mapping[str, Versions]

    def fill(self, table: pl.DataFrame, links: Sequence[str]) -> None:
        """Write the header and the rows; the fingerprint of row n links to the finding `links[n]` of the page."""
        for number, column in enumerate(table.columns):
            self.sheet.set_column(number, number, _width(column))
            self.sheet.write_string(0, number, column, self.formats("head"))
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, max(1, table.height), table.width - 1)
        for number, row in enumerate(table.iter_rows(named=True)):
            for place, (column, value) in enumerate(row.items()):
                if column == "fingerprint" and number < min(len(links), LINKS):
                    self.sheet.write_url(number + 1, place, f"external:{PAGE}#finding={links[number]}",
                                         self.formats("link"), string=value)
                else:
                    self._write((number + 1, place), value, self.formats(*self._traits(column, row)))

    def _write(self, cell: tuple[int, int], value: object, form: Format) -> None:
        if isinstance(value, str):
            self.sheet.write_string(*cell, value[:CHARACTERS], form)
        elif isinstance(value, bool):
            self.sheet.write_boolean(*cell, value, form)
        elif isinstance(value, int | float):
            self.sheet.write_number(*cell, value, form)

    def _traits(self, column: str, row: Mapping[str, Any]) -> Iterator[str]:
        side, _, what = column.partition("_")
        if side in SIDES and what in ("text", "sentence"):
            spoken = self.spoken[row["pair"]].language(SIDES.index(side), row[f"{side}_file"])
            if direction(spoken) == "rtl":
                yield "rtl"
            yield "wrap"
        elif column in _RIGHT_TO_LEFT:
            yield from ("rtl", "wrap")
        elif column in ("message", "reason"):
            yield "wrap"
        elif column == "severity":
            yield row[column]
        elif column.endswith("confidence"):
            yield "share"


def _width(column: str) -> int:
    if column.endswith(("_text", "_file")):
        return _MEDIUM
    return _WIDTHS.get(column, 11)
