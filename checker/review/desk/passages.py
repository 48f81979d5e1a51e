"""A finding in its context: the two passages with the evidence marked, and the beads before and after them."""

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
        source, target = (_marked(cells[f"{side}_sentence"], cells[f"{side}_text"]) for side in _SIDES)
        before, after = self._around(cells)
        return (*before, Row(source, target, subject=True), *after)

    def _around(self, cells: Mapping[str, Any]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        at, length = self._where.get((cells["table"], cells["pair"]), (0, 0))
        if not length or cells["bead"] is None:
            return (), ()
        some = self._beads[at:at + length].filter((pl.col("bead") - cells["bead"]).abs().is_between(1, REACH))
        rows = [(bead, Row(_marked(source or "", ""), _marked(target or "", "")))
                for bead, source, target in some.select("bead", "source_text", "target_text").iter_rows()]
        return (tuple(row for bead, row in rows if bead < cells["bead"]),
                tuple(row for bead, row in rows if bead > cells["bead"]))


def _marked(text: str, evidence: str) -> Passage:
    spoken = language_of(text)
    return Passage(tuple(segments(text, evidence)), spoken.code if spoken else "",
                   "rtl" if spoken and spoken.right_to_left else "ltr" if spoken else "auto")


def segments(text: str, evidence: str) -> Iterator[Segment]:
    """`text` cut where the evidence stands in it; its parts are looked for one after the other, from the start again
    where one stands before the last. What can't be found is not marked."""
    spans: list[tuple[int, int]] = []
    last = 0
    for part in filter(None, evidence.split(_JOINT)):
        start = text.find(part, last)
        start = text.find(part) if start < 0 else start
        if start >= 0:
            last = start + len(part)
            spans.append((start, last))
    done = 0
    for start, end in sorted(spans):
        if start > done:
            yield Segment(text[done:start])
        if end > max(start, done):
            yield Segment(text[max(start, done):end], evidence=True)
        done = max(done, end)
    if text[done:]:
        yield Segment(text[done:])


def language_of(text: str) -> Language | None:
    """The language in whose script most letters of the text are, of those we have a module for; None for figures."""
    scripts = Counter(script for character in text if (script := _script(character)))
    known = {one.script: one for one in all_languages().values()}
    return next((known[script] for script, _ in scripts.most_common() if script in known), None)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The first word of a letter's Unicode name ("ARABIC", "LATIN"); "" for what is no letter."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""
