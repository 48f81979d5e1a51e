"""Joining the parts of a run: one file a table and format, without ever holding a whole table in memory."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import polars as pl

from checker.running.folder import Part, RunFolder, damaged, unwritable

_SUFFIXES = {"csv": "csv", "csv-no-bom": "csv", "jsonl": "jsonl", "parquet": "parquet"}
# Fixed, so that the same rows give the same bytes.
_ROW_GROUP = 100_000
_DRAFTS = "joined"


def join(parts: Sequence[Part], tables: Sequence[str], formats: Sequence[str], run: RunFolder) -> list[Path]:
    """Join the parts' tables in every format, in the order of the parts, into the folder above the run's; the files.

    They are written whole beside their place, then moved. Raises InputError when the disk is full or not writable,
    WorkError for a part that is damaged.
    """
    drafts, output = run.path / _DRAFTS, run.path.parent
    try:
        shutil.rmtree(drafts, ignore_errors=True)
        drafts.mkdir()
        for table in tables:
            for one in formats:
                _write(parts, table, one, drafts / f"{table}.{_SUFFIXES[one]}")
        names = sorted(file.name for file in drafts.iterdir())
        for name in names:
            (drafts / name).replace(output / name)
    except OSError as error:
        raise unwritable(output, error) from None
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    return [output / name for name in names]


def frames(parts: Sequence[Part], table: str) -> Iterator[pl.DataFrame]:
    """A table part by part. Raises WorkError for a part that is damaged."""
    for part in parts:
        try:
            yield pl.read_parquet(part.table(table))
        except (OSError, pl.exceptions.PolarsError):
            raise damaged(part) from None


def _write(parts: Sequence[Part], table: str, form: str, path: Path) -> None:
    if form == "parquet":
        _write_parquet(parts, table, path)
        return
    with path.open("wb") as file:
        for number, frame in enumerate(frames(parts, table)):
            _append(frame, form, file, first=number == 0)


def _append(frame: pl.DataFrame, form: str, file: BinaryIO, *, first: bool) -> None:
    if form == "jsonl":
        frame.write_ndjson(file)
    else:
        frame.write_csv(file, include_header=first, include_bom=first and form == "csv")


def _write_parquet(parts: Sequence[Part], table: str, path: Path) -> None:
    lazy = pl.scan_parquet([part.table(table) for part in parts], glob=False)
    lazy.sink_parquet(path, row_group_size=_ROW_GROUP, maintain_order=True)
