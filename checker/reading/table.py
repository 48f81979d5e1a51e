"""Pre-aligned tables: one row a pair of texts, with an `id` column and a column for each language (`ar`, `en`).

The line on which a row begins is kept (for Parquet, which has no lines, the row's number from 1), so that a finding
can be traced. Columns of a finding count within the cell's text, not within the line: quotation and escapes of the
format lie between the two.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.article import Article
from checker.errors import InputError
from checker.languages import all_languages, language
from checker.reading.articles import require_language
from checker.reading.rows import READERS, RawRow

ID = "id"
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_NAMED = 10  # rows named in one error; the rest is counted
_SAMPLE_ROWS = 300  # rows whose texts tell a column's language: enough for langdetect, and read in no time


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, and its texts in the order in which their languages were asked for.

    Each article's `name` is the id, `file` the table as the user named it, `first_line` the line on which its text
    begins (for JSON Lines and Parquet that of the row).
    """

    id: str
    articles: tuple[Article, ...]


def is_table(path: Path) -> bool:
    """Whether a path's suffix is that of a table we read: .jsonl, .csv, .tsv or .parquet."""
    return path.suffix.lower() in READERS


def table_languages(path: Path) -> tuple[str, ...]:
    """The codes of our languages that the table has columns for. Raises InputError as `read_table` does."""
    columns = {column for row in _raw_rows(path) for column in row.cells}
    return tuple(code for code in all_languages() if code in columns)


def read_table(path: Path, codes: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a table with their texts in the languages with these codes.

    Raises InputError when the table can't be read or is empty; lacks `id` or a language's column; has a row without
    id, an id twice, or a cell that is empty or no text (the first of them named, with their lines, in one error); or
    when a column is in another language than the one that heads it.
    """
    raw = _raw_rows(path)
    place = str(path)
    _require_columns(raw, (ID, *codes), place)
    _require_ids(raw, place)
    for code in codes:
        _require_texts(raw, code, place)
        sample = "\n".join(str(row.cells[code]) for row in raw[:_SAMPLE_ROWS])
        require_language(sample, language(code).code, f"{place} (column '{code}')", swapped="columns")
    return tuple(_row(row, codes, place) for row in raw)


def _raw_rows(path: Path) -> list[RawRow]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError("is no table we read", place=str(path), advice=f"give one of {', '.join(READERS)}")
    rows = reader(path)
    if not rows:
        raise InputError("holds no rows", place=str(path), advice="give a table with a row for each pair of texts")
    return rows


def _row(raw: RawRow, codes: Iterable[str], place: str) -> Row:
    name = str(raw.cells[ID])
    return Row(name, tuple(Article(name, place, code, raw.cells[code], raw.lines.get(code, raw.line))
                           for code in codes))


def _require_columns(raw: list[RawRow], names: Iterable[str], place: str) -> None:
    columns = dict.fromkeys(column for row in raw for column in row.cells)
    for name in names:
        if name not in columns:
            raise InputError(f"no column '{name}'; it has {', '.join(columns)}", place=place,
                             advice="it needs 'id' and one column for each language code, as in id, ar, en")


def _require_ids(raw: list[RawRow], place: str) -> None:
    lines: dict[str, int] = {}
    for row in raw:
        value = row.cells.get(ID)
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            raise InputError(f"the row's id is {_described(value)}", place=f"{place}:{row.line}",
                             advice="give every row an id of its own")
        former = lines.setdefault(str(value), row.line)
        if former != row.line:
            raise InputError(f"the id '{value}' is that of line {former} too", place=f"{place}:{row.line}",
                             advice="give every row an id of its own")


def _require_texts(raw: list[RawRow], code: str, place: str) -> None:
    bad = [(row.line, row.cells.get(code)) for row in raw if not _is_text(row.cells.get(code))]
    if bad:
        shown = ", ".join(f"{line} ({_described(value)})" for line, value in bad[:_MOST_NAMED])
        more = f" and {len(bad) - _MOST_NAMED} more" if len(bad) > _MOST_NAMED else ""
        raise InputError(f"no text in column '{code}' in line{'s' * (len(bad) > 1)} {shown}{more}", place=place,
                         advice="fill these cells or remove the rows")


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
