"""Confidence: the findings of a pair → the same findings, each as sure as what stands around it in the pair allows.

A check knows its rule: two bodies named, one denial more. What it does not know is whether a free translation says the
same in words that no rule expected. That shows in the pair: the words of a finding have renderings on the other side
after all, or its two sides stand far apart; and one check is right more often than another. A logistic model of such
traits (`weights.toml`) says how probable it is that a finding is right. It was fitted on what the program reported of
texts that nobody had read before (`tests/benchmarks/fit_confidence.py`), as if one pair in three had an error, about as
many as published translations have; a desk with other texts corrects it by its decisions (`checker.calibration`).

What is improbable is worth a glance, no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.alignment import AlignedPair
from checker.checks._one_sided import OF_ONE_SIDE
from checker.confidence.model import fitted
from checker.confidence.traits import CHECKS, traits
from checker.finding import Finding, Severity
from checker.lexicon import lexicon

# Below this a finding is of low severity: it is rather wrong than right.
IMPROBABLE = 0.5
# The same of phrases that one side lacks: models of their own have weighed these before.
IMPROBABLE_ALONE = 0.33
# Nothing is certain.
_MARGIN = 0.01


def weighed(pair: AlignedPair, findings: Sequence[Finding]) -> Iterator[Finding]:
    """All findings of one aligned pair, those of the checks that the model knows with the confidence it gives them, and
    of low severity where they are improbable. Languages without a lexicon leave them as the checks gave them. So
    is an exchange: that both have their renderings on the other side is what it says."""
    if not findings or lexicon(pair.source.language, pair.target.language) is None:
        yield from findings
        return
    serious = sum(one.severity is not Severity.LOW for one in findings)
    for one in findings:
        known = one.check in CHECKS and not one.exchanged
        yield _weighed(pair, one, serious - (one.severity is not Severity.LOW)) if known else one


def _weighed(pair: AlignedPair, finding: Finding, others: int) -> Finding:
    sure = fitted().probability(finding.check, traits(pair, finding, others))
    bar = IMPROBABLE_ALONE if finding.check in OF_ONE_SIDE else IMPROBABLE
    severity = finding.severity if sure >= bar else Severity.LOW
    return replace(finding, confidence=round(min(max(sure, _MARGIN), 1 - _MARGIN), 2), severity=severity)
