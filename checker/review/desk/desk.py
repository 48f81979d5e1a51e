"""The desk: the board of the tables as they are now, the door, and who reviews when nobody has said."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from checker.errors import InputError
from checker.review.desk.board import Board
from checker.review.desk.guard import Door
from checker.review.desk.loading import read_material, stamps
from checker.review.store import Store

_LOG = logging.getLogger(__name__)


class Desk:
    """What the pages are made of: the findings of `paths` under the decisions of `store`. `reviewer` is the name that
    stands under a decision until the page is told another ("": the page asks).

    Raises InputError for tables that can't be read. When they are written anew while the desk is open, they are read
    anew: what was decided about a sentence that has changed since is asked again.
    """

    def __init__(self, paths: Sequence[Path], store: Store, door: Door, reviewer: str = "") -> None:
        self.store, self.door, self.reviewer = store, door, reviewer
        self._paths = tuple(paths)
        self._lock = threading.Lock()
        self._complaint = ""
        self._stamps = stamps(self._paths)
        self._board = self._read()

    def board(self) -> Board:
        """The board as it stands now. A request asks once and keeps to it: another one may have other rows."""
        with self._lock:
            try:
                self._look_again()
            except (InputError, OSError) as error:
                self._complain(f"the tables have changed, but {error}; the desk shows them as they were")
            board = self._board
        board.refresh()
        return board

    def _look_again(self) -> None:
        if (now := stamps(self._paths)) != self._stamps:
            self._stamps = now  # taken before the tables are read: what changes meanwhile is read the next time
            self._board = self._read()

    def _complain(self, complaint: str) -> None:
        if complaint != self._complaint:  # pages ask every two seconds
            _LOG.warning(complaint)
        self._complaint = complaint

    def _read(self) -> Board:
        board = Board(read_material(self._paths), self.store)
        threading.Thread(target=board.prepare, daemon=True).start()
        return board
