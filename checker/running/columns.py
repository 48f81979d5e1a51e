"""Portions, and what came of them, as Arrow tables of one row: what travels between the machines of a cluster. Nothing
that is received is run: items are JSON, tables Arrow's own streams."""

import io
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from checker import errors
from checker.article import Article, Landmark
from checker.problem import Problem
from checker.reading import Fields, Pair, Row, Version
from checker.running.cutting import Portion
from checker.running.remote import Done

if TYPE_CHECKING:
    import polars as pl

_FAILURE = pa.struct([(name, pa.string()) for name in ("kind", "what", "place", "advice")])
_TABLES = pa.map_(pa.string(), pa.large_binary())
SCHEMA = pa.schema([("number", pa.int64()), ("items", pa.large_list(pa.large_string())), ("digest", pa.string()),
                    ("tables", _TABLES), ("counts", pa.map_(pa.string(), pa.int64())), ("failure", _FAILURE)])
# What an item is made of. Its JSON names the class of each.
_CLASSES = {one.__name__: one for one in (Article, Fields, Landmark, Pair, Problem, Row, Version)}
_CLASS, _PATH = "class", "path"


def table(thing: Portion | Done) -> pa.Table:
    """The table of one row for a portion (which has `items`) or for what came of one."""
    if isinstance(thing, Portion):
        # JSON may hold half a character ("\\ud83d"), Arrow's text may not: so all that is not ASCII is spelled.
        row = {"number": thing.number, "items": [json.dumps(_plain(one)) for one in thing.items]}
    else:
        row = {"number": thing.number, "digest": thing.digest, "counts": list(thing.counts.items()),
               "tables": None if thing.tables is None else [(name, _stream(one)) for name, one in thing.tables.items()],
               "failure": thing.failure and _told(thing.failure)}
    return pa.Table.from_pylist([row], SCHEMA)


def thing(row: Mapping[str, Any]) -> Portion | Done:
    """What the row of such a table holds."""
    if row["items"] is not None:
        return Portion(row["number"], tuple(_made(json.loads(one)) for one in row["items"]))
    tables = None if row["tables"] is None else {name: _frame(one) for name, one in row["tables"]}
    failure = row["failure"]
    return Done(row["number"], row["digest"], tables, dict(row["counts"]), failure and _error(**failure))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        said = {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.init}
        return {_CLASS: type(value).__name__, **said}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return {_PATH: str(value)} if isinstance(value, Path) else value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_made, value))
    if not isinstance(value, dict):
        return value
    if value.keys() == {_PATH}:
        return Path(value[_PATH])
    return _CLASSES[value.pop(_CLASS)](**{name: _made(one) for name, one in value.items()})


def _stream(frame: "pl.DataFrame") -> bytes:
    written = io.BytesIO()
    frame.write_ipc_stream(written, compression="lz4")
    return written.getvalue()


def _frame(stream: bytes) -> "pl.DataFrame":
    import polars as pl

    return pl.read_ipc_stream(io.BytesIO(stream))


def _told(error: errors.CheckerError) -> dict[str, str]:
    told = {"kind": type(error).__name__, "what": error.what, "place": error.place, "advice": error.advice}
    return {key: one.encode("utf-8", "replace").decode("utf-8") for key, one in told.items()}


def _error(kind: str, what: str, place: str, advice: str) -> errors.CheckerError:
    error: errors.CheckerError = getattr(errors, kind)(what, place=place, advice=advice)
    return error
