"""What the formats for CI are made from: a run's findings with their spots in the repository."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.finding import Evidence, Finding
from checker.marking.baseline import Known
from checker.pipeline import Comparison, Result
from checker.writers.ci._spots import Spot, spots


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the spots of its two sides; None for a side without passage."""

    finding: Finding
    source: Spot | None
    target: Spot | None

    @property
    def sides(self) -> list[tuple[Evidence, Spot]]:
        """The sides that have a spot, the target first: the translation is what is put right, so that is where a
        reviewer is to see the finding."""
        found = ((self.finding.target, self.target), (self.finding.source, self.source))
        return [(evidence, spot) for evidence, spot in found if spot]

    @property
    def message(self) -> str:
        """The finding's message, with the page or paragraph where the file shows no lines."""
        places = dict.fromkeys(spot.at for _, spot in self.sides if spot.at)
        return f"{self.finding.message} ({', '.join(places)})" if places else self.finding.message


@dataclass(frozen=True, slots=True)
class Run:
    """A result, the `root` that paths count from, the fingerprints of the findings that make the run fail, and, where
    there was a baseline, what of it is fixed (None: there was none)."""

    result: Result
    root: Path
    failing: frozenset[str] = frozenset()
    fixed: tuple[Known, ...] | None = None
    _spot: Callable[[Evidence], Spot | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_spot", spots(self.result.comparisons, self.root))

    def of(self, comparison: Comparison) -> list[Located]:
        """The findings of a comparison, in its order."""
        return [Located(one, self._spot(one.source), self._spot(one.target)) for one in comparison.findings]

    def __iter__(self) -> Iterator[Located]:
        """All findings, in the order of the result."""
        for comparison in self.result.comparisons:
            yield from self.of(comparison)

    @property
    def open(self) -> list[Located]:
        """The findings that are still to be dealt with."""
        return [one for one in self if one.finding.state.counts]
