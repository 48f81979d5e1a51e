"""On which line of a TOML file each key stands: the parser does not say, and an error without it is a search."""

import re
from collections import Counter
from itertools import accumulate

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_PARTS = re.compile(_PART)


def lines(text: str) -> dict[tuple[str, ...], int]:
    """The line, counted from 1, of each key and table, named with the tables around it: `("checks", "number")`. The
    second `[[ignore]]` is `("ignore", "1")`. Keys of inline tables are not listed: their table is."""
    found: dict[tuple[str, ...], int] = {}
    repeated: Counter[tuple[str, ...]] = Counter()
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split(header[2])
            if header[1] == "[[":
                repeated[table] += 1
                table = (*table, str(repeated[table] - 1))
            _note(found, table, number)
        elif key := _KEY.match(line):
            _note(found, (*table, *_split(key[1])), number)
    return found


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(dotted))


def _note(found: dict[tuple[str, ...], int], keys: tuple[str, ...], line: int) -> None:
    """The first mention counts, also for the tables that it opens on the way: `checks.number.x = 1`."""
    for opened in accumulate(((key,) for key in keys), lambda before, one: before + one):
        found.setdefault(opened, line)
