"""Pairs as a table says them: what `checker pair` proposes, looked through by an editor."""

from collections.abc import Container
from pathlib import Path

from checker.errors import InputError
from checker.reading.content import Fields
from checker.reading.pairs import Pair, Pairs, Version, with_unique_names
from checker.reading.rows import RawRow, reader

_COLUMNS = ("source", "target")
_USUAL = Fields()
_FORMATS = (".csv", ".tsv", ".jsonl")


def read_pair_table(path: Path, source: str, target: str, *, only: Container[Path] | None = None,
                    fields: Fields = _USUAL) -> Pairs:
    """The pairs in a table with the columns `source` and `target`, each a path as seen from where the program runs,
    or else from the table's folder. Further columns are left alone. `only` are resolved paths: pairs without one of
    them are left out; `fields` say where an article stands in a .json.

    Raises InputError for a table without these columns or rows, or that names a file that is not there.
    """
    if path.suffix.lower() not in _FORMATS:
        raise InputError("is no table of pairs", place=str(path), advice=f"give one of {', '.join(_FORMATS)}")
    rows = reader(path.suffix.lower()).read(path)
    if not rows:
        raise InputError("names no pairs", place=str(path), advice="write one with `checker pair`")
    pairs = [pair.read_with(fields) for pair in (_pair(row, path, (source, target)) for row in rows)
             if only is None or pair.touches(only)]
    return Pairs(with_unique_names(pairs))


def _pair(row: RawRow, table: Path, codes: tuple[str, str]) -> Pair:
    files = [_file(row, column, table) for column in _COLUMNS]
    name = files[0].stem.removesuffix(f".{codes[0]}")
    return Pair(name, Version(files[0], codes[0]), Version(files[1], codes[1]))


def _file(row: RawRow, column: str, table: Path) -> Path:
    place = f"{table}:{row.line}"
    value = row.cells.get(column)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"the pair has no '{column}'", place=place,
                         advice="it needs the columns 'source' and 'target'")
    given = Path(value.strip())
    for candidate in (given, table.parent / given):
        if candidate.is_file():
            return candidate
    raise InputError(f"no such file: {given}", place=place, advice="correct the path, or remove the row")
