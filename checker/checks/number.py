"""Whether both sides state the same numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.checks._excluded import excluded
from checker.checks._figures import found, unstated
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.circumstances import Circumstance
from checker.finding import Finding
from checker.mention import MentionKind


@dataclass(frozen=True)
class Number(Check):
    """Report numbers that one side states and the other does not, or states as something else.

    Values are compared, not digits: «سبعة وأربعون», ٤٧ and 47 are one number, and so are `30,000`, `30.000`, ٣٠ ألف and
    "thirty thousand". Each number answers to one of the other side's, there or in a neighbouring sentence; what is left
    on both sides is one confusion, named with both readings (digits changed places, a factor of ten). "Up to 1300" and
    "at least 1300" contradict each other. Two figures that have changed places ("24 women and 15 minors", «15 امرأة و24
    قاصرا») are told by the words beside them.

    Words that count without a figure exclude each other where neither side has the other's: "all", "most", "many",
    "some", "few", "half"; "both" and "one of them".

    Allowed: figures as words, ordinals as cardinals, a dual for "two", "one" and "first" that an idiom swallows,
    "about" on one side. A number from two up that one side leaves out is of medium severity (two may be said by the
    ending of a noun), and so is "for the first time"; a bound that one side leaves out ("up to") is of low.

    Example:
        ar: «أصيب سبعة وأربعون شخصا في الحريق.»
        en: "The fire injured 74 people."
        47 became 74: severity high.
        ar: «وافق جميع النواب على الميزانية.»
        en: "Some of the deputies approved the budget."
        Who says all does not say some: severity medium.
    Silent:
        ar: «أصيب سبعة وأربعون شخصا في الحريق.»
        en: "The fire injured 47 people."
        One number in words and in digits.
        ar: «وافق جميع النواب على الميزانية.»
        en: "All of the deputies approved the budget."
        As many on both sides.
    """

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair."""
        yield from found(self, pair, MentionKind.NUMBER, similarity)
        yield from (yield from unstated(self, pair, similarity, _mine))
        yield from excluded(self, pair, lambda one: one.counts)


def _mine(one: Circumstance) -> bool:
    return one.occasion
