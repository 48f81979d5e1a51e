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


def places(text: str, words: str, near: int = 0) -> list[tuple[int, int]]:
    """Where `words` (several are joined by " … ") stand in `text`: the first of them near the offset `near` (0: not
    known), each other after the one before. What can't be found has no place."""
    spans: list[tuple[int, int]] = []
    for part in [words] if words in text else words.split(_APART):
        start = _nearest(text, part, spans[-1][1] if spans else max(0, near))
        if start is not None:
            spans.append((start, start + len(part)))
    return spans


def _nearest(text: str, words: str, near: int) -> int | None:
    """Where the words stand: at `near` itself, or else as words of their own (3 is none in 13), from `near` on, as near
    as can be."""
    starts = (match.start() for match in re.finditer(f"(?={re.escape(words)})", text)) if words else ()
    return min(starts, default=None, key=lambda start: (
        not start == near > 0, not _is_word(text, start, start + len(words)), start < near, abs(start - near)))


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end:end + 1].isalnum()


def pieces(text: str, marked: Iterable[Mark]) -> tuple[Piece, ...]:
    """The passage in pieces, in order; together they are the whole `text`, whatever overlaps."""
    marked = sorted(marked, key=lambda mark: -mark.severity.rank)
    edges = sorted({0, len(text), *(edge for mark in marked for edge in (mark.start, mark.end))})
    return tuple(_piece(text[start:end], [one for one in marked if one.start <= start and end <= one.end])
                 for start, end in pairwise(edges))


def _piece(text: str, within: Sequence[Mark]) -> Piece:
    return Piece(text, tuple(dict.fromkeys(one.key for one in within)), within[0].severity.value if within else "")
