"""Whether both sides state the same dates and times."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.checks._figures import found, unstated
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.circumstances import Circumstance
from checker.finding import Finding
from checker.mention import MentionKind


@dataclass(frozen=True)
class Date(Check):
    """Report dates, times and durations that differ: year, month, day, weekday, hour, last and next, before and after.

    Month names of the Levant, Egypt and the Maghreb are one (تموز، يوليو، جويلية), as are 13 November 2017 and
    13/11/2017, 19:20 and «07:20 مساءً»; two weeks, «أسبوعين» and 14 days. Hijri dates are compared with the day they
    fall on.

    Allowed: a weekday, year or "last" that only one side adds to the same date, «اليوم» for "today" or "the day",
    a century for the decades in it. A date or weekday that one side leaves out is of medium severity, and so is how
    often ("annually", "twice a week"); another date is of high.

    Example:
        ar: «وصل الوفد مساء الخميس.»
        en: "The delegation arrived on Tuesday evening."
        Thursday became Tuesday: severity high.
    Silent:
        ar: «وصل الوفد في ٥ آذار 2024.»
        en: "The delegation arrived on 5 March 2024."
        One day under two names of its month.
    """

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair."""
        yield from found(self, pair, MentionKind.DATE, similarity)
        yield from (yield from unstated(self, pair, similarity, _mine))


def _mine(one: Circumstance) -> bool:
    return one.frequency
