"""The desk: the board, the context of its findings, and who reviews when nobody has said."""

from dataclasses import dataclass

from checker.review.desk.board import Board
from checker.review.desk.guard import Door
from checker.review.desk.passages import Context


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages are made of. `reviewer` is the name that stands under a decision until the page is told another
    ("": the page asks)."""

    board: Board
    context: Context
    door: Door
    reviewer: str = ""
