"""Whether both sides state the same amounts of money and the same measures."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.checks._figures import found
from checker.comparing.asking import Similarity, Wanted
from checker.finding import Finding
from checker.mention import MentionKind


@dataclass(frozen=True)
class Quantity(Check):
    """Report money and measures that differ: the amount, the currency or the unit.

    £2.8bn, "2.8 billion pounds" and «2.8 مليار جنيه إسترليني» are one amount. A conversion that is right within
    rounding (6 miles, 10 كيلومترات; 100 °F, 38 درجة مئوية) is no finding, the same figure in another unit or currency
    is. Durations are for the check of dates.

    Allowed: a bare "dollar" or «جنيه» where the other side names the country, a figure whose unit one side leaves out,
    a second currency in brackets.

    Example:
        ar: «يبعد المخيم عشرة كيلومترات عن الحدود.»
        en: "The camp is ten miles from the border."
        The same figure in kilometres and in miles: severity high.
    Silent:
        ar: «يبعد المخيم عشرة كيلومترات عن الحدود.»
        en: "The camp is 10 km from the border."
        One distance in words and in signs.
    """

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair."""
        return found(self, pair, MentionKind.QUANTITY, similarity)
