"""Where in a passage the words of a finding stand, and the passage cut into pieces at their edges."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.finding import Severity

# What the evidence of a finding puts between words that stand apart.
_APART = " … "


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage, `text[start:end]`, that is evidence of the finding with this `key`."""

    start: int
    end: int
    key: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage with the keys of all findings it is evidence of, the gravest first; none for what lies
    between."""

    text: str
    keys: tuple[str, ...] = ()
    severity: str = ""


def places(text: str, words: str, near: int) -> list[tuple[int, int]]:
    """Where `words` (several are joined by " … ") stand in `text`: of equal ones that nearest to the offset `near`."""
    return [found for found in (_nearest(text, part, near) for part in _parts(text, words)) if found]


def _parts(text: str, words: str) -> Sequence[str]:
    return [words] if words in text else words.split(_APART)


def _nearest(text: str, words: str, near: int) -> tuple[int, int] | None:
    starts = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    start = min(starts, key=lambda one: abs(one - near), default=None)
    return None if start is None else (start, start + len(words))


def pieces(text: str, marked: Iterable[Mark]) -> tuple[Piece, ...]:
    """The passage in pieces, in order; together they are the whole `text`, whatever overlaps."""
    marked = sorted(marked, key=lambda mark: -mark.severity.rank)
    edges = sorted({0, len(text), *(edge for mark in marked for edge in (mark.start, mark.end))})
    return tuple(_piece(text[start:end], [one for one in marked if one.start <= start and end <= one.end])
                 for start, end in pairwise(edges))


def _piece(text: str, within: Sequence[Mark]) -> Piece:
    return Piece(text, tuple(dict.fromkeys(one.key for one in within)), within[0].severity.value if within else "")
