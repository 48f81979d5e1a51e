"""What decisions tell of the checks, of the reviewers and of the work that is left."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from checker.decision import Decision, Judgement, last
from checker.finding import State
from checker.share import Figure

_SETTLED = (Judgement.CONFIRMED, Judgement.DISMISSED)
_UNDECIDED = (State.OPEN, State.REOPENED)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the findings that both have judged, on the same words.

    `kappa` is Cohen's (1960): 1 for always, 0 for no more than chance would have it; None where it has no meaning,
    since both have said the same one thing throughout, or have no finding in common.
    """

    first: str
    second: str
    same: Figure
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many findings there are, how many in each state, and the share that somebody has dealt with."""

    states: Mapping[State, int]
    dealt_with: Figure


def precisions(decisions: Iterable[Decision]) -> tuple[Figure, ...]:
    """For each check, by name, the share of its findings that were confirmed, among those confirmed or dismissed.

    `decisions` may be a whole history: of those on a finding the last counts.
    """
    by_check: dict[str, Counter[Judgement]] = defaultdict(Counter)
    for one in last(decisions).values():
        if one.judgement in _SETTLED:
            by_check[one.check][one.judgement] += 1
    return tuple(Figure(check, counts[Judgement.CONFIRMED], counts.total())
                 for check, counts in sorted(by_check.items()))


def judgements(decisions: Iterable[Decision]) -> dict[Judgement, int]:
    """How many findings stand decided in each way, of a whole history."""
    counts = Counter(one.judgement for one in last(decisions).values())
    return {judgement: counts[judgement] for judgement in Judgement}


def progress(states: Iterable[State]) -> Progress:
    """How far the review has come, by the states of all findings."""
    counts = Counter(states)
    left = sum(counts[state] for state in _UNDECIDED)
    return Progress({state: counts[state] for state in State},
                    Figure("dealt with", counts.total() - left, counts.total()))


def by_reviewer(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """By reviewer, then by fingerprint, what each said last; as a store's `latest_by_reviewer`."""
    groups: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        groups[one.reviewer].append(one)
    return {reviewer: last(ones) for reviewer, ones in groups.items()}


def agreements(latest: Mapping[str, Mapping[str, Decision]]) -> tuple[Agreement, ...]:
    """The agreement of each two reviewers who have a finding in common; `latest` by reviewer, then by fingerprint."""
    pairs = (_agreement(*two, latest) for two in combinations(sorted(latest), 2))
    return tuple(one for one in pairs if one.same.n)


def _agreement(first: str, second: str, latest: Mapping[str, Mapping[str, Decision]]) -> Agreement:
    both = [(one.judgement, other.judgement) for fingerprint, one in latest[first].items()
            if (other := latest[second].get(fingerprint)) and one.digest == other.digest
            and Judgement.WITHDRAWN not in (one.judgement, other.judgement)]
    same = Figure("agreement", sum(one == other for one, other in both), len(both))
    return Agreement(first, second, same, _kappa(same, *(Counter(side) for side in zip(*both, strict=True))))


def _kappa(same: Figure, *said: Counter[Judgement]) -> float | None:
    """How much of the agreement that chance leaves room for there is: chance makes both say the same as often as what
    each of them says in general falls together."""
    if not said:
        return None
    first, second = said
    chance = sum(first[judgement] * second[judgement] for judgement in first) / same.n**2
    return None if chance == 1 else (same.value - chance) / (1 - chance)
