"""The findings to be scored, as `checker check --format …` wrote them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.finding import Severity
from checker.languages import all_languages
from checker.reading.rows import RawRow, reader
from checker.scoring.labels import Side

FORMATS = ("jsonl", "parquet", "csv")
_ADVICE = "give a table that `checker check` has written"
_NEEDED = ("pair", "check", "severity")
# "report.en.txt", or else "en/report.txt".
_IN_NAME = (re.compile(r"\.([a-z]{2})\.\w+$"), re.compile(r"(?:^|[/\\])([a-z]{2})[/\\][^/\\]+$"))


@dataclass(frozen=True, slots=True)
class Found:
    """What scoring needs of a finding; two are the same when check and words are. No confidence: None."""

    pair: str
    check: str
    severity: Severity
    confidence: float | None
    source: Side
    target: Side

    @property
    def evidence(self) -> tuple[str, str, str]:
        """What tells one finding of a pair from another."""
        return self.check, self.source.words, self.target.words


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a run. `signature` is that of its summary table, `languages` the codes of source and target as
    the files' names tell them; either is empty when unknown."""

    found: tuple[Found, ...]
    signature: str = ""
    languages: tuple[str, ...] = ()


def read_findings(path: Path) -> Findings:
    """The findings in a table (.jsonl, .csv, .parquet) or in the folder a run has written, with its signature.

    Raises InputError for a table without the columns of findings.
    """
    file = path
    if path.is_dir():
        file = next((one for form in FORMATS if (one := path / f"findings.{form}").is_file()), path / "findings.jsonl")
    rows = _rows(file)
    return Findings(tuple(_found(row, str(file)) for row in rows), _signature(file), _languages(rows))


def _rows(path: Path) -> list[RawRow]:
    if path.suffix.lower().removeprefix(".") not in FORMATS:
        raise InputError("is no table of findings", place=str(path), advice="give findings.jsonl, .csv or .parquet")
    # A run that found nothing writes a JSON Lines file without lines.
    return [] if path.is_file() and not path.stat().st_size else reader(path.suffix.lower()).read(path)


def _found(row: RawRow, file: str) -> Found:
    place, cells = f"{file}:{row.line}", row.cells
    for name in _NEEDED:
        if not cells.get(name):
            raise InputError(f"the finding has no '{name}'", place=place, advice=_ADVICE)
    if cells["severity"] not in list(Severity):
        raise InputError(f"unknown severity {cells['severity']!r}", place=place, advice=f"use {', '.join(Severity)}")
    try:
        confidence = float(cells["confidence"]) if cells.get("confidence") not in (None, "") else None
        return Found(str(cells["pair"]), cells["check"], Severity(cells["severity"]), confidence,
                     _side(cells, "source"), _side(cells, "target"))
    except (TypeError, ValueError):
        raise InputError("confidence and lines must be numbers", place=place,
                         advice=_ADVICE) from None


def _side(cells: Mapping[str, Any], side: str) -> Side:
    line = cells.get(f"{side}_line")
    return Side(cells.get(f"{side}_text") or "", (int(line),) if line else ())


def _signature(file: Path) -> str:
    """The signature in the summary beside the findings, of whatever format."""
    summaries = (file.with_name(f"summary.{form}") for form in (file.suffix[1:], *FORMATS))
    for path in summaries:
        if path.is_file() and path.stat().st_size:
            return next((str(row.cells["signature"]) for row in reader(path.suffix).read(path)
                         if row.cells.get("signature")), "")
    return ""


def _languages(rows: list[RawRow]) -> tuple[str, ...]:
    sides = [_language(row.cells.get(f"{side}_file") or "" for row in rows) for side in ("source", "target")]
    return tuple(sides) if all(sides) else ()


def _language(files: Iterable[str]) -> str:
    names = (match[1] for file in dict.fromkeys(files) for form in _IN_NAME if (match := form.search(file)))
    return next((name for name in names if name in all_languages()), "")
