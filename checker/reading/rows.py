"""The rows of each table format as they stand in the file, every one with its line."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import LONGEST_LINE, decode, load

LARGEST_TABLE = 2**29  # bytes: a million sentence pairs
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row: the line on which it begins, its cells by column, and the lines of cells that begin on a later one."""

    line: int
    cells: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)


def _jsonl(path: Path) -> list[RawRow]:
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
    # Split at "\n" alone: JSON may hold U+2028 and its like as they are.
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return [RawRow(number, _json_object(line, f"{place}:{number}")) for number, line in lines]


def _json_object(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f" ({error.msg}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"is no valid JSON{reason}", place=place,
                         advice="write one object a line; was the file cut off?") from None
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"is no JSON we read ({error})", place=place, advice="correct that line") from None
    if not isinstance(value, dict):
        raise InputError("is no JSON object", place=place,
                         advice='write one object a line: {"id": …, "ar": …, "en": …}')
    return value


def _csv(path: Path) -> list[RawRow]:
    place = str(path)
    return _delimited(decode(load(path, LARGEST_TABLE), place), ",", place)


def _tsv(path: Path) -> list[RawRow]:
    """Tab-separated rows, quoted or not.

    A text may begin with a quotation mark that is its own, so cells are taken as written, unless every cell with
    such a mark is wholly quoted, its inner marks doubled, as spreadsheet programs write it.
    """
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
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


def _parquet(path: Path) -> list[RawRow]:
    import polars as pl

    data = load(path, LARGEST_TABLE)
    if not (data.startswith(b"PAR1") and data.endswith(b"PAR1")):
        raise InputError("is no complete Parquet file", place=str(path), advice="was it cut off?")
    try:
        rows = pl.read_parquet(io.BytesIO(data)).rows(named=True)
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"can't be read as Parquet: {reason}", place=str(path), advice="write it again") from None
    return [RawRow(number, cells) for number, cells in enumerate(rows, 1)]


READERS: dict[str, Callable[[Path], list[RawRow]]] = {
    ".jsonl": _jsonl, ".csv": _csv, ".tsv": _tsv, ".parquet": _parquet,
}
