"""A finding in its context: the two passages with the evidence marked, and the beads before and after them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from checker.languages import Language, all_languages

# How many beads are shown before and after the one of the finding.
REACH = 2
# What joins the words of several mentions in one piece of evidence.
_JOINT = " … "
_SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage; `evidence` says whether it is what the finding is about."""

    text: str
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a row: its words, the language that its letters show ("" when they show none), its direction."""

    segments: tuple[Segment, ...]
    language: str
    direction: str

    @property
    def text(self) -> str:
        """The passage as written."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Row:
    """A bead: two passages side by side, either of which may be empty; `subject` is the one the finding is about."""

    source: Passage
    target: Passage
    subject: bool = False


class Context:
    """Finds the neighbours of a finding; `beads` is sorted by table, pair and bead."""

    def __init__(self, beads: pl.DataFrame) -> None:
        self._beads = beads
        starts = beads.with_row_index("at").group_by("table", "pair").agg(pl.col("at").min(), pl.len())
        self._where = {(table, pair): (at, length) for table, pair, at, length in starts.iter_rows()}

    def rows(self, cells: Mapping[str, Any]) -> tuple[Row, ...]:
        """The finding's own row and, where the alignment is known, those around it."""
        beads = self._around(cells)
        own = next((bead for bead in beads if bead["bead"] == cells["bead"]), {})
        source, target = (_marked(cells[f"{side}_sentence"], cells[f"{side}_text"], _offset(side, cells, own))
                          for side in _SIDES)
        subject = Row(source, target, subject=True)
        return (*(_neighbour(bead) for bead in beads if bead["bead"] < cells["bead"]), subject,
                *(_neighbour(bead) for bead in beads if bead["bead"] > cells["bead"]))

    def _around(self, cells: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The beads from `REACH` before the finding's to `REACH` after it; none where the alignment is not known."""
        at, length = self._where.get((cells["table"], cells["pair"]), (0, 0))
        if not length or cells["bead"] is None:
            return []
        return self._beads[at:at + length].filter((pl.col("bead") - cells["bead"]).abs() <= REACH).to_dicts()


def _neighbour(bead: Mapping[str, Any]) -> Row:
    return Row(_marked(bead["source_text"] or ""), _marked(bead["target_text"] or ""))


def _offset(side: str, cells: Mapping[str, Any], own: Mapping[str, Any]) -> int:
    """Where in its passage the evidence should begin, by its place in the file; 0 where that can't be told."""
    line, column = f"{side}_line", f"{side}_column"
    if own.get(line) is None or own[line] != cells[line]:
        return 0
    return max(0, int(cells[column]) - int(own[column]))


def _marked(text: str, evidence: str = "", offset: int = 0) -> Passage:
    spoken = language_of(text)
    return Passage(tuple(segments(text, evidence, offset)), spoken.code if spoken else "",
                   "rtl" if spoken and spoken.right_to_left else "ltr" if spoken else "auto")


def segments(text: str, evidence: str, offset: int = 0) -> Iterator[Segment]:
    """`text` cut where the evidence stands in it: the first part of it near `offset`, each other after the last. What
    can't be found is not marked."""
    spans: list[tuple[int, int]] = []
    for part in filter(None, evidence.split(_JOINT)):
        if (start := _occurrence(text, part, spans[-1][1] if spans else offset)) is not None:
            spans.append((start, start + len(part)))
    done = 0
    for start, end in sorted(spans):
        if start > done:
            yield Segment(text[done:start])
        if end > max(start, done):
            yield Segment(text[max(start, done):end], evidence=True)
        done = max(done, end)
    if text[done:]:
        yield Segment(text[done:])


def _occurrence(text: str, part: str, near: int) -> int | None:
    """Where `part` stands: at `near` itself, or else as a word of its own (3 is none in 13), from `near` on (0: not
    known), as near as can be."""
    starts = (match.start() for match in re.finditer(f"(?={re.escape(part)})", text))
    return min(starts, default=None, key=lambda start: (
        not start == near > 0, not _is_word(text, start, start + len(part)), start < near, abs(start - near)))


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end:end + 1].isalnum()


def language_of(text: str) -> Language | None:
    """The language in whose script most letters of the text are, of those we have a module for; None for figures."""
    scripts = Counter(script for character in text if (script := _script(character)))
    known = {one.script: one for one in all_languages().values()}
    return next((known[script] for script, _ in scripts.most_common() if script in known), None)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The first word of a letter's Unicode name ("ARABIC", "LATIN"); "" for what is no letter."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""
