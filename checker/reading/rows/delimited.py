"""CSV (RFC 4180) and tab-separated tables, the column names in their first row."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from checker.errors import InputError
from checker.reading.decoding import LONGEST_LINE, decode, has_mark, load, sample
from checker.reading.rows._row import LARGEST_TABLE, RawRow

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that was no UTF-8


def read(path: Path) -> list[RawRow]:
    """The rows of a .csv or .tsv file. Raises InputError with the line of what is no row of this table."""
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
    return list(map(_row, _rows(lambda: io.StringIO(text, newline=""), place)))


def stream(path: Path) -> Iterator[RawRow | InputError]:
    """The rows one by one, and an InputError in the place of what is none. Raises InputError for a file that is missing
    or no text. UTF-16 and UTF-32 are read as a whole."""
    place = str(path)
    head = sample(path)
    decode(head, place)
    if has_mark(head) and not head.startswith(codecs.BOM_UTF8):
        yield from read(path)
    else:
        # What is not UTF-8 comes as surrogates, so that its row is told and the next one read.
        yield from _rows(lambda: path.open(encoding="utf-8-sig", errors="surrogateescape", newline=""), place)


def _row(one: RawRow | InputError) -> RawRow:
    if isinstance(one, InputError):
        raise one
    return one


def _rows(opened: Callable[[], TextIO], place: str) -> Iterator[RawRow | InputError]:
    tabs = place.lower().endswith(".tsv")
    quoting: Any = csv.QUOTE_NONE if tabs and _as_written(opened) else csv.QUOTE_MINIMAL
    delimiter = "\t" if tabs else _delimiter(opened)
    with opened() as file:
        reader = csv.reader(file, delimiter=delimiter, quoting=quoting, strict=True)
        limit = csv.field_size_limit(LONGEST_LINE)
        try:
            yield from _named_cells(reader, place)
        finally:
            csv.field_size_limit(limit)


def _delimiter(opened: Callable[[], TextIO]) -> str:
    """What stands between the cells of a .csv: a spreadsheet program writes semicolons where the decimal point is a
    comma, as in Arabic and French, and then the names of the columns have no comma between them."""
    with opened() as file:
        names = next((line for line in file if line.strip()), "")
    return ";" if ";" in names and "," not in names else ","


def _as_written(opened: Callable[[], TextIO]) -> bool:
    """Whether the cells of a tab-separated table are taken as written.

    A text may begin with a quotation mark that is its own, so they are, unless every cell with such a mark is wholly
    quoted, its inner marks doubled, as spreadsheet programs write it, or rows reach over several lines.
    """
    sizes, quoted = set(), True
    with opened() as file:
        for line in file:
            if cells := line.rstrip("\r\n"):
                sizes.add(cells.count("\t"))
                quoted = quoted and all(_QUOTED.fullmatch(cell) for cell in cells.split("\t") if '"' in cell)
    return len(sizes) == 1 and not quoted


def _named_cells(reader: Any, place: str) -> Iterator[RawRow | InputError]:
    header: list[str] = []
    line = 1
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield _no_table(error, f"{place}:{reader.line_num}")
            line = reader.line_num + 1
            continue
        if values is None:
            return
        first, line = line, reader.line_num + 1
        if not any(values):
            continue
        if not header:
            header = [value.strip() for value in values]
        elif fault := _fault(values, header, f"{place}:{first}"):
            yield fault
        else:
            yield RawRow(first, dict(zip(header, values, strict=True)), _later_lines(header, values, first, line))


def _no_table(error: csv.Error, place: str) -> InputError:
    what = "a quotation mark is never closed" if "unexpected end" in str(error) else str(error)
    return InputError(f"is no valid table: {what}", place=place,
                      advice="double a quotation mark within a cell, and quote the cell")


def _fault(values: list[str], header: list[str], place: str) -> InputError | None:
    if len(values) != len(header):
        return InputError(f"the row has {len(values)} cells, the header {len(header)}", place=place,
                          advice="quote cells that hold the separator or a line break")
    if any(map(_ESCAPED.search, values)):
        return InputError("is not UTF-8", place=place, advice="save the line as UTF-8")
    return None


def _later_lines(header: list[str], values: list[str], first: int, following: int) -> dict[str, int]:
    """The lines of the cells behind one that holds a line break."""
    lines: dict[str, int] = {}
    if following > first + 1:
        for column, value in zip(header, values, strict=True):
            lines[column] = first
            first += len(_LINE_BREAK.findall(value))
    return lines
