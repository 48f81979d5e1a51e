"""Words of one closed class that exclude each other as findings: shared by the checks of certainty and of numbers."""

from collections.abc import Callable, Iterator

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.comparing.evidence import contrasted
from checker.comparing.readings.exclusions import Exclusion, exclusions
from checker.finding import Finding, Severity
from checker.messages import say

# Of 1,846 faithful pairs two were reported; in one of them the translation is wrong.
_SURE = 0.8


def excluded(check: Check, pair: AlignedPair, wanted: Callable[[Exclusion], bool]) -> Iterator[Finding]:
    """The wanted exclusions between the two sides as findings of a check, each with the word of either side."""
    for one in exclusions(pair):
        if wanted(one):
            message = contrasted(pair, one.source.text, one.target.text, say("words that exclude each other"))
            yield check.between(pair, (Severity.MEDIUM, _SURE), (one.source, one.target), message)
