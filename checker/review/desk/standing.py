"""What the board shows: a finding as it stands, a page of them, how far the team has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.decision import Decision

UNSURE = "unsure"
STANDINGS = ("open", "reopened", UNSURE, "confirmed", "dismissed", "suppressed", "known")
CODES = {name: code for code, name in enumerate(STANDINGS)}
WAITING = [CODES["open"], CODES["reopened"]]
SET_ASIDE = [CODES["suppressed"], CODES["known"]]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as it stands now: its row on the board, its cells, the last decision on it, and the one that counted
    before that (None too where the last one has taken back all there was)."""

    row: int
    cells: Mapping[str, Any]
    standing: str
    decision: Decision | None
    before: Decision | None

    @property
    def to_do(self) -> bool:
        """Whether somebody still has to decide."""
        return CODES[self.standing] in WAITING


@dataclass(frozen=True, slots=True)
class View:
    """What a query shows: how many findings in all, one page of them, and the one looked at."""

    total: int
    page: int
    pages: int
    items: tuple[Item, ...]
    current: Item | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the whole team has come: findings by standing, and last decisions by reviewer, the busiest first."""

    standings: Mapping[str, int]
    reviewers: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Findings that are there to be decided: what is suppressed or known is not."""
        return sum(count for name, count in self.standings.items() if CODES[name] not in SET_ASIDE)

    @property
    def decided(self) -> int:
        """Findings that somebody has confirmed or dismissed."""
        return self.standings["confirmed"] + self.standings["dismissed"]
