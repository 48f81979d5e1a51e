"""JSON Lines: an object a line."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import LONGEST_LINE, decode, load, sample
from checker.reading.rows._row import LARGEST_TABLE, RawRow

_LONGEST = 4 * LONGEST_LINE  # bytes


def read(path: Path) -> list[RawRow]:
    """The objects of a .jsonl file. Raises InputError with the line that is no object."""
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
    # Split at "\n" alone: JSON may hold U+2028 and its like as they are.
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return [RawRow(number, _json_object(line, f"{place}:{number}")) for number, line in lines]


def stream(path: Path) -> Iterator[RawRow | InputError]:
    """The objects line by line, and an InputError in the place of a line that is none. Raises InputError for a file
    that is missing or no text. UTF-16 and UTF-32, whose lines are not told by a byte, are read as a whole."""
    place = str(path)
    head = sample(path)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        yield from read(path)
        return
    decode(head, place)
    with path.open("rb") as file:
        file.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            if line.strip():
                yield _row(line, number, place)


def _row(line: bytes, number: int, place: str) -> RawRow | InputError:
    try:
        return RawRow(number, _json_object(line.decode("utf-8"), f"{place}:{number}"))
    except UnicodeDecodeError:
        return InputError("is not UTF-8", place=f"{place}:{number}", advice="save the line as UTF-8")
    except InputError as error:
        return error


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
