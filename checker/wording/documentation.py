"""What a check says of itself, for readers of a report."""

import inspect
import re
from collections.abc import Iterable
from functools import cache

from checker.checks import all_checks

_PARAGRAPHS = re.compile(r"\n\s*\n")
# Words that run from right to left within English ones, with what belongs to them: they stand in an isolate.
_RIGHT_TO_LEFT = re.compile(r"«[^»]*[\u0600-\u06ff][^»]*»|[\u0600-\u06ff](?:[^A-Za-z\"`(),;:«]*[\u0600-\u06ff.!])?")


@cache
def summaries() -> dict[str, str]:
    """The first paragraph of every check's documentation, by its name."""
    return {name: " ".join(paragraphs[0]) for name, paragraphs in _documented()}


def explained(names: Iterable[str]) -> list[tuple[str, list[list[str]]]]:
    """The documentation of these checks in paragraphs; each is one line, but for an example, which keeps its lines."""
    known = dict(_documented())
    return [(name, known[name]) for name in names if name in known]


def _documented() -> list[tuple[str, list[list[str]]]]:
    return [(name, [paragraph(text) for text in _PARAGRAPHS.split(inspect.getdoc(check) or "")])
            for name, check in all_checks().items()]


def paragraph(text: str) -> list[str]:
    """A paragraph of a documentation as lines to be shown."""
    words = _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", text.replace("`", ""))
    lines = [line.strip() for line in words.splitlines()]
    return lines if lines[:1] == ["Example:"] else [" ".join(lines)]
