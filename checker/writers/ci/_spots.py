"""Where a finding's words stand, in the ways that code-review tools count."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.article import Article, Place
from checker.finding import Evidence
from checker.pipeline import Comparison
from checker.reading.rows import SUFFIXES

_WITHOUT_LINES = ".parquet"
# Between the words of several mentions that are one evidence.
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a file from 1: `column` counts characters (code points), `byte` bytes of UTF-8. 0: not known."""

    line: int
    column: int = 0
    byte: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A range of a file. `path` counts from the root, with forward slashes. `end` lies behind the last character; it is
    None where one side is silent, and `start` is then where its passage begins. `start` is None in a file that shows no
    lines; `at` names the spot there."""

    path: str
    start: Point | None
    end: Point | None
    at: str = ""


def spots(comparisons: Iterable[Comparison], root: Path) -> Callable[[Evidence], Spot | None]:
    """A function from the evidence of these comparisons' findings to its spot; None for a side without passage."""
    documents = [one for comparison in comparisons for one in (comparison.source, comparison.target) if one]
    articles = {one.article.file: one.article for one in documents}

    def spot(evidence: Evidence) -> Spot | None:
        place = evidence.place
        return _spot(evidence.text, place, articles[place.file], root) if place else None

    return spot


def _spot(text: str, place: Place, article: Article, root: Path) -> Spot:
    path = Path(article.file)
    shown = article.file if "://" in article.file else _relative(path, root)
    if place.at or path.suffix.lower() == _WITHOUT_LINES:
        return Spot(shown, None, None, place.at)
    if path.suffix.lower() in SUFFIXES:
        # Columns count within the cell; quotation and escapes of the format lie between the two.
        return Spot(shown, Point(place.line), None)
    start = article.offset(place)
    words = text.partition(_GAP)[0]
    found = bool(words) and article.text.startswith(words, start)
    return Spot(shown, _point(article, start), _point(article, start + len(words)) if found else None)


def _point(article: Article, offset: int) -> Point:
    place = article.place(offset)
    before = article.text[offset - place.column + 1:offset]
    return Point(place.line, place.column, len(before.encode()) + 1)


def _relative(path: Path, root: Path) -> str:
    whole = path.parent.resolve() / path.name
    return (whole.relative_to(root) if whole.is_relative_to(root) else path).as_posix()
