"""The board: every finding in the order of the queue, where each stands, and what a query shows of them.

Findings stay in polars columns and numpy codes, so that a hundred thousand are filtered and counted in milliseconds;
decisions come from the store, those of other processes too, and are laid over them as they arrive.
"""

import threading
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from checker.decision import Decision, Judgement, standing
from checker.review.desk.loading import Material
from checker.review.desk.passages import Context
from checker.review.desk.query import ALL, PAGE, TO_DO, Query
from checker.review.desk.searching import contains, searchable
from checker.review.desk.standing import CODES, SET_ASIDE, STANDINGS, UNSURE, WAITING, Item, Progress, View
from checker.review.store import Store

# How the key of a decision begins that takes back another.
UNDO = "undo-"
_NOBODY = -1
_MASKS_KEPT = 32

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


class Board:
    """The findings of `material` under the decisions of `store`. Any thread may ask; one at a time is answered."""

    def __init__(self, material: Material, store: Store) -> None:
        self.findings = material.findings
        self.context = Context(material.beads)
        self.store = store
        self._row = {one: row for row, one in enumerate(self.findings["fingerprint"])}
        self._digest: list[str] = self.findings["digest"].to_list()
        written = self.findings["state"].replace_strict(CODES, default=CODES["open"], return_dtype=pl.Int8)
        self._written = written.to_numpy().copy()
        self._standing = self._written.copy()
        self._decisions: dict[int, Decision] = {}
        self._courses: dict[int, list[Decision]] = {}
        self._reviewers: dict[str, int] = {}
        self._reviewer = np.full(len(self._standing), _NOBODY, dtype=np.int32)
        self._masks: dict[tuple[str, ...], Mask] = {}
        self._texts: pl.Series | None = None
        self._changes: list[tuple[int, int]] = []
        self._sequence = 0
        self._lock = threading.RLock()
        self.refresh()

    def refresh(self) -> int:
        """Take in what was decided since, here or elsewhere; the sequence number of the last decision known."""
        with self._lock:
            for entry in self.store.since(self._sequence):
                sequence, decision = entry.sequence, entry.decision
                self._sequence = max(self._sequence, sequence)
                if (row := self._row.get(decision.fingerprint)) is not None:
                    self._take(row, decision)
                    self._changes.append((sequence, row))
            return self._sequence

    def _take(self, row: int, decision: Decision) -> None:
        before = self._decisions.get(row)
        if before is not None and before.when > decision.when:
            return  # imported from elsewhere, and older than what we know
        self._decisions[row] = decision
        course = self._courses.setdefault(row, [])
        if not decision.key.startswith(UNDO):
            course.append(decision)
        elif course:
            course.pop()
        self._standing[row] = self._code(row, decision)
        if decision.judgement is Judgement.WITHDRAWN:
            self._reviewer[row] = _NOBODY
        else:
            self._reviewer[row] = self._reviewers.setdefault(decision.reviewer, len(self._reviewers))

    def _code(self, row: int, decision: Decision) -> int:
        if self._written[row] in SET_ASIDE:
            return int(self._written[row])  # the text, the settings or the baseline has the last word, here as in a run
        if decision.judgement is Judgement.UNSURE and decision.digest == self._digest[row]:
            return CODES[UNSURE]
        return CODES[standing(self._digest[row], decision).value]

    def view(self, query: Query) -> View:
        """What `query` shows. The page is the one asked for, or else the one with the finding looked at."""
        with self._lock:
            rows = self.rows(query)
            looked_at = self._row.get(query.finding)
            pages = max(1, -(-len(rows) // PAGE))
            at = int(np.searchsorted(rows, looked_at)) if looked_at is not None else 0
            page = min(query.page or min(at, max(0, len(rows) - 1)) // PAGE + 1, pages)
            items = self.items(rows[(page - 1) * PAGE:page * PAGE])
            current = self.item(looked_at) if looked_at is not None else next(iter(items), None)
            return View(len(rows), page, pages, items, current)

    def rows(self, query: Query) -> Rows:
        """The rows that the filters let through, in the order of the queue."""
        with self._lock:
            mask = self._mask(query)
            if query.state != ALL:
                wanted = WAITING if query.state == TO_DO else [CODES[query.state]]
                mask = mask & self._stands(wanted)
            if query.reviewer:
                mask = mask & (self._reviewer == self._reviewers.get(query.reviewer, len(self._reviewers)))
            return np.flatnonzero(mask)

    def _mask(self, query: Query) -> Mask:
        """What the filters on the findings themselves let through; these do not change, so the last masks are kept."""
        key = (query.severity, query.check, query.pair, query.q)
        if key not in self._masks:
            if len(self._masks) >= _MASKS_KEPT:
                self._masks.pop(next(iter(self._masks)))
            self._masks[key] = self._filtered(query).to_numpy()
        return self._masks[key]

    def _filtered(self, query: Query) -> pl.Series:
        mask = pl.repeat(True, len(self.findings), dtype=pl.Boolean, eager=True)
        for column, wanted in (("severity", query.severity), ("check", query.check), ("pair", query.pair)):
            if wanted:
                mask &= self.findings[column] == wanted
        return mask & contains(self._searchable(), query.q) if query.q else mask

    def prepare(self) -> None:
        """Fold the findings for search now, so that nobody waits for it: it takes a second for a hundred thousand."""
        texts = searchable(self.findings)
        with self._lock:
            self._texts = texts

    def _searchable(self) -> pl.Series:
        if self._texts is None:
            self.prepare()
        assert self._texts is not None  # noqa: S101 - prepare() has seen to it
        return self._texts

    def after(self, query: Query, item: Item) -> Item | None:
        """The finding that follows in the query's order, from its beginning again after the last."""
        rows = self.rows(query)
        following = int(np.searchsorted(rows, item.row, side="right"))
        return self.item(int(rows[following % len(rows)])) if len(rows) else None

    def find(self, fingerprint: str) -> Item | None:
        """The finding with this fingerprint."""
        row = self._row.get(fingerprint)
        return None if row is None else self.item(row)

    def item(self, row: int) -> Item:
        """The finding of a row."""
        return self.items([row])[0]

    def items(self, rows: Sequence[int] | Rows) -> tuple[Item, ...]:
        """The findings of these rows."""
        with self._lock:
            cells = self.findings[list(rows)].iter_rows(named=True)
            return tuple(self._item(int(row), cell) for row, cell in zip(rows, cells, strict=True))

    def _item(self, row: int, cells: Mapping[str, Any]) -> Item:
        course = self._courses.get(row, [])
        return Item(row, cells, STANDINGS[self._standing[row]], self._decisions.get(row),
                    course[-2] if len(course) > 1 else None)

    def like(self, item: Item) -> tuple[Item, ...]:
        """The findings still to be decided that have the same check and the same values on both sides."""
        same = pl.repeat(True, len(self.findings), dtype=pl.Boolean, eager=True)
        for column in ("check", "source_value", "target_value"):
            same &= self.findings[column] == item.cells[column]
        with self._lock:
            return self.items(np.flatnonzero(same.to_numpy() & self._stands([*WAITING, CODES[UNSURE]])))

    def _stands(self, codes: Sequence[int]) -> Mask:
        """Which findings stand in one of these ways."""
        wanted = np.zeros(len(STANDINGS), dtype=np.bool_)
        wanted[list(codes)] = True
        found: Mask = wanted[self._standing]
        return found

    def append(self, decisions: Iterable[Decision]) -> int:
        """Keep decisions, durably before this returns; the sequence number of the last decision known."""
        self.store.append(tuple(decisions))
        return self.refresh()

    def changed(self, since: int) -> tuple[Item, ...]:
        """The findings decided after that sequence number, each once."""
        with self._lock:
            start = bisect_right(self._changes, (since, len(self._row)))
            return self.items(list(dict.fromkeys(row for _, row in self._changes[start:])))

    def progress(self) -> Progress:
        """How far the whole team has come."""
        with self._lock:
            counts = np.bincount(self._standing, minlength=len(STANDINGS)).tolist()
            decided = np.bincount(self._reviewer[self._reviewer != _NOBODY], minlength=len(self._reviewers)).tolist()
            busiest = sorted(zip(self._reviewers, decided, strict=True), key=lambda one: -one[1])
            return Progress(dict(zip(STANDINGS, counts, strict=True)), tuple(one for one in busiest if one[1]))

    def counts(self, column: str, query: Query) -> tuple[tuple[str, int], ...]:
        """How many findings each value of a column has under the query's other filters, the most frequent first."""
        rows = self.rows(query.to(**{column: ""}))
        counted = self.findings[column][rows].value_counts(sort=True)
        return tuple(sorted(counted.iter_rows(), key=lambda row: (-row[1], row[0])))
