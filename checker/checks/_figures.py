"""Disagreements in figures, and circumstances that one side alone states, as findings: shared by the checks of numbers,
quantities and dates, of omissions and additions."""

from collections.abc import Iterator

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.comparing.asking import Asking, Similarity, Wanted
from checker.comparing.circumstances import Circumstance, Ours, alone
from checker.comparing.clauses.telling import stretch
from checker.comparing.clauses.weighing import weight_of_circumstance
from checker.comparing.evidence import contrasted, evidence, lone
from checker.comparing.figures import Disagreement, disagreements
from checker.finding import Finding
from checker.mention import MentionKind
from checker.messages import Message, say

# Of eight circumstances on one side only in published translations six stood in a pair that is wrong.
_LOST = 0.7


def found(check: Check, pair: AlignedPair, kind: MentionKind, similarity: Similarity) -> Iterator[Finding | Wanted]:
    """The disagreements of this kind as findings of a check."""
    for one in (yield from disagreements(pair, kind, similarity)):
        yield check.finding(one.severity, one.confidence, _worded(pair, one), pair=pair.source.document.article.name,
                            source=evidence(pair.source, *one.source), target=evidence(pair.target, *one.target))


def unstated(check: Check, pair: AlignedPair, similarity: Similarity, ours: Ours) -> Asking[list[Finding]]:
    """The circumstances of a check that one side alone states as its findings."""
    return [_unstated(check, pair, one) for one in (yield from alone(pair, similarity, ours))]


def _unstated(check: Check, pair: AlignedPair, one: Circumstance) -> Finding:
    said, of_source = stretch(one.passage, one.place), one.passage is pair.source
    message = lone(one.passage, one.text, say("circumstance without counterpart"))
    return check.finding(weight_of_circumstance(pair, one.passage), _LOST, message,
                         source=said if of_source else evidence(pair.source),
                         target=evidence(pair.target) if of_source else said,
                         pair=pair.source.document.article.name)


def _worded(pair: AlignedPair, one: Disagreement) -> Message:
    source, target = (" … ".join(mention.text for mention in side) for side in (one.source, one.target))
    if source and target:
        return contrasted(pair, source, target, one.note)
    return lone(pair.source, source, one.note) if source else lone(pair.target, target, one.note)
