"""Excel workbooks: the first sheet that holds a table with a column for each language."""

import io
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.packages import LARGEST_PACKAGE, Package
from checker.reading.rows._bilingual import with_ids
from checker.reading.rows._row import ID, RawRow

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
            package.check(name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
                  for name in workbook.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise InputError(f"is damaged or no workbook ({error})", place=place, advice=_ADVICE) from None
    rows = next((rows for name, cells in sheets if (rows := _rows(name, cells))), [])
    return rows if any(ID in row.cells for row in rows) else list(with_ids(rows))


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
