"""What an editor decided about a finding, and where the finding stands by it."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter

from checker.finding import Finding, Severity, State

# PostgreSQL's text has no NUL, and UTF-8 no half of a surrogate pair: a pasted note may hold either.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


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
    findings. `when` is in UTC; `suggestion` the target sentence as the reviewer would have it. `severity` and
    `confidence` are what the check itself said of the finding (None: not recorded).

    `key` is made by whoever makes the decision, so that the same one arriving twice is still one. Raises ValueError for
    a time without a zone.
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
    severity: Severity | None = None
    confidence: float | None = None
    key: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.when.tzinfo is None:
            raise ValueError(f"{self.when.isoformat()} has no time zone")
        object.__setattr__(self, "when", self.when.astimezone(UTC))
        if _UNSTORABLE.search("".join(_texts(self))):
            for name in TEXTS:
                object.__setattr__(self, name, _UNSTORABLE.sub("\ufffd", getattr(self, name)))

    @property
    def identity(self) -> str:
        """What tells this decision from every other: its key, or without one 32 hex digits of all that it says."""
        content = "\x1f".join(str(getattr(self, one.name)) for one in fields(self))
        return self.key or hashlib.sha256(content.encode()).hexdigest()[:32]


# The fields that are plain text, in their order.
TEXTS = tuple(one.name for one in fields(Decision) if one.type is str)
_texts = attrgetter(*TEXTS)

_STATES = {Judgement.CONFIRMED: State.CONFIRMED, Judgement.DISMISSED: State.DISMISSED}


def last(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By fingerprint the decision that counts: the latest, of two at the same time the one that comes later."""
    return {one.fingerprint: one for one in sorted(decisions, key=lambda one: one.when)}


def standing(digest: str, decision: Decision | None) -> State:
    """Where a finding with this digest stands by the last decision on it. A decision was about the sentences as they
    stood then: when one of them changed, the question is open again."""
    state = _STATES.get(decision.judgement) if decision else None
    if decision is None or state is None:
        return State.OPEN
    return state if decision.digest == digest else State.REOPENED


def decided(findings: Iterable[Finding], decisions: Mapping[str, Decision]) -> tuple[Finding, ...]:
    """The findings as the last decision on each leaves them; `decisions` by fingerprint. What the text or the settings
    suppress stays suppressed."""
    return tuple(_standing(finding, decisions.get(finding.fingerprint)) for finding in findings)


def _standing(finding: Finding, decision: Decision | None) -> Finding:
    state = standing(finding.digest, decision)
    if decision is None or state is State.OPEN or finding.state is not State.OPEN:
        return finding
    return replace(finding, state=state, reason=": ".join(filter(None, (decision.reason, decision.note))))
