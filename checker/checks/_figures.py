"""Disagreements in figures as findings: shared by the checks of numbers, quantities and dates."""

from collections.abc import Iterator

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.comparing.evidence import Similarity, contrasted, evidence, lone
from checker.comparing.figures import Disagreement, disagreements, turned
from checker.finding import Finding
from checker.mention import MentionKind


def compared(pair: AlignedPair) -> Iterator[str]:
    """The phrases whose similarity `found` will ask for."""
    for one in turned(pair):
        yield from one.words


def found(check: Check, pair: AlignedPair, kind: MentionKind, similarity: Similarity) -> Iterator[Finding]:
    """The disagreements of this kind as findings of a check."""
    for one in disagreements(pair, kind, similarity):
        yield check.finding(one.severity, one.confidence, _worded(pair, one), pair=pair.source.document.article.name,
                            source=evidence(pair.source, *one.source), target=evidence(pair.target, *one.target))


def _worded(pair: AlignedPair, one: Disagreement) -> str:
    source, target = (" … ".join(mention.text for mention in side) for side in (one.source, one.target))
    if source and target:
        return contrasted(pair, source, target, one.note)
    return lone(pair.source, source, one.note) if source else lone(pair.target, target, one.note)
