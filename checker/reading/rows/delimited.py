"""CSV (RFC 4180) and tab-separated tables, the column names in their first row."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import LONGEST_LINE, decode, load
from checker.reading.rows._row import LARGEST_TABLE, RawRow

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def read(path: Path) -> list[RawRow]:
    """The rows of a .csv or .tsv file. Raises InputError with the line of what is no row of this table."""
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
    return _tab_separated(text, place) if path.suffix.lower() == ".tsv" else _delimited(text, ",", place)


def _tab_separated(text: str, place: str) -> list[RawRow]:
    """Tab-separated rows, quoted or not.

    A text may begin with a quotation mark that is its own, so cells are taken as written, unless every cell with
    such a mark is wholly quoted, its inner marks doubled, as spreadsheet programs write it.
    """
    lines = [line for line in _LINE_BREAK.split(text) if line]
    cells = [line.split("\t") for line in lines]
    regular = len({len(row) for row in cells}) == 1
    if not regular or all(_QUOTED.fullmatch(cell) for row in cells for cell in row if '"' in cell):
        return _delimited(text, "\t", place)
    return _delimited(text, "\t", place, quoting=csv.QUOTE_NONE)


def _delimited(text: str, delimiter: str, place: str, quoting: Any = csv.QUOTE_MINIMAL) -> list[RawRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    limit = csv.field_size_limit(LONGEST_LINE)
    try:
        return list(_named_cells(reader, place))
    except csv.Error as error:
        what = "a quotation mark is never closed" if "unexpected end" in str(error) else str(error)
        raise InputError(f"is no valid table: {what}", place=f"{place}:{reader.line_num}",
                         advice="double a quotation mark within a cell, and quote the cell") from None
    finally:
        csv.field_size_limit(limit)


def _named_cells(reader: Any, place: str) -> Iterator[RawRow]:
    header: list[str] = []
    line = 1
    for values in reader:
        first, line = line, reader.line_num + 1
        if not any(values):
            continue
        if not header:
            header = [value.strip() for value in values]
            continue
        if len(values) != len(header):
            raise InputError(f"the row has {len(values)} cells, the header {len(header)}", place=f"{place}:{first}",
                             advice="quote cells that hold the separator or a line break")
        yield RawRow(first, dict(zip(header, values, strict=True)), _later_lines(header, values, first, line))


def _later_lines(header: list[str], values: list[str], first: int, following: int) -> dict[str, int]:
    """The lines of the cells behind one that holds a line break."""
    lines: dict[str, int] = {}
    if following > first + 1:
        for column, value in zip(header, values, strict=True):
            lines[column] = first
            first += len(_LINE_BREAK.findall(value))
    return lines
