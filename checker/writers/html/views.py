"""What the page shows: articles of passages, each with its words on both sides and the findings in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.highlighting import Piece

# Passages in one piece of the page: what is made at once when a reader comes near.
CHUNK = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One side's words in a finding; an empty `text` where it is silent. `place` is "line:column" of its file, or
    what the file shows in place of lines ("page 3")."""

    text: str
    value: str
    place: str
    language: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding; `messages` say it, by language, the one to fall back to first; `key` names it in the
    page's address, `open` says whether it is still to be dealt with."""

    key: str
    check: str
    severity: str
    confidence: float
    messages: Mapping[str, str]
    sides: tuple[Side, Side]
    state: str
    reason: str
    open: bool


@dataclass(frozen=True, slots=True)
class Words:
    """One side of a passage, cut at the edges of what is evidence."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A bead with its findings, the gravest first; None for a side that has nothing to say. `label` is its number, or
    the id of a table's row. `confidence` is that of the bead, None where nothing was aligned."""

    label: str
    source: Words | None
    target: Words | None
    confidence: float | None
    moved: bool
    findings: tuple[FindingView, ...]

    @property
    def alone(self) -> bool:
        """Whether only one side of what was aligned has words."""
        return self.confidence is not None and (self.source is None) != (self.target is None)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Two versions of a report, one text, or a table whose rows each have two versions (`rows` counts them; only those
    with findings are among the passages). `alone` counts sentences that were compared with nothing."""

    name: str
    files: tuple[str, ...]
    languages: tuple[str, str]
    passages: tuple[Passage, ...]
    rows: int | None
    alone: int
    risk: float
    by_severity: Mapping[str, int]

    @property
    def chunks(self) -> Iterator[tuple[Passage, ...]]:
        """The passages, some at a time."""
        return (self.passages[first:first + CHUNK] for first in range(0, len(self.passages), CHUNK))

    @property
    def total(self) -> int:
        """Findings still to be dealt with."""
        return sum(self.by_severity.values())
