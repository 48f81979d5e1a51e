"""Pre-aligned tables: one row a pair of texts, with an `id` column and a column for each language (`ar`, `en`).

The line on which a row begins is kept (for Parquet, which has no lines, the row's number from 1), so that a finding
can be traced. Columns of a finding count within the cell's text, not within the line: quotation and escapes of the
format lie between the two.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.article import Article, Landmark
from checker.errors import InputError
from checker.languages import all_languages, language
from checker.reading.articles import require_language
from checker.reading.content import Fields
from checker.reading.rows import ID, SUFFIXES, RawRow, holds_rows, raw_rows

_USUAL = Fields()
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_NAMED = 10  # rows named in one error; the rest is counted
_ID_ADVICE = "give every row an id of its own"
SAMPLE_ROWS = 300  # rows whose texts tell a column's language: enough for langdetect, and read in no time


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, and its texts in the order in which their languages were asked for.

    Each article's `name` is the id, `file` the table as the user named it, `first_line` the line on which its text
    begins (for JSON Lines and Parquet that of the row).
    """

    id: str
    articles: tuple[Article, ...]


def is_table(path: Path, fields: Fields = _USUAL) -> bool:
    """Whether a file is a table or bilingual file that we read: by its suffix, or, for a document, by two languages
    side by side in it, or, for a .json, by more than one article where `fields` say. Raises InputError for a document
    that can't be read."""
    return holds_rows(path, fields)


def table_languages(path: Path) -> tuple[str, ...]:
    """The codes of our languages that the table has columns for. Raises InputError as `read_table` does."""
    columns = {column for row in _raw_rows(path) for column in row.cells}
    return tuple(code for code in all_languages() if code in columns)


def read_table(path: Path, codes: Sequence[str], fields: Fields = _USUAL, shown: str = "") -> tuple[Row, ...]:
    """The rows of a table with their texts in the languages with these codes. `fields` say where articles stand in a
    .json; `shown` is what places and messages call the file, by default its path.

    Raises InputError when the table can't be read or is empty; lacks `id` or a language's column; has a row without
    id, an id twice, or a cell that is empty or no text (the first of them named, with their lines, in one error); or
    when a column is in another language than the one that heads it.
    """
    raw = _raw_rows(path, fields)
    place = shown or str(path)
    require_columns(raw, (ID, *codes), place)
    _require_ids(raw, place)
    for code in codes:
        _require_texts(raw, code, place)
        require_in_its_language(raw, code, place)
    return tuple(row_of(row, codes, place) for row in raw)


def _raw_rows(path: Path, fields: Fields = _USUAL) -> list[RawRow]:
    if not is_table(path, fields):
        raise InputError("is no table we read", place=str(path), advice=f"give one of {', '.join(SUFFIXES)}")
    rows = raw_rows(path, fields)
    if not rows:
        raise InputError("holds no rows", place=str(path), advice="give a table with a row for each pair of texts")
    names = column_names(rows, str(path))
    return [renamed(row, names) for row in rows]


def column_names(rows: Iterable[RawRow], place: str) -> dict[str, str]:
    """The rows' columns with what each is called here: by its language's code where it is named for one of ours.

    Raises InputError when two are called the same.
    """
    names = {column: _column(column) for column in dict.fromkeys(column for row in rows for column in row.cells)}
    doubled = next((name for name, count in Counter(names.values()).items() if count > 1), None)
    if doubled is not None:
        both = " and ".join(f"'{column}'" for column, name in names.items() if name == doubled)
        raise InputError(f"the columns {both} are both '{doubled}'", place=place, advice="rename one of them")
    return names


@lru_cache(maxsize=1000)  # a table read row by row asks for each row
def _column(name: str) -> str:
    """The code of the language that a column is named for ("ar", "ar-SA", "Arabic", «العربية»), else its own name."""
    plain = name.strip()
    if plain.lower() == ID:
        return ID
    for one in all_languages().values():
        tag = plain.replace("_", "-").partition("-")[0].lower()
        if tag == one.code or plain.casefold() in (one.name.casefold(), one.native.casefold()):
            return one.code
    return name


