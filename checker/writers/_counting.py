"""What the summaries of a run count: findings still to be dealt with, and how much an article is at risk."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.finding import Severity, State

SEVERITIES = tuple(severity.value for severity in reversed(Severity))
# What an error of each severity weighs beside a grave one.
_WEIGHTS = {Severity.HIGH: 1.0, Severity.MEDIUM: 0.3, Severity.LOW: 0.1}
Row = Mapping[str, Any]


def counts(row: Row) -> bool:
    """Whether this row of the findings is still to be dealt with."""
    return State(row["state"]).counts


def risk(rows: Iterable[Row]) -> float:
    """How many grave errors to expect: the confidence of each finding still to be dealt with, less for lesser ones."""
    return sum(float(row["confidence"]) * _WEIGHTS[Severity(row["severity"])] for row in rows if counts(row))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each severity bear one name (a check's, a pair's)."""

    name: str
    by_severity: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_severity.values())


def tallies(rows: Iterable[Row], column: str) -> tuple[Tally, ...]:
    """Findings still to be dealt with by the values of a column, the gravest first."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        if counts(row):
            found.setdefault(row[column], Counter())[row["severity"]] += 1
    ordered = sorted(found.items(), key=lambda item: ([-item[1][severity] for severity in SEVERITIES], item[0]))
    return tuple(Tally(name, {severity: counter[severity] for severity in SEVERITIES}) for name, counter in ordered)
