"""Findings and alignment as `checker check` wrote them, read back for review."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from checker.errors import InputError
from checker.finding import Severity
from checker.tables import ALIGNMENT, FINDINGS

_SCANNERS: dict[str, Callable[..., pl.LazyFrame]] = {
    ".parquet": lambda path, **_: pl.scan_parquet(path), ".jsonl": pl.scan_ndjson, ".csv": pl.scan_csv,
}
# What says nothing where there is nothing; a CSV file does not tell the two apart.
_MAY_BE_EMPTY = ("source_text", "source_value", "target_text", "target_value", "source_sentence", "target_sentence",
                 "source_file", "target_file", "reason")
# Without these there is nothing to review; a table of an older version may lack what came later.
_NEEDED = ("fingerprint", "pair", "check", "severity", "confidence", "message", "source_text", "source_value",
           "target_text", "target_value", "source_sentence", "target_sentence", "bead", "digest")
_ADVICE = "give a folder or a table that `checker check --format jsonl` (or parquet, csv) has written"


@dataclass(frozen=True, slots=True)
class Material:
    """What is reviewed: findings in the order of the queue, and the beads they stand in. `table` in both says which of
    the given tables a row came from, for two runs may have a pair of the same name."""

    findings: pl.DataFrame
    beads: pl.DataFrame


def read_material(paths: Sequence[Path]) -> Material:
    """The findings of every path, a folder or a table, most severe and surest first; of two with the same fingerprint
    the later path's stays. Raises InputError for a path without findings or a table that is none of ours."""
    files = [_findings_file(path) for path in paths]
    findings = [_read(file, FINDINGS).with_columns(table=pl.lit(number, pl.Int64)) for number, file in enumerate(files)]
    beads = [_read(beside, ALIGNMENT).with_columns(table=pl.lit(number, pl.Int64))
             for number, file in enumerate(files) for beside in _alignment_files(file)]
    return Material(_queued(pl.concat(findings)), pl.concat([_no_beads(), *beads]).sort("table", "pair", "bead"))


def stamps(paths: Sequence[Path]) -> tuple[tuple[int, int], ...]:
    """When the tables of every path were written, and how long they are; changes when one of them does. Raises
    InputError as `read_material`."""
    files = (beside for path in paths for beside in _tables_of(path))
    return tuple((state.st_mtime_ns, state.st_size) for state in (file.stat() for file in files))


def _tables_of(path: Path) -> Iterator[Path]:
    findings = _findings_file(path)
    yield findings
    yield from _alignment_files(findings)


def _queued(findings: pl.DataFrame) -> pl.DataFrame:
    ranks = {severity.value: severity.rank for severity in Severity}
    return (
        findings.unique("fingerprint", keep="last", maintain_order=True)
        .with_columns(rank=pl.col("severity").replace_strict(ranks, return_dtype=pl.Int8))
        .sort("rank", "confidence", "pair", "bead", descending=[True, True, False, False], maintain_order=True)
    )


def _findings_file(path: Path) -> Path:
    if path.is_dir():
        for suffix in (".parquet", ".jsonl", ".csv"):
            if (file := path / f"findings{suffix}").is_file():
                return file
        raise InputError("the folder has no table of findings", place=str(path), advice=_ADVICE)
    if not path.is_file():
        raise InputError("there is no such file or folder", place=str(path), advice=_ADVICE)
    if path.suffix.lower() not in _SCANNERS:
        raise InputError("is no table of findings", place=str(path), advice=_ADVICE)
    return path


def _alignment_files(findings: Path) -> Iterator[Path]:
    """The alignment written with the findings; a table that was copied somewhere else has none, and no neighbours."""
    file = findings.with_name(findings.name.replace("findings", "alignment"))
    if file != findings and file.is_file():
        yield file


def _read(path: Path, schema: pl.Schema) -> pl.DataFrame:
    if path.suffix.lower() == ".jsonl" and not path.stat().st_size:
        return schema.to_frame()  # how a table without rows is written
    scan = _SCANNERS[path.suffix.lower()]
    try:
        columns = scan(path, infer_schema_length=1).collect_schema()
        if missing := [name for name in _NEEDED if name in schema and name not in columns]:
            raise InputError(f"has no column '{missing[0]}'", place=str(path),
                             advice=f"{_ADVICE}; a table of an older version must be written anew")
        # Told beforehand what a column holds, polars reads "007" as it is and a column of nothing but gaps as ours.
        known = pl.Schema({name: kind for name, kind in schema.items() if name in columns})
        table = scan(path, infer_schema_length=1, schema_overrides=known).select(known.names()).collect()
    except (pl.exceptions.PolarsError, OSError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise InputError(f"can't be read as a table ({reason})", place=str(path), advice=_ADVICE) from None
    return _typed(table, schema, path)


def _typed(table: pl.DataFrame, schema: pl.Schema, path: Path) -> pl.DataFrame:
    try:
        lacking = [pl.lit(None).alias(name) for name in schema if name not in table.columns]
        typed = table.with_columns(lacking).cast(schema)
    except pl.exceptions.PolarsError:
        raise InputError("a column holds values of another kind than ours", place=str(path), advice=_ADVICE) from None
    texts = [name for name in _MAY_BE_EMPTY if name in schema]
    filled = typed.with_columns(pl.col(texts).fill_null(""))
    if "severity" in schema and not filled["severity"].is_in(list(Severity)).all():
        raise InputError("a finding has an unknown severity", place=str(path), advice=f"use {', '.join(Severity)}")
    needed = [name for name in ("fingerprint", "pair", "check", "confidence", "digest") if name in schema]
    if filled.select(pl.any_horizontal(pl.col(needed).is_null().any()) if needed else pl.lit(False)).item():
        raise InputError(f"a finding lacks one of {', '.join(needed)}", place=str(path), advice=_ADVICE)
    return filled


def _no_beads() -> pl.DataFrame:
    return ALIGNMENT.to_frame().with_columns(table=pl.lit(0, pl.Int64))
