"""A finding in its context: the two passages with the evidence marked, and the beads before and after them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from checker.finding import Severity
from checker.highlighting import Mark, Piece, pieces, places
from checker.languages import Language, all_languages

# How many beads are shown before and after the one of the finding.
REACH = 2
_SIDES = ("source", "target")


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a row: its words, the language that its letters show ("" when they show none), its direction."""

    pieces: tuple[Piece, ...]
    language: str
    direction: str

    @property
    def text(self) -> str:
        """The passage as written."""
        return "".join(piece.text for piece in self.pieces)


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
        source, target = (_evidence(side, cells, own) for side in _SIDES)
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
    return Row(_passage(bead["source_text"] or ""), _passage(bead["target_text"] or ""))


def _offset(side: str, cells: Mapping[str, Any], own: Mapping[str, Any]) -> int:
    """Where in its passage the evidence should begin, by its place in the file; 0 where that can't be told."""
    line, column = f"{side}_line", f"{side}_column"
    if own.get(line) is None or own[line] != cells[line]:
        return 0
    return max(0, int(cells[column]) - int(own[column]))


def _passage(text: str, marked: Iterable[Mark] = ()) -> Passage:
    spoken = language_of(text)
    return Passage(pieces(text, marked), spoken.code if spoken else "",
                   "rtl" if spoken and spoken.right_to_left else "ltr" if spoken else "auto")


def _evidence(side: str, cells: Mapping[str, Any], own: Mapping[str, Any]) -> Passage:
    """One side's passage with the words that the finding is about."""
    text = cells[f"{side}_sentence"]
    return _passage(text, [Mark(start, end, cells["fingerprint"], Severity(cells["severity"]))
                           for start, end in places(text, cells[f"{side}_text"], _offset(side, cells, own))])


def language_of(text: str) -> Language | None:
    """The language in whose script most letters of the text are, of those we have a module for; None for figures."""
    scripts = Counter(script for character in text if (script := _script(character)))
    known = {one.script: one for one in all_languages().values()}
    return next((known[script] for script, _ in scripts.most_common() if script in known), None)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The first word of a letter's Unicode name ("ARABIC", "LATIN"); "" for what is no letter."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""
