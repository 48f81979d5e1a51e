"""JSON Lines: an object a line."""

import json
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.reading.decoding import decode, load
from checker.reading.rows._row import LARGEST_TABLE, RawRow


def read(path: Path) -> list[RawRow]:
    """The objects of a .jsonl file. Raises InputError with the line that is no object."""
    place = str(path)
    text = decode(load(path, LARGEST_TABLE), place)
    # Split at "\n" alone: JSON may hold U+2028 and its like as they are.
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return [RawRow(number, _json_object(line, f"{place}:{number}")) for number, line in lines]


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
