"""Labelled data: what a reader has marked in pairs of texts. The format is told in the package's docstring."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.rows import reader
from checker.settings import unknown

_KEYS = frozenset({"kind", "pair", "phenomenon", "severity", "source", "target", "source_lines", "target_lines", "base",
                   "note"})
_SEVERITIES = ("major", "minor")
OTHER = "other"


class Kind(StrEnum):
    """What a label says of its pair, or of a place in it."""

    ERROR = "error"
    TRAP = "trap"
    SAFE = "safe"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Side:
    """One side's words, and the lines they stand on (none where that is not said)."""

    words: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One mark. `base` is the pair before it was changed, if it was."""

    kind: Kind
    pair: str
    phenomenon: str = OTHER
    major: bool = True
    source: Side = Side()
    target: Side = Side()
    base: str = ""

    @property
    def located(self) -> bool:
        """Whether it says on which lines it stands."""
        return bool(self.source.lines or self.target.lines)


def read_labels(path: Path, languages: Sequence[str]) -> tuple[Label, ...]:
    """The labels in a file, or in a folder of one of the three layouts.

    `languages` are the codes of source and target, for layouts that name the sides by language. Raises InputError,
    with file and line, for what is no label.
    """
    try:
        labels = tuple(_in(path, languages))
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"a label lacks or misuses {error}", place=str(path),
                         advice="complete it, or use our own format: checker score --help") from None
    if not labels:
        raise InputError("holds no labels", place=str(path), advice="give a .jsonl file with a label a line")
    return labels


def _in(path: Path, languages: Sequence[str]) -> Iterator[Label]:
    if not path.is_dir():
        yield from _labels(path)
    elif (path / "pairs.jsonl").is_file() and (path / "errors.jsonl").is_file():
        yield from _changed_pairs(path, languages)
    elif (folder := path / "labels").is_dir() and any(folder.glob("*.labels.jsonl")):
        yield from _reports(folder, languages)
    elif any(path.glob("*.labels.jsonl")):
        yield from _reports(path, languages)
    else:
        for file in sorted(path.rglob("*.jsonl")):
            yield from _labels(file)


def _labels(path: Path) -> Iterator[Label]:
    for line, row in _rows(path):
        yield _label(row, f"{path}:{line}")


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.is_file() and not path.stat().st_size:
        return
    for row in reader(".jsonl").read(path):
        yield row.line, row.cells


def _label(row: Mapping[str, Any], place: str) -> Label:
    for key in row:
        if key not in _KEYS:
            raise unknown(key, _KEYS, place=place, what="key of a label")
    kind, pair, severity = row.get("kind"), row.get("pair"), row.get("severity", "major")
    if kind not in list(Kind):
        raise InputError(f"'kind' is {json.dumps(kind)}", place=place, advice=f"use one of {', '.join(Kind)}")
    if not isinstance(pair, str | int) or not str(pair):
        raise InputError("the label has no 'pair'", place=place, advice="name the report or the row's id")
    if severity not in _SEVERITIES:
        raise InputError(f"'severity' is {json.dumps(severity)}", place=place, advice="use major or minor")
    source, target = (Side(_words(row, side, place), _lines(row, f"{side}_lines", place))
                      for side in ("source", "target"))
    return Label(Kind(kind), str(pair), str(row.get("phenomenon", OTHER)), severity == "major", source, target,
                 str(row.get("base", "")))


def _words(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key) or ""
    if not isinstance(value, str):
        raise InputError(f"'{key}' must be text", place=place, advice=f'write "{key}": "the words"')
    return value


def _lines(row: Mapping[str, Any], key: str, place: str) -> tuple[int, ...]:
    value = row.get(key) or []
    if not (isinstance(value, list) and all(type(line) is int and line > 0 for line in value)):
        raise InputError(f"'{key}' must be a list of lines, counted from 1", place=place, advice=f'write "{key}": [12]')
    return tuple(value)


def _changed_pairs(folder: Path, languages: Sequence[str]) -> Iterator[Label]:
    """Sentence pairs as published (`base-N`), and copies of them with a fact or only the wording changed."""
    told = set()
    for _, row in _rows(folder / "genuine.jsonl"):
        told.add(pair := f"base-{row['base']}")
        source, target = (Side(row.get(code) or "") for code in languages)
        yield Label(Kind.ERROR, pair, row["phenomenon"], row["severity"] == "major", source, target)
    for name, kind in (("errors", Kind.ERROR), ("safe", Kind.SAFE)):
        for _, row in _rows(folder / f"{name}.jsonl"):
            told.add(row["id"])  # a copy may be named after its base: "base-7-error-0" is no faithful pair
            words = f"{row['was']} {row['now']}"
            source, target = (Side(words if row["changed"] == code else "") for code in languages)
            yield Label(kind, row["id"], row["phenomenon"], True, source, target, f"base-{row['base']}")
    for _, row in _rows(folder / "pairs.jsonl"):
        if row["id"].startswith("base-") and row["id"] not in told:
            yield Label(Kind.CLEAN, row["id"])


def _reports(folder: Path, languages: Sequence[str]) -> Iterator[Label]:
    """Whole reports: labels and traps with the numbers, from 0, of the lines they stand on."""
    for path in sorted(folder.glob("*.labels.jsonl")):
        pair = path.name.removesuffix(".labels.jsonl")
        rows = [row for _, row in _rows(path)]
        for row in rows:
            source, target = _sides(row, languages)
            yield Label(Kind.ERROR, pair, row["phenomenon"], row["severity"] == "major", source, target)
        for _, row in _rows(folder / f"{pair}.traps.jsonl"):
            source, target = _sides(row, languages)
            yield Label(Kind.TRAP, pair, row["touches"], True, source, target)
        if not rows:
            yield Label(Kind.CLEAN, pair)


def _sides(row: Mapping[str, Any], languages: Iterable[str]) -> Iterator[Side]:
    for code in languages:
        yield Side(row.get(f"{code}_span") or "", tuple(block + 1 for block in row[code]))
