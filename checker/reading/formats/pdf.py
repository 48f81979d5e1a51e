"""PDF files with a text layer, read from where the glyphs stand on the page.

The order of the text in a PDF is that of its maker: of right-to-left lines, words and their letters come in any. What
is certain is what a reader sees, so lines are put together from the places of the glyphs, and read as `visual_order`
tells.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from checker.errors import InputError
from checker.reading.page_layout import Glyph, Line, lines_of
from checker.reading.visual_order import unmirrored
from checker.reading.written import Written, assembled

_PARAGRAPH = 1.35  # of the usual distance of lines: a wider one parts paragraphs
_SHORT = 0.85  # of the column: a line that ends before it, with a full stop, ends its paragraph
_FULL = 0.98  # of the column: as wide as type is set from edge to edge; the last line of a paragraph is so by chance
_ENDED = re.compile(r"[.!?؟…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•▪●◦‣*–-]\s")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|صفحة|ص)?\s*\d{1,4}\s*(?:(?:/|of|من)\s*\d{1,4})?\W*", re.IGNORECASE)
_HYPHENATED = re.compile(r"(?<=[a-z])-$")


def read(data: bytes, place: str) -> Written:
    """The paragraphs of a PDF, landmarks naming the page. Page numbers and what every page repeats are left out.

    Raises InputError for a file that is damaged, protected, or holds pictures of text only.
    """
    pages = [lines_of(glyphs) for glyphs in _pages(data, place)]
    repeated = _repeated(pages)
    kept = [[line for line in lines if _key(line) not in repeated and not _PAGE_NUMBER.fullmatch(line.text)]
            for lines in pages]
    if not any(kept):
        raise InputError("holds no text that can be read: a scan, or letters without meaning", place=place,
                         advice="run it through text recognition (OCR), or ask for the original document")
    labelled = list(_paragraphs(kept))
    texts = unmirrored([words for _, words in labelled])
    return assembled((label, words) for (label, _), words in zip(labelled, texts, strict=True))


def _pages(data: bytes, place: str) -> Iterator[list[Glyph]]:
    try:
        from checker.reading.pdf_pages import drawn
    except ImportError:
        raise InputError("PDF files need a further package", place=place,
                         advice="pip install 'translation-consistency-checker[documents]'") from None
    for page in drawn(data, place):
        left, bottom, right, top = page.bbox
        # Where a column is broken, Chromium leaves pieces of the next line below the edge of the paper.
        yield [one for one in _glyphs(page) if left <= one.left <= right and bottom <= one.foot <= top]


def _glyphs(container: Any) -> Iterator[Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    for item in container:
        if isinstance(item, LTChar):
            # A font without names for its glyphs gives "(cid:17)"; for two vowel signs in one, Chromium names none.
            text = item.get_text()
            if item.upright and item.size > 0 and not text.startswith("(cid:") and "\0" not in text:
                glyph = Glyph(text, item.x0, item.x1, item.matrix[5], item.size)
                if math.isfinite(glyph.left + glyph.right + glyph.foot + glyph.size):
                    yield glyph
        elif isinstance(item, LTContainer):
            yield from _glyphs(item)


def _key(line: Line) -> tuple[str, int]:
    """A line and its height on the page, digits apart: what every page repeats in its head and foot."""
    return re.sub(r"\d+", "0", line.text), round(line.foot)


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    if len(pages) < 3:
        return set()
    counted = Counter(key for lines in pages for key in {_key(line) for line in lines})
    return {key for key, count in counted.items() if count > len(pages) / 2}


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[str, str]]:
    """The paragraphs with the page on which each begins; one that a page's end interrupts goes on."""
    label = ""
    parts: list[str] = []
    former: Line | None = None
    for number, lines in enumerate(pages, 1):
        # In a text of short paragraphs most steps lead from one to the next: the distance of lines is among the
        # smallest.
        steps = sorted(above.foot - below.foot for above, below in pairwise(lines) if above.foot > below.foot)
        usual = steps[len(steps) // 5] if steps else 0.0
        for at, line in enumerate(lines):
            if former is None or not (_goes_on(former, line, usual) if at else _runs_over(former, line)):
                yield label, "".join(parts)
                label, parts = f"page {number}", []
            if parts:
                parts[-1:] = _before(line.text, parts[-1])
            parts.append(line.text)
            former = line
    yield label, "".join(parts)


def _before(following: str, text: str) -> list[str]:
    """A line's text with what parts it from the one that follows: nothing where a word was broken at a hyphen. That of
    "al-⏎Tayeb" is the word's own."""
    if text.endswith("/"):  # «أكتوبر/⏎تشرين الأول»
        return [text]
    if not _HYPHENATED.search(text):
        return [text, " "]
    return [text if following[:1].isupper() else _HYPHENATED.sub("", text)]


def _runs_over(former: Line, line: Line) -> bool:
    """Whether the first line of a page continues the paragraph at the end of the page before."""
    return _alike(former, line) and _reach(former) >= _SHORT and _is_unended(former, line)


def _is_unended(former: Line, line: Line) -> bool:
    """Whether the last line of a page or column does not end its paragraph: its sentence goes on in the next one, or it
    is set from edge to edge and the next is not indented."""
    return not _ENDED.search(former.text) or (_reach(former) >= _FULL and _reach_to_come(line) >= _FULL)


def _alike(former: Line, line: Line) -> bool:
    return abs(former.size - line.size) <= 0.1 * line.size and not _BULLET.match(line.text)


def _reach(line: Line) -> float:
    """How much of its column a line fills, from the side at which it begins."""
    left, right = line.edges
    return (right - line.left if line.from_right else line.right - left) / ((right - left) or 1.0)


def _reach_to_come(line: Line) -> float:
    """How much of its column is left to a line that begins where this one does: less than all where it is indented."""
    left, right = line.edges
    return (line.right - left if line.from_right else right - line.left) / ((right - left) or 1.0)


def _goes_on(former: Line, line: Line, usual: float) -> bool:
    """Whether a line continues the paragraph of the one above it."""
    if not _alike(former, line):
        return False
    if former.foot < line.foot:  # the next column
        return _is_unended(former, line)
    close = former.foot - line.foot <= _PARAGRAPH * usual
    return close and (_reach(former) >= _SHORT or not _ENDED.search(former.text))