def renamed(row: RawRow, names: Mapping[str, str]) -> RawRow:
    """The row with its columns called by these names."""
    if all(names[column] == column for column in row.cells):
        return row

    def of(cells: Mapping[str, Any]) -> dict[str, Any]:
        return {names[column]: value for column, value in cells.items()}

    return replace(row, cells=of(row.cells), lines=of(row.lines), at=of(row.at), landmarks=of(row.landmarks))


def row_of(raw: RawRow, codes: Iterable[str], place: str) -> Row:
    """The row as articles."""
    name = str(raw.cells[ID])
    return Row(name, tuple(
        Article(name, place, code, raw.cells[code], raw.lines.get(code, raw.line),
                raw.landmarks.get(code) or ((Landmark(0, raw.at[code]),) if code in raw.at else ()))
        for code in codes))


def require_columns(raw: Sequence[RawRow], names: Iterable[str], place: str) -> None:
    """Raise InputError when none of the rows has a column of one of these names."""
    columns = dict.fromkeys(column for row in raw for column in row.cells)
    for name in names:
        if name not in columns:
            raise InputError(f"no column '{name}'; it has {', '.join(columns)}", place=place,
                             advice="it needs 'id' and one column for each language code, as in id, ar, en")


def _require_ids(raw: list[RawRow], place: str) -> None:
    lines: dict[str, int] = {}
    for row in raw:
        if fault := fault_of_id(row, place):
            raise fault
        former = lines.setdefault(str(row.cells[ID]), row.line)
        if former != row.line:
            raise fault_of_same_id(row, f"line {former}", place)


def fault_of_id(row: RawRow, place: str) -> InputError | None:
    """What is wrong with the row's id, if anything is."""
    value = row.cells.get(ID)
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
        return None
    return InputError(f"the row's id is {_described(value)}", place=f"{place}:{row.line}", advice=_ID_ADVICE)


def fault_of_same_id(row: RawRow, other: str, place: str) -> InputError:
    """The error for a row whose id another row has, which stands in `other`."""
    return InputError(f"the id '{row.cells[ID]}' is that of {other} too", place=f"{place}:{row.line}",
                      advice=_ID_ADVICE)


def require_in_its_language(raw: Sequence[RawRow], code: str, place: str) -> None:
    """Raise InputError when the first texts of a language's column are certainly in another language."""
    texts = (row.cells.get(code) for row in raw[:SAMPLE_ROWS])
    sample = "\n".join(str(text) for text in texts if _is_text(text))
    require_language(sample, language(code).code, f"{place} (column '{code}')", swapped="columns")


def _require_texts(raw: list[RawRow], code: str, place: str) -> None:
    bad = [(row.line, row.cells.get(code)) for row in raw if not _is_text(row.cells.get(code))]
    if bad:
        shown = ", ".join(f"{line} ({_described(value)})" for line, value in bad[:_MOST_NAMED])
        more = f" and {len(bad) - _MOST_NAMED} more" if len(bad) > _MOST_NAMED else ""
        raise InputError(f"no text in column '{code}' in line{'s' * (len(bad) > 1)} {shown}{more}", place=place,
                         advice="fill these cells or remove the rows")


def fault_of_text(row: RawRow, code: str, place: str) -> InputError | None:
    """What is wrong with the row's cell of this column, if anything is."""
    value = row.cells.get(code)
    if _is_text(value):
        return None
    return InputError(f"no text in column '{code}' ({_described(value)})", place=f"{place}:{row.line}",
                      advice="fill this cell or remove the row")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and (value.isascii() or not _SURROGATE.search(value))


def _described(value: Any) -> str:
    """What a cell holds in place of text, in words."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return "empty"
    if isinstance(value, str):
        return "half a character"
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"no text but {type(value).__name__}")
