"""A place where the two versions disagree: what a check found, the words on both sides, and how sure we are."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.article import Place


class Severity(StrEnum):
    """high: another fact is stated. medium: probably another, or one lost that a reader needs. low: worth a glance."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low, 1 for medium, 2 for high."""
        return list(Severity).index(self)


class State(StrEnum):
    """Where a finding stands. open: nobody has decided; confirmed: an editor says it is one; dismissed: an editor says
    it is none; reopened: decided once, but a sentence of it has changed since; suppressed: the text or the settings
    say that it is meant so; known: it stands in the baseline."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    REOPENED = "reopened"
    SUPPRESSED = "suppressed"
    KNOWN = "known"

    @property
    def counts(self) -> bool:
        """Whether a finding that stands so is still to be dealt with, and makes a run fail."""
        return self in (State.OPEN, State.CONFIRMED, State.REOPENED)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side's words. An empty `text` means that this side is silent; `place` is then where its passage begins, and
    None where it has no passage at all. `sentence` is the passage the words stand in."""

    text: str
    value: str
    place: Place | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement, worded for an editor. `pair` names the article pair (or the row of a table); `confidence`
    (0 … 1) is the share of findings like this one that prove right; `ordinal` counts equal findings from 0; `state`
    says whether it was dealt with, `reason` why (an editor's words, or those of a suppression); `stated` is the
    confidence that the check gave where decisions of a desk have corrected it. `translations` say the message in the
    further languages of the interfaces (`checker.messages.FURTHER`), in their order; `exchanged`: whether it says that
    two have changed places, so that each side has words for both."""

    check: str
    pair: str
    severity: Severity
    confidence: float
    message: str
    source: Evidence
    target: Evidence
    ordinal: int = 0
    state: State = State.OPEN
    reason: str = ""
    stated: float | None = None
    translations: tuple[str, ...] = ()
    exchanged: bool = False

    @property
    def own_confidence(self) -> float:
        """What the check itself said."""
        return self.confidence if self.stated is None else self.stated

    @property
    def digest(self) -> str:
        """16 hex digits of the two sentences as they stand: a decision was about these words and no others."""
        return hashlib.sha256("\x1f".join((self.source.sentence, self.target.sentence)).encode()).hexdigest()[:16]

    @property
    def fingerprint(self) -> str:
        """Identity of the finding over time: 16 hex digits from check, pair, the evidence's values and the ordinal.

        Position, wording and score are left out, so that a decision survives edits elsewhere in the article.
        """
        parts = (self.check, self.pair, self.source.value, self.target.value, str(self.ordinal))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings with their ordinals set: 0 for the first with its check, pair and values, 1 for the next …"""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    result = []
    for finding in findings:
        key = (finding.check, finding.pair, finding.source.value, finding.target.value)
        result.append(replace(finding, ordinal=seen[key]))
        seen[key] += 1
    return tuple(result)
