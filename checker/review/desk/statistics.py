"""The statistics page: how often each check is right, how far reviewers agree, how far the team has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from checker.decision import Decision, Judgement, last
from checker.review.desk.desk import Desk
from checker.review.desk.pages import Pages
from checker.review.statistics import Agreement, agreements, by_reviewer, precisions
from checker.share import Figure


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: the share of its findings that were confirmed, and how many nobody was sure of."""

    precision: Figure
    unsure: int


class StatisticsPage:
    """Counts what the store holds, decisions on other runs among them: precision is a matter of the check. Counted
    anew only after a decision."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk, self._pages = desk, pages
        self._counted: tuple[int, tuple[CheckRow, ...], tuple[Agreement, ...]] | None = None

    def page(self, request: Request) -> Response:
        """The page."""
        board = self._desk.board()
        sequence = board.refresh()
        if self._counted is None or self._counted[0] != sequence:
            history = board.store.every()
            self._counted = sequence, check_rows(history), agreements(by_reviewer(history))
        _, checks, agreed = self._counted
        return self._pages.page("statistics.html", request, board, here="statistics", checks=checks, agreements=agreed)


def check_rows(history: Iterable[Decision]) -> tuple[CheckRow, ...]:
    """For each check that somebody has decided about how precise it is, by name."""
    counting = tuple(last(history).values())
    unsure = Counter(one.check for one in counting if one.judgement is Judgement.UNSURE)
    found = {one.name: one for one in precisions(counting)}
    return tuple(CheckRow(found.get(name, Figure(name, 0, 0)), unsure[name]) for name in sorted({*found, *unsure}))
