"""Tables of any size, row by row: what is wrong with a row is told in its place, and the rows behind it are read."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from checker.errors import InputError
from checker.problem import Problem
from checker.reading.content import Fields
from checker.reading.rows import ID, RawRow, stream
from checker.reading.table import (
    SAMPLE_ROWS,
    Row,
    column_names,
    fault_of_id,
    fault_of_same_id,
    fault_of_text,
    renamed,
    require_columns,
    require_in_its_language,
    row_of,
)

_BLOCK = 2**20
_USUAL = Fields()


def stream_table(path: Path, codes: Sequence[str], fields: Fields = _USUAL, shown: str = "") -> Iterator[Row | Problem]:
    """The rows of a table with their texts in the languages with these codes, as `read_table` gives them, and a
    Problem for each that can't be used; `fields` say where articles stand in a .json, `shown` is what places call the
    file, by default its path. JSON Lines, CSV and Parquet are never held in memory as a whole.

    Raises InputError when the table can't be read, has no rows, lacks `id` or a language's column among its first
    rows, or when a column of those is in another language than the one that heads it.
    """
    place = shown or str(path)
    raw = stream(path, fields)
    first = list(islice(raw, SAMPLE_ROWS))
    rows = [row for row in first if isinstance(row, RawRow)]
    if not rows:
        raise next((one for one in first if isinstance(one, InputError)), _empty(place))
    names = column_names(rows, place)
    rows = [renamed(row, names) for row in rows]
    require_columns(rows, (ID, *codes), place)
    for code in codes:
        require_in_its_language(rows, code, place)
    return _usable(chain(first, raw), codes, place)


def _empty(place: str) -> InputError:
    return InputError("holds no rows", place=place, advice="give a table with a row for each pair of texts")


def _usable(raw: Iterator[RawRow | InputError], codes: Sequence[str], place: str) -> Iterator[Row | Problem]:
    seen: set[bytes] = set()
    for one in raw:
        if isinstance(one, InputError):
            yield Problem.of(one, place)
            continue
        row = renamed(one, column_names([one], place))
        fault = fault_of_id(row, place) or next((fault for code in codes if (fault := fault_of_text(row, code, place))),
                                                None)
        # Eight bytes an id: a set of the ids themselves would take 100 MB for a million rows.
        mark = blake2b(str(row.cells.get(ID)).encode("utf-8", "replace"), digest_size=8).digest()
        if fault is None and mark in seen:
            fault = fault_of_same_id(row, "an earlier row", place)
        if fault is not None:
            yield Problem.of(fault, place)
            continue
        seen.add(mark)
        yield row_of(row, codes, place)


def count_rows(path: Path) -> int | None:
    """About how many rows a table has, where that can be told without reading it as text; None where not."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".jsonl":
            with path.open("rb") as file:
                return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
        if suffix == ".parquet":
            import polars as pl

            return int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())
    except Exception:
        return None
    return None
