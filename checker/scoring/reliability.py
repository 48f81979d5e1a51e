"""Reliability: how sure findings are said to be, against how often they are right (DeGroot & Fienberg 1983), and in one
figure the expected calibration error (Naeini, Cooper & Hauskrecht 2015)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.scoring.findings import Found
from checker.share import Figure

_BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, whether it meets an error, and whether its pair was changed by hand."""

    found: Found
    right: bool
    changed: bool

    @property
    def text(self) -> str:
        """Of which kind of text it is."""
        return "changed" if self.changed else "as found"


@dataclass(frozen=True, slots=True)
class Level:
    """Findings said to be about as sure: `confidence` is their mean, `right` the share of them that meet an error.
    `name` is the range ("0.8–0.9"), or the check.

    `text` is "changed" for pairs changed by hand, where errors are far more frequent than in life and findings that the
    unchanged pair has too are left out, or "as found" for all others: what a reader meets.
    """

    text: str
    name: str
    confidence: float
    right: Figure

    @property
    def verdict(self) -> str:
        """What the interval allows to say: over-confident, under-confident, or nothing."""
        low, high = self.right.interval
        return "over-confident" if high < self.confidence else "under-confident" if low > self.confidence else ""


def levels(judged: Iterable[Judged]) -> Iterator[Level]:
    """The findings by ranges of confidence."""
    groups: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    names = [f"{low:.1f}–{min(high, 1):.1f}" for low, high in pairwise(_BOUNDS)]
    for one in judged:
        if one.found.confidence is not None:
            groups[one.text, sum(one.found.confidence >= bound for bound in _BOUNDS[1:-1])].append(one)
    for (text, place), group in sorted(groups.items()):
        yield _level(text, names[place], group)


def levels_of_checks(judged: Iterable[Judged]) -> Iterator[Level]:
    """The findings by check."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        if one.found.confidence is not None:
            groups[one.text, one.found.check].append(one)
    for (text, check), group in sorted(groups.items()):
        yield _level(text, check, group)


def calibration_errors(ranges: Iterable[Level]) -> dict[str, float]:
    """The expected calibration error of each kind of text: how far what is said lies from what is so, a mean of the
    ranges by how many findings each has."""
    by_text: dict[str, list[Level]] = defaultdict(list)
    for one in ranges:
        by_text[one.text].append(one)
    return {text: sum(one.right.n * abs(one.confidence - one.right.value) for one in some)
            / sum(one.right.n for one in some) for text, some in by_text.items()}


def _level(text: str, name: str, group: Sequence[Judged]) -> Level:
    mean = sum(one.found.confidence or 0.0 for one in group) / len(group)
    return Level(text, name, mean, Figure("right", sum(one.right for one in group), len(group)))
