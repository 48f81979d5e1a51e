"""What an editor decided about a finding, and where the finding stands by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from checker.finding import Finding, State


class Judgement(StrEnum):
    """confirmed: the versions do disagree; dismissed: a false alarm, or meant so; unsure: for somebody else to decide;
    withdrawn: what was said before no longer holds."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement by one reviewer. Decisions are appended, never overwritten: of those on a finding the last counts.

    `fingerprint` and `digest` are the finding's: which finding it is, and the two sentences as they stood. `check`,
    `pair` and the values repeat what the fingerprint is made of, so that decisions can be counted and read without the
    findings. `when` is in UTC; `suggestion` the target sentence as the reviewer would have it.
    """

    fingerprint: str
    digest: str
    judgement: Judgement
    reviewer: str
    when: datetime
    check: str
    pair: str
    source_value: str = ""
    target_value: str = ""
    reason: str = ""
    note: str = ""
    suggestion: str = ""


_STATES = {Judgement.CONFIRMED: State.CONFIRMED, Judgement.DISMISSED: State.DISMISSED}


def decided(findings: Iterable[Finding], decisions: Mapping[str, Decision]) -> tuple[Finding, ...]:
    """The findings as the last decision on each leaves them; `decisions` by fingerprint."""
    return tuple(_standing(finding, decisions.get(finding.fingerprint)) for finding in findings)


def _standing(finding: Finding, decision: Decision | None) -> Finding:
    """A decision was about the sentences as they stood then: when one of them changed, the question is open again."""
    state = _STATES.get(decision.judgement) if decision else None
    if decision is None or state is None:
        return finding
    if decision.digest != finding.digest:
        state = State.REOPENED
    return replace(finding, state=state, reason=": ".join(filter(None, (decision.reason, decision.note))))
