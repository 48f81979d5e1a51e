"""PDF files with a text layer, read from where the glyphs stand on the page.

The order of the text in a PDF is that of its maker: of right-to-left lines, words and their letters come in any. What
is certain is what a reader sees, so lines are put together from the places of the glyphs, and read as `visual_order`
tells.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from checker.errors import InputError
from checker.reading.visual_order import logical, runs_right_to_left, unmirrored
from checker.reading.written import Written, assembled

_SPACE = 0.18  # of the size of the type: a gap that wide is a space
_SAME_LINE = 0.5  # of the size of the type: glyphs whose feet are that close stand in one line
_PARAGRAPH = 1.35  # of the usual distance of lines: a wider one parts paragraphs
_SHORT = 0.85  # of the column: a line that ends before it, with a full stop, ends its paragraph
_GUTTER = 1.2  # of the size of the type: how wide the gap between two columns is at least
_ENDED = re.compile(r"[.!?؟…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•▪●◦‣*–-]\s")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|صفحة|ص)?\s*\d{1,4}\s*(?:(?:/|of|من)\s*\d{1,4})?\W*", re.IGNORECASE)
_STOPS = frozenset(".!؟?:،,؛")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    foot: float
    size: float
    from_right: bool


def read(data: bytes, place: str) -> Written:
    """The paragraphs of a PDF, landmarks naming the page. Page numbers and what every page repeats are left out.

    Raises InputError for a file that is damaged, protected, or holds pictures of text only.
    """
    pages = [_lines(glyphs) for glyphs in _pages(data, place)]
    repeated = _repeated(pages)
    kept = [[line for line in lines if _key(line) not in repeated and not _PAGE_NUMBER.fullmatch(line.text)]
            for lines in pages]
    if not any(kept):
        raise InputError("holds no text that can be read: a scan, or letters without meaning", place=place,
                         advice="run it through text recognition (OCR), or ask for the original document")
    labelled = [(f"page {number}", words) for number, lines in enumerate(kept, 1) for words in _paragraphs(lines)]
    texts = unmirrored([words for _, words in labelled])
    return assembled((label, words) for (label, _), words in zip(labelled, texts, strict=True))


def _pages(data: bytes, place: str) -> Iterator[list[_Glyph]]:
    try:
        from checker.reading.pdf_pages import drawn
    except ImportError:
        raise InputError("PDF files need a further package", place=place,
                         advice="pip install 'translation-consistency-checker[documents]'") from None
    for page in drawn(data, place):
        yield list(_glyphs(page))


def _glyphs(container: Any) -> Iterator[_Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    for item in container:
        if isinstance(item, LTChar):
            # A font without names for its glyphs gives "(cid:17)".
            if item.upright and item.size > 0 and not item.get_text().startswith("(cid:"):
                glyph = _Glyph(item.get_text(), item.x0, item.x1, item.matrix[5], item.size)
                if math.isfinite(glyph.left + glyph.right + glyph.foot + glyph.size):
                    yield glyph
        elif isinstance(item, LTContainer):
            yield from _glyphs(item)


def _lines(glyphs: Sequence[_Glyph]) -> list[_Line]:
    """The lines of a page in the order in which they are read, columns one after the other."""
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if not inked:
        return []
    turned = runs_right_to_left(glyph.text for glyph in inked)
    columns = [_rows(column) for column in _columns(inked)]
    rows = [row for column in (columns[::-1] if turned else columns) for row in column]
    # Careless makers set it from the left: the words are right, but the stop behind them stands at the right.
    stops = sum((row[0].text in _STOPS) - (row[-1].text in _STOPS) for row in rows) if turned else 0
    return [_line(row, turnable=stops >= 0) for row in rows]


def _columns(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    """The glyphs of each column, from the left. Where some line runs across, all is one column."""
    size = median(glyph.size for glyph in glyphs)
    columns: list[list[_Glyph]] = []
    reached = float("-inf")
    for glyph in sorted(glyphs, key=lambda one: one.left):
        if glyph.left > reached + _GUTTER * size:
            columns.append([])
        columns[-1].append(glyph)
        reached = max(reached, glyph.right)
    many = max(len(column) for column in columns)
    # Bullets that stand out of the text, and its lone words, are no columns.
    return columns if all(len(column) > many / 4 for column in columns) else [list(glyphs)]


def _rows(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.foot, one.left)):
        if rows and abs(rows[-1][0].foot - glyph.foot) <= _SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _line(row: list[_Glyph], *, turnable: bool) -> _Line:
    size = median(glyph.size for glyph in row)
    spaced: list[str] = []
    former: _Glyph | None = None
    for glyph in row:
        if former and glyph.left - former.right > _SPACE * size:
            spaced.append(" ")
        spaced.append(glyph.text)
        former = glyph
    from_right = turnable and runs_right_to_left(spaced)
    text = " ".join(logical(spaced, right_to_left=from_right).split())
    return _Line(text, row[0].left, max(glyph.right for glyph in row), row[0].foot, size, from_right)


def _key(line: _Line) -> tuple[str, int]:
    """A line and its height on the page, digits apart: what every page repeats in its head and foot."""
    return re.sub(r"\d+", "0", line.text), round(line.foot)


def _repeated(pages: Sequence[Sequence[_Line]]) -> set[tuple[str, int]]:
    if len(pages) < 3:
        return set()
    counted = Counter(key for lines in pages for key in {_key(line) for line in lines})
    return {key for key, count in counted.items() if count > len(pages) / 2}


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    # In a text of short paragraphs most steps lead from one to the next: the distance of lines is among the smallest.
    steps = sorted(former.foot - later.foot for former, later in pairwise(lines) if former.foot > later.foot)
    usual = steps[len(steps) // 5] if steps else 0.0
    edges = (min(line.left for line in lines), max(line.right for line in lines)) if lines else (0.0, 0.0)
    words: list[str] = []
    for former, line in zip([None, *lines], lines, strict=False):
        if former and not _goes_on(former, line, edges, usual):
            yield "".join(words)
            words = []
        if words:
            words[-1:] = [_HYPHENATED.sub("", words[-1])] if _HYPHENATED.search(words[-1]) else [words[-1], " "]
        words.append(line.text)
    yield "".join(words)


def _goes_on(former: _Line, line: _Line, edges: tuple[float, float], usual: float) -> bool:
    """Whether a line continues the paragraph of the one above it; `edges` are those of the text on the page."""
    if abs(former.size - line.size) > 0.1 * line.size or _BULLET.match(line.text):
        return False
    if former.foot < line.foot:  # the next column
        return not _ENDED.search(former.text)
    left, right = edges
    reach = (right - former.left if former.from_right else former.right - left) / ((right - left) or 1.0)
    return former.foot - line.foot <= _PARAGRAPH * usual and (reach >= _SHORT or not _ENDED.search(former.text))
