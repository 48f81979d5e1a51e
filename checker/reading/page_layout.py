"""The lines of a page in the order in which they are read, from where its glyphs stand."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from checker.reading.visual_order import logical, runs_right_to_left

_SPACE = 0.18  # of the size of the type: a gap that wide is a space
_SAME_LINE = 0.5  # of the size of the type: glyphs whose feet are that close stand in one line
_GUTTER = 1.2  # of the size of the type: how wide the gap between two columns is at least
_ACROSS = 0.4  # of the rows of a page set in columns: so many run across them at most
_NEAR = 0.6  # of the size of the type: how far from the left edge of its letter a vowel sign is drawn at most
_ABOVE = 0.8  # of the size of the type: and how far above or below its foot
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]+")
_STOPS = frozenset(".!؟?:،,؛")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: the characters it stands for, from where to where it reaches, its foot and the size of its type."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text as it is read, where it stands, and the edges of the column that it stands in."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    from_right: bool
    edges: tuple[float, float] = (0.0, 0.0)


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page in the order in which they are read, columns one after the other."""
    inked = _with_marks([glyph for glyph in glyphs if glyph.text.strip()])
    if not inked:
        return []
    turned = runs_right_to_left(glyph.text for glyph in inked)
    page = _edges(inked)
    rows: list[list[Glyph]] = []
    edges: list[tuple[float, float]] = []
    for band in _bands(inked):
        columns = _columns(band)
        for column in columns[::-1] if turned else columns:
            found = _rows(column)
            rows += found
            edges += [_edges(column) if len(columns) > 1 else page] * len(found)
    # Careless makers set it from the left: the words are right, but the stop behind them stands at the right.
    stops = sum((row[0].text in _STOPS) - (row[-1].text in _STOPS) for row in rows) if turned else 0
    return [replace(_line(row, turnable=stops >= 0), edges=within) for row, within in zip(rows, edges, strict=True)]


def _edges(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    return min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)


def _bands(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a page from top to bottom, cut where a headline, a picture's caption or a table runs across what is
    else set in columns."""
    rows = _rows(glyphs)
    gutter = _gutter(rows)
    if gutter is None:
        return [list(glyphs)]
    return [[glyph for row in band for glyph in row]
            for _, band in groupby(rows, key=lambda row: any(start < gutter < end for start, end in _runs(row)))]


def _runs(row: Sequence[Glyph]) -> list[tuple[float, float]]:
    """From where to where a row is written, gaps as wide as between columns left out."""
    runs = [(row[0].left, row[0].right)]
    for glyph in row[1:]:
        start, end = runs[-1]
        if glyph.left - end > _GUTTER * glyph.size:
            runs.append((glyph.left, glyph.right))
        else:
            runs[-1] = (start, max(end, glyph.right))
    return runs


def _gutter(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """Where, in the middle part of a page, most rows leave a gap with words on both sides of it or end before it."""
    left, right = _edges([glyph for row in rows for glyph in row])
    width = right - left
    runs = [_runs(row) for row in rows]
    best, least = None, _ACROSS * len(rows)
    for step in range(20, 81):
        place = left + width * step / 100
        across = sum(any(start < place < end for start, end in row) for row in runs)
        beyond = sum(any(start >= place for start, _ in row) for row in runs)
        if across < least and beyond > _ACROSS * len(rows):
            best, least = place, across
    return best


def _columns(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each column, from the left. Where some line runs across, all is one column."""
    size = median(glyph.size for glyph in glyphs)
    columns: list[list[Glyph]] = []
    reached = float("-inf")
    for glyph in sorted(glyphs, key=lambda one: one.left):
        if glyph.left > reached + _GUTTER * size:
            columns.append([])
        columns[-1].append(glyph)
        reached = max(reached, glyph.right)
    many = max(len(column) for column in columns)
    merged: list[list[Glyph]] = []
    for column in columns:
        # Bullets that stand out of the text, its lone words, and the page's number in its corner are no columns.
        if merged and (len(column) <= many / 4 or len(merged[-1]) <= many / 4):
            merged[-1] += column
        else:
            merged.append(column)
    return merged


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The letters with the vowel signs that stand on them: «سُمح» is drawn as three glyphs and a sign without width,
    whose foot is not that of the line. A sign is drawn at the left edge of its letter or just before it."""
    letters = [glyph for glyph in glyphs if not _is_mark(glyph)]
    order = sorted(range(len(letters)), key=lambda at: letters[at].left)
    edges = [letters[at].left for at in order]
    for mark in filter(_is_mark, glyphs):
        start, end = (bisect(edges, mark.left + reach * mark.size) for reach in (-_NEAR, _NEAR))
        near = [at for at in order[start:end] if abs(letters[at].foot - mark.foot) <= _ABOVE * mark.size]
        if near:
            nearest = min(near, key=lambda at: abs(letters[at].left - mark.left) + abs(letters[at].foot - mark.foot))
            letters[nearest] = replace(letters[nearest], text=letters[nearest].text + mark.text)
    return letters


def _is_mark(glyph: Glyph) -> bool:
    return bool(_MARKS.fullmatch(glyph.text))


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.foot, one.left)):
        if rows and abs(rows[-1][0].foot - glyph.foot) <= _SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _line(row: list[Glyph], *, turnable: bool) -> Line:
    size = median(glyph.size for glyph in row)
    spaced: list[str] = []
    former: Glyph | None = None
    for glyph in row:
        if former and glyph.left - former.right > _SPACE * size:
            spaced.append(" ")
        spaced.append(glyph.text)
        former = glyph
    from_right = turnable and runs_right_to_left(spaced)
    text = " ".join(logical(spaced, right_to_left=from_right).split())
    return Line(text, row[0].left, max(glyph.right for glyph in row), row[0].foot, size, from_right)
