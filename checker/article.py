"""What was read, and where its words stand in the file."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SentenceKind = Literal["body", "heading", "bullet", "boilerplate"]

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of characters (code points) of an article's text: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where an editor finds a character: file as named by the user, line and column counted from 1.

    `at` names the spot in a file that shows no lines ("page 3", "paragraph 12", "cell B7"); line and column then count
    in the text that was read from it.
    """

    file: str
    line: int
    column: int
    at: str = ""

    def __str__(self) -> str:
        return f"{self.file} ({self.at})" if self.at else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Landmark:
    """From `start` on (an offset into an article's text) an editor is at `label`: "page 3", "paragraph 12"."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or bullet of an article, or a line of the page around it ("Read also …": `boilerplate`);
    `article.text[span.start:span.end] == text` always holds."""

    text: str
    span: Span
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One language version of a report, its text exactly as decoded from the file (only a BOM is left out).

    `name` is the slug both versions share (or the row's id in a table), `file` is the path as the user gave it,
    `language` an ISO 639-1 code, `first_line` the line of the file on which the text begins (rows of a table),
    `landmarks` what an editor finds a place by where the file shows no lines, ascending.
    """

    name: str
    file: str
    language: str
    text: str
    first_line: int = 1
    landmarks: tuple[Landmark, ...] = ()
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in _LINE_BREAK.finditer(self.text)))
        object.__setattr__(self, "_line_starts", starts)

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` (0 … len(text))."""
        line = bisect_right(self._line_starts, offset) - 1
        passed = bisect_right(self.landmarks, offset, key=lambda landmark: landmark.start)
        return Place(self.file, self.first_line + line, offset - self._line_starts[line] + 1,
                     self.landmarks[passed - 1].label if passed else "")

    def offset(self, place: Place) -> int:
        """The offset of the character at a place of this article: `offset(place(n)) == n`."""
        return self._line_starts[place.line - self.first_line] + place.column - 1
