"""One confusion, one finding: what another check has already told, and tells better."""

from collections.abc import Iterable, Sequence

from checker.checks.polarity import Polarity
from checker.finding import Finding

# The check of opposites in general, which leaves to the others what they know better.
_GENERAL = Polarity.name
# Phrases that one side lacks: the facts in them are named by other checks.
_OF_ONE_SIDE = frozenset({"omission", "addition"})


def said_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of `polarity` at the very words that another check reports («نفى» against "confirmed"
    is an act of saying turned round, and `attribution` says so), and without phrases that one side lacks where another
    check reports the figure or the body in them: one confusion, one finding."""
    told = {(finding.source.place, finding.target.place) for finding in findings if finding.check != _GENERAL}
    facts = [finding for finding in findings if finding.check not in _OF_ONE_SIDE]
    return [finding for finding in findings
            if (finding.check != _GENERAL or (finding.source.place, finding.target.place) not in told)
            and not (finding.check in _OF_ONE_SIDE and any(_within(fact, finding) for fact in facts))]


def _within(fact: Finding, phrase: Finding) -> bool:
    """Whether a finding of the same weight stands on words of a phrase."""
    if fact.severity.rank < phrase.severity.rank:
        return False
    words, inner = (phrase.source, fact.source) if phrase.source.text else (phrase.target, fact.target)
    if not inner.text or words.place is None or inner.place is None or inner.place.line != words.place.line:
        return False
    return inner.place.file == words.place.file and 0 <= inner.place.column - words.place.column < len(words.text)


def not_said_yet(within: Iterable[Finding], between: Sequence[Finding]) -> list[Finding]:
    """Findings within one text whose words a comparison of the two texts has already reported: one confusion, one
    finding."""
    said = {side.place for finding in between for side in (finding.source, finding.target) if side.text}
    return [finding for finding in within if finding.target.place not in said and finding.source.place not in said]
