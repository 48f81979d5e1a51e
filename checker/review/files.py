"""Decisions as lines of text, JSON Lines or CSV: a decision a line, in an order that two exports have in common, so
that git merges them line by line; and back."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.decision import TEXTS, Decision, Judgement
from checker.errors import InputError
from checker.finding import Severity

COLUMNS = tuple(one.name for one in fields(Decision))
_REQUIRED = tuple(one.name for one in fields(Decision) if one.default is MISSING)
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_CONFLICT = "git has left a conflict here"
_BOM = "\ufeff"  # without which Excel shows Arabic as noise
_ESCAPES = {"\\": r"\\", "\n": r"\n", "\r": r"\r"}
_WRITTEN = {escape: letter for letter, escape in _ESCAPES.items()}


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions as they are exported: by check, pair and finding, those on one finding as they were made."""
    return sorted(decisions, key=lambda one: (one.check, one.pair, one.fingerprint, one.when))


def as_jsonl(decisions: Iterable[Decision]) -> str:
    """A JSON object a line; what may be empty and is so is left out."""
    records = ({name: value for name, value in _record(one).items() if name in _REQUIRED or value not in ("", None)}
               for one in decisions)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def as_csv(decisions: Iterable[Decision]) -> str:
    r"""A row a line below a header, with a byte order mark; a line break within a cell is written \n (and \ as \\)."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([_escaped(value) for value in _record(one).values()] for one in decisions)
    return _BOM + text.getvalue()


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions in a .jsonl or .csv file, in its order; lines that occur twice are one decision twice.

    Raises InputError, naming the line, for anything that is no decision.
    """
    if path.suffix not in FORMATS:
        raise InputError("not a file of decisions", place=str(path), advice=f"name one of type {' or '.join(FORMATS)}")
    try:
        lines = path.read_text("utf-8").split("\n")
    except FileNotFoundError:
        raise InputError("no such file", place=str(path), advice="check its name") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read ({error})", place=str(path), advice="save it as UTF-8 text") from None
    return tuple(_read(lines, _RECORDS[path.suffix], path))


def _read(lines: Iterable[str], records: Callable[[str], Mapping[str, Any]], path: Path) -> Iterator[Decision]:
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(_BOM)
        if not text.strip() or text == ",".join(COLUMNS):
            continue  # of two tables that were put together the second has a header too
        try:
            yield _decision(records(text))
        except (ValueError, csv.Error) as error:
            what, advice = ((_CONFLICT, "keep the lines of both sides: each is a decision of its own")
                            if text.startswith(_MARKS) else (str(error), "correct the line or take it out"))
            raise InputError(f"not a decision: {what}", place=f"{path}:{number}", advice=advice) from None


def _record(decision: Decision) -> dict[str, Any]:
    return asdict(decision) | {"when": decision.when.isoformat(timespec="microseconds").replace("+00:00", "Z"),
                               "key": decision.identity}


def _escaped(value: Any) -> str:
    return re.sub(r"[\\\n\r]", lambda found: _ESCAPES[found[0]], "" if value is None else str(value))


def _json_record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at column {error.colno}") from None
    if not isinstance(record, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - the line is wrong, not its type in the program
    return record


def _csv_record(line: str) -> Mapping[str, Any]:
    cells = next(csv.reader([line], strict=True))
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells in place of {len(COLUMNS)}")
    texts = (re.sub(r"\\[\\nr]", lambda found: _WRITTEN[found[0]], cell) for cell in cells)
    record: dict[str, Any] = {name: text for name, text in zip(COLUMNS, texts, strict=True)
                              if text or name in _REQUIRED}
    if "confidence" in record:
        record["confidence"] = float(record["confidence"])
    return record


def _decision(record: Mapping[str, Any]) -> Decision:
    """Raises ValueError saying what is wrong with the record."""
    if strange := next((name for name in record if name not in COLUMNS), None):
        raise ValueError(f"unknown field '{strange}'")
    if missing := next((name for name in _REQUIRED if name not in record), None):
        raise ValueError(f"'{missing}' is missing")
    if wrong := next((name for name in (*TEXTS, "when") if not isinstance(record.get(name, ""), str)), None):
        raise ValueError(f"'{wrong}' is no text")
    confidence, severity = record.get("confidence"), record.get("severity")
    if confidence is not None and not (isinstance(confidence, (int, float)) and 0 <= confidence <= 1):
        raise ValueError("'confidence' is no number from 0 to 1")
    return Decision(**dict(record) | {
        "judgement": Judgement(record["judgement"]), "when": datetime.fromisoformat(record["when"]),
        "severity": severity and Severity(severity)})


_RECORDS = {".jsonl": _json_record, ".csv": _csv_record}
FORMATS: Mapping[str, Callable[[Iterable[Decision]], str]] = {".jsonl": as_jsonl, ".csv": as_csv}
