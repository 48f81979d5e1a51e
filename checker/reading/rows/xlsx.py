"""Excel workbooks: the first sheet that holds a table with a column for each language."""

import io
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.markup import watched
from checker.reading.packages import LARGEST_PACKAGE, Package
from checker.reading.rows._bilingual import with_ids
from checker.reading.rows._row import ID, RawRow

_CELL = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,8})", re.ASCII)
_MOST_CELLS = 10_000_000
_MOST_DIGITS = 7  # of the length of a list
_ADVICE = "open it in Excel or LibreOffice and save it again, or save it as .csv (UTF-8)"


def read(path: Path) -> list[RawRow]:
    """The rows below the first row that has words, which names the columns; of the first sheet that has any.

    Raises InputError for a damaged, protected or hostile file, or a workbook without rows.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise InputError("workbooks need a further package", place=str(path),
                         advice="pip install 'translation-consistency-checker[documents]'") from None
    place = str(path)
    data = load(path, LARGEST_PACKAGE)
    package = Package(data, place)
    for name in package:
        if name.endswith(".xml"):
            _require_sensible_extent(package[name], f"{place}, {name}")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(package.repacked()))
        sheets = [(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                  for name in workbook.sheet_names]
    except InputError:
        raise
    except BaseException as error:
        # What panics in its Rust is no Exception; what it is called there is all that tells it.
        if not isinstance(error, (CalamineError, ValueError, OSError)) and type(error).__name__ != "PanicException":
            raise
        raise InputError(f"is damaged or no workbook ({error})", place=place, advice=_ADVICE) from None
    rows = next((rows for name, cells in sheets if (rows := _rows(name, cells))), [])
    return rows if any(ID in row.cells for row in rows) else list(with_ids(rows))


def _require_sensible_extent(sheet: bytes, place: str) -> None:
    """Raise InputError for a sheet that spans more cells than memory holds: two cells, A1 and XFD1048576, are enough
    for that."""
    rows = columns = row = column = 0

    def seen(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal rows, columns, row, column
        # What a list says of its own length is believed, and so much memory set aside for it.
        if any(len(attributes.get(one, "")) > _MOST_DIGITS for one in ("count", "uniqueCount")):
            raise InputError("claims a list of more entries than memory holds", place=place, advice=_ADVICE)
        if name == "row":
            row, column = _number(attributes.get("r", ""), row + 1), 0
        elif name == "c":
            at = _CELL.fullmatch(attributes.get("r", ""))
            column = _column(at[1]) if at else column + 1
            rows, columns = max(rows, _number(at[2], row) if at else row), max(columns, column)

    watched(sheet, place, _ADVICE, seen)
    if rows * columns > _MOST_CELLS:
        raise InputError(f"spans {rows:,} rows and {columns:,} columns", place=place,
                         advice="copy the table into a new workbook")


def _number(written: str, otherwise: int) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else otherwise


def _column(letters: str) -> int:
    """The number of a column, counted from 1: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _rows(sheet: str, cells: Sequence[Sequence[Any]]) -> list[RawRow]:
    blank = sum(1 for _ in takewhile(lambda values: not any(map(_filled, values)), cells))
    if blank >= len(cells):
        return []
    columns = {number: str(value).strip() for number, value in enumerate(cells[blank]) if _filled(value)}
    return [_row(sheet, columns, number, values)
            for number, values in enumerate(cells[blank + 1:], blank + 2) if any(map(_filled, values))]


def _row(sheet: str, columns: dict[int, str], number: int, values: Sequence[Any]) -> RawRow:
    # A whole number is stored as 7.0.
    cells = {name: int(values[at]) if isinstance(values[at], float) and values[at].is_integer() else values[at]
             for at, name in columns.items()}
    return RawRow(number, cells, at={name: f"{sheet}, cell {_letters(at)}{number}" for at, name in columns.items()})


def _filled(value: Any) -> bool:
    return value is not None and bool(str(value).strip())


def _letters(column: int) -> str:
    """The name of a column counted from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
