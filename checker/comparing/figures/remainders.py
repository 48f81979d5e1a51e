"""Figures that are the rest of each other: "all but two of the 64" and «62 من أصل 64»."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from checker.alignment import AlignedPair
from checker.comparing.figures.facts import Fact
from checker.extract.worded import words
from checker.languages import Language, fold, language


def without_remainders(
    pair: AlignedPair, confused: Sequence[tuple[Fact, Fact]], agreed: Iterable[tuple[Fact, Fact]],
) -> list[tuple[Fact, Fact]]:
    """The confusions, but not two figures that come to a total both sides state, where a word of either side says that
    some are left out: «4 رجال و4 نساء» for four men and six women among ten is no such thing."""
    totals = {one.number for one, _ in agreed if one.slot == "number" and one.number is not None}
    sums = [both for both in confused if _sum(*both) in totals]
    if not sums or not any(_leaves_out(passage.text, language(passage.language))
                           for passage in (pair.source, pair.target)):
        return list(confused)
    return [both for both in confused if both not in sums]


def _sum(one: Fact, other: Fact) -> Decimal | None:
    """What two counts come to; None for what is no count."""
    if one.slot != "number" or other.slot != "number" or one.number is None or other.number is None:
        return None
    return one.number + other.number


def _leaves_out(text: str, spoken: Language) -> bool:
    said = f" {' '.join(word.text for word in words(text, spoken).words)} "
    return any(f" {phrase} " in said for phrase in _phrases(spoken))


@cache
def _phrases(spoken: Language) -> tuple[str, ...]:
    listed = spoken.data("numbers").get("left_out", {}).get("words", ())
    return tuple(fold(clitic + phrase).text for phrase in listed for clitic in ("", *_joined(spoken)))


def _joined(spoken: Language) -> tuple[str, ...]:
    return tuple(sorted(one for one in spoken.proclitics if len(one) == 1)) if spoken.article else ()
