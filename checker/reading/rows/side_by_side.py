"""Documents in two columns: the usual sheet of a translation desk, a passage a row, a language a column."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from checker.errors import InputError
from checker.languages.detection import detect
from checker.reading.decoding import load
from checker.reading.formats import docx, odt
from checker.reading.packages import LARGEST_PACKAGE
from checker.reading.rows._bilingual import complete
from checker.reading.rows._row import RawRow

# Of the words of a document; the rest is a title and a line of instructions.
_SHARE = 0.7
# Rows whose words tell the language of a column.
_SAMPLE = 50


def is_bilingual(path: Path) -> bool:
    """Whether most of a document stands in tables with two languages side by side. Raises InputError as `read`."""
    data = load(path, LARGEST_PACKAGE)
    within = sum(len(cell.split()) for table in _tables(data, path) if _columns(table) for row in table for cell in row)
    return within > 0 and within >= _SHARE * len(_format(path).read(data, str(path)).text.split())


def read(path: Path) -> list[RawRow]:
    """The rows of these tables in which both languages have words; their number is that within the table.

    Raises InputError for a damaged, protected or hostile file, or one without such rows.
    """
    place = str(path)
    rows: list[RawRow] = []
    for number, table in enumerate(_tables(load(path, LARGEST_PACKAGE), path), 1):
        if columns := _columns(table):
            for line, row in enumerate(table, 1):
                if not _is_header(row, columns):
                    at = f"table {number}, row {line}"
                    rows.append(RawRow(len(rows) + 1, {code: _cell(row, column) for code, column in columns.items()},
                                       at=dict.fromkeys(columns, at)))
    return complete(rows, place)


def _format(path: Path) -> ModuleType:
    return odt if path.suffix.lower() == ".odt" else docx


def _tables(data: bytes, path: Path) -> list[list[list[str]]]:
    try:
        found: list[list[list[str]]] = _format(path).tables(data, str(path))
    except RecursionError:
        raise InputError("is nested too deeply to be an article", place=str(path),
                         advice="save it as plain text") from None
    return found


def _columns(table: Sequence[Sequence[str]]) -> dict[str, int]:
    """The column of each language of a table; empty when it has not two of them."""
    width = max(map(len, table), default=0)
    found: dict[str, int] = {}
    for column in range(width):
        code = detect("\n".join(_cell(row, column) for row in table[:_SAMPLE]))
        if code is not None and code not in found:
            found[code] = column
    return found if len(found) == 2 else {}


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _is_header(row: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether a row names the languages ("Arabic | English") in place of holding a passage."""
    return all(len(_cell(row, column).split()) <= 1 for column in columns.values())
