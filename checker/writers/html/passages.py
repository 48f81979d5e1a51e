"""The beads of a pair with their findings, their words cut at the edges of what the findings show."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.finding import Severity
from checker.highlighting import Mark, pieces, places
from checker.languages import folded
from checker.messages import LANGUAGES
from checker.tables import MESSAGES
from checker.writers._counting import Row, counts
from checker.writers._versions import SIDES, Versions
from checker.writers.html.views import FindingView, Passage, Side, Words


@dataclass(slots=True)
class _Draft:
    """A passage in the making: a row of the alignment, what is marked on its two sides, and its findings."""

    bead: Row
    marked: tuple[list[Mark], list[Mark]] = field(default_factory=lambda: ([], []))
    findings: list[FindingView] = field(default_factory=list)


def passages(pair: str, both: Versions, beads: Sequence[Row], findings: Iterable[tuple[str, Row]]) -> Iterator[Passage]:
    """The passages of a pair, in the order of its beads; before them, what a finding shows of sentences that stand in
    none (of a text that was not aligned). `findings` are rows of the table with their keys."""
    drafts = [_Draft(bead) for bead in beads]
    starts = [_Starts(drafts, side) for side in SIDES]
    before: list[_Draft] = []
    for key, row in findings:
        home = drafts[row["bead"]] if row["bead"] is not None else _Draft(_quoted(row))
        if row["bead"] is None:
            before.append(home)
        home.findings.append(_finding(key, row, both))
        for number, side in enumerate(SIDES):
            # Either side of a finding within one text may stand in any passage of that text.
            standing = both.side(number, row[f"{side}_file"]) if drafts else number
            _mark(starts[standing].draft(row, side) or home, row, (number, standing), key)
    yield from (_passage(draft, both, "") for draft in before)
    for place, draft in enumerate(drafts, 1):
        yield _passage(draft, both, pair if both.table else str(place))


class _Starts:
    """Which passage a place of one side falls into."""

    def __init__(self, drafts: Iterable[_Draft], side: str) -> None:
        found = [(one.bead[f"{side}_line"], one.bead[f"{side}_column"], one) for one in drafts
                 if one.bead[f"{side}_file"]]
        self._drafts = sorted(found, key=lambda entry: entry[:2])

    def draft(self, row: Row, side: str) -> _Draft | None:
        """The passage in which the words of this side of a finding begin; None for a side without words."""
        if not row[f"{side}_text"] or not self._drafts:
            return None
        at = (row[f"{side}_line"], row[f"{side}_column"])
        return self._drafts[max(0, bisect_right(self._drafts, at, key=lambda entry: entry[:2]) - 1)][2]


def _mark(draft: _Draft, row: Row, sides: tuple[int, int], key: str) -> None:
    """Mark the words of one side of a finding (the first of `sides`) where they stand in a passage (the second)."""
    words, standing = SIDES[sides[0]], SIDES[sides[1]]
    text = draft.bead[f"{standing}_text"] or ""
    same_line = row[f"{words}_line"] == draft.bead[f"{standing}_line"]
    near = (row[f"{words}_column"] or 1) - (draft.bead[f"{standing}_column"] or 1) if same_line else 0
    draft.marked[sides[1]].extend(Mark(start, end, key, Severity(row["severity"]))
                                  for start, end in places(text, row[f"{words}_text"] or "", near))


def _quoted(row: Row) -> Mapping[str, Any]:
    """A passage made of the sentences that a finding shows."""
    bead: dict[str, Any] = {"confidence": None, "moved": False}
    for side in SIDES:
        bead |= {f"{side}_text": row[f"{side}_sentence"], f"{side}_file": row[f"{side}_file"],
                 f"{side}_line": None, f"{side}_column": None}
    return bead


def _passage(draft: _Draft, both: Versions, label: str) -> Passage:
    source, target = (_words(draft, number, both) for number in range(2))
    return Passage(label, source, target, draft.bead["confidence"], bool(draft.bead["moved"]),
                   tuple(sorted(draft.findings, key=lambda one: (not one.open, -Severity(one.severity).rank))))


def _words(draft: _Draft, number: int, both: Versions) -> Words | None:
    side = SIDES[number]
    text = draft.bead[f"{side}_text"]
    if not text:
        return None
    return Words(both.language(number, draft.bead[f"{side}_file"]), pieces(text, draft.marked[number]))


def _finding(key: str, row: Row, both: Versions) -> FindingView:
    source, target = (_side(row, number, both) for number in range(2))
    return FindingView(key, row["check"], row["severity"], row["confidence"], _messages(row), (source, target),
                       row["state"], row["reason"] or "", counts(row))


def _messages(row: Row) -> dict[str, str]:
    further = {code: row.get(column) for code, column in MESSAGES.items()}
    return {LANGUAGES[0]: row["message"], **{code: said for code, said in further.items() if said}}


def _side(row: Row, number: int, both: Versions) -> Side:
    side = SIDES[number]
    place = row[f"{side}_at"] or (f"{row[f'{side}_line']}:{row[f'{side}_column']}" if row[f"{side}_file"] else "")
    spoken = both.language(number, row[f"{side}_file"])
    text, value = row[f"{side}_text"] or "", row[f"{side}_value"] or ""
    # A whole phrase is its own value: to say it again as it was folded tells an editor nothing.
    return Side(text, "" if value == folded(text) else value, place, spoken)
