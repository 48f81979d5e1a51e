"""Joining the parts of a run: CSV, JSON Lines and Parquet without ever holding a whole table in memory, the formats
that are one document from whole tables."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import polars as pl

from checker.errors import WorkError
from checker.running.checking import PROBLEMS
from checker.running.folder import Part, RunFolder, unwritable
from checker.tables import SIGNATURE
from checker.writers import PORTIONED, write_into

TABLES = ("findings", "alignment", "summary", PROBLEMS)
# Fixed, so that the same rows give the same bytes.
_ROW_GROUP = 100_000
_DRAFTS = "joined"


def join(parts: Sequence[Part], formats: Sequence[str], signature: str, run: RunFolder) -> list[Path]:
    """Join the parts' tables in every format, in the order of the parts, into the folder above the run's; the files.

    They are written whole beside their place, then moved. Of `problems` there is a table only where there are some; one
    of an earlier run is removed. Raises InputError when the disk is full or not writable, WorkError for a part that is
    damaged, SettingsError as writers do.
    """
    drafts, output = run.path / _DRAFTS, run.path.parent
    require_sound(parts)
    try:
        shutil.rmtree(drafts, ignore_errors=True)
        drafts.mkdir()
        _write(parts, formats, signature, drafts)
        names = sorted(file.name for file in drafts.iterdir())
        for name in names:
            (drafts / name).replace(output / name)
        for name in set(_files_of(PROBLEMS, formats)).difference(names):
            (output / name).unlink(missing_ok=True)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise unwritable(output, error) from None
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    return [output / name for name in names]


def _files_of(table: str, formats: Iterable[str]) -> Iterator[str]:
    return (PORTIONED[form].format(table=table) for form in formats if form in PORTIONED)


def frames(parts: Sequence[Part], table: str, signature: str = "") -> Iterator[pl.DataFrame]:
    """A table part by part."""
    for part in parts:
        frame = pl.read_parquet(part.table(table))
        yield frame.with_columns(pl.lit(signature).alias(SIGNATURE)) if SIGNATURE in frame.columns else frame


def require_sound(parts: Iterable[Part]) -> None:
    """Raise WorkError for a part that has changed since it was written."""
    for part in parts:
        if not part.sound:
            raise WorkError("a part of the run is damaged", place=str(part.folder),
                            advice="run again with --resume: what is damaged is made anew")


def _write(parts: Sequence[Part], formats: Sequence[str], signature: str, folder: Path) -> None:
    passed_over = any(part.counts.get(PROBLEMS, 0) for part in parts)
    for table in TABLES if passed_over else TABLES[:-1]:
        for form in (one for one in formats if one in PORTIONED):
            path = folder / PORTIONED[form].format(table=table)
            if form == "parquet":
                _sink(parts, table, signature, path)
            else:
                with path.open("wb") as file:
                    for number, frame in enumerate(frames(parts, table, signature)):
                        _append(frame, form, file, first=number == 0)
    if whole := [one for one in formats if one not in PORTIONED]:
        write_into({table: pl.concat(list(frames(parts, table, signature))) for table in TABLES[:-1]}, whole, folder)


def _sink(parts: Sequence[Part], table: str, signature: str, path: Path) -> None:
    whole = pl.scan_parquet([part.table(table) for part in parts], glob=False)
    if SIGNATURE in whole.collect_schema():
        whole = whole.with_columns(pl.lit(signature).alias(SIGNATURE))
    whole.sink_parquet(path, row_group_size=_ROW_GROUP, maintain_order=True)


def _append(frame: pl.DataFrame, form: str, file: BinaryIO, *, first: bool) -> None:
    if form == "jsonl":
        frame.write_ndjson(file)
    else:
        frame.write_csv(file, include_header=first, include_bom=first and form == "csv")
