"""The minutes that stand before or after an hour: "ten past nine", «التاسعة إلا خمس دقائق», «بعد منتصف الليل بدقيقتين».

Nothing but minutes and an hour on both sides of it makes "to" a word of the clock: "a vote of ten to nine" is none.
"""

from decimal import Decimal
from typing import NamedTuple

from checker.extract.dates.words import DateWords, Spot
from checker.extract.numbers.grammar import Figure

_MIDDAY = 12
_HOUR = 60
# What a plain figure may be marked with: "five to six" looks like a range.
_PLAIN = frozenset({"word", "range-from", "range-to"})
# «إلا ثلثا»: the third of an hour is written like two of them.
_TWO_THIRDS = Decimal(2) / Decimal(3)


class Hour(NamedTuple):
    """An hour, the index after it, and whether it is noon or midnight by name."""

    hour: int
    end: int
    named: bool


def minutes_after(spot: Spot, words: DateWords, end: int) -> tuple[int, int] | None:
    """The minutes that an hour ending here is followed by, and the index after them: «والنصف», «إلا ثلثا», «وعشر
    دقائق», «ودقيقتين», «والنصف إلا خمس دقائق»."""
    first = _part(spot, words, end)
    more = _part(spot, words, first[1]) if first is not None and first[0] % 30 == 0 else None
    return (first[0] + more[0], more[1]) if first is not None and more is not None else first


def minutes_around(spot: Spot, words: DateWords, covered: tuple[int, int]) -> tuple[int, int] | None:
    """The minutes that a word before an hour and figures after it say: «بعد منتصف الليل بعشر دقائق»."""
    first, end = covered
    side = next((sign for name, sign in (("clock.after", 1), ("clock.before", -1))
                 if spot.near(first) and words.among(name, spot.text(first - 1))), 0)
    found = _counted(spot, words, end) if side and spot.near(end) else None
    return None if found is None else (side * found[0], found[1])


def before_hour_word(spot: Spot, words: DateWords, figure: Figure) -> tuple[int, int] | None:
    """The minutes of "ten past", "five minutes to" and the index of the hour after them."""
    if figure.marks - _PLAIN or figure.value != int(figure.value) or not 0 < figure.value < 30:
        return None
    said = _is_minutes(spot, words, figure.end)
    index = figure.end + said
    hour = hour_at(spot, words, index + 1)
    if not spot.near(index) or not spot.near(index + 1) or hour is None:
        return None
    word, sure = spot.text(index), said and (hour.named or _half(spot, words, hour.end))
    if words.among("clock.past", word) or (sure and words.among("clock.after", word)):
        return int(figure.value), index + 1
    if (words.among("clock.to", word) and _ends(spot, words, hour) and (
            said or words.among("clock.leads", spot.text(figure.first - 1)) or _half(spot, words, hour.end))) or (
            sure and words.among("clock.before", word)):
        return -int(figure.value), index + 1
    return None


def hour_at(spot: Spot, words: DateWords, index: int) -> Hour | None:
    """The hour that stands here, in words, in figures or by name."""
    figure = spot.starts.get(index)
    if figure is not None:
        whole = not figure.marks - _PLAIN and figure.value == int(figure.value) and 1 <= figure.value <= _MIDDAY
        return Hour(int(figure.value), figure.end, named=False) if whole else None
    match = words.main.at(spot.found.tokens, index) if index < len(spot.found.tokens) else None
    if match is None or match.senses[0].kind != "named":
        return None
    return Hour(int(match.senses[0].value), match.end, named=True)


def _part(spot: Spot, words: DateWords, end: int) -> tuple[int, int] | None:
    """A fraction of an hour or minutes that "and" or "but" adds to it or takes from it."""
    but = words.among("clock.but", spot.text(end))
    if not spot.near(end):
        return None
    sign, figure = -1 if but else 1, spot.starts.get(end + but)
    if figure is not None and "fraction" in figure.marks:
        share = figure.value / 2 if abs(figure.value - _TWO_THIRDS) < Decimal("0.01") else figure.value
        return sign * int(share * _HOUR + Decimal("0.5")), figure.end
    found = _counted(spot, words, end + but)
    return None if found is None else (sign * found[0], found[1])


def _counted(spot: Spot, words: DateWords, index: int) -> tuple[int, int] | None:
    """Minutes counted in words or figures, with what is written to their first word, and the index after them."""
    few = next((number for name, number in (("clock.one_minute", 1), ("clock.two_minutes", 2))
                if words.among(name, spot.text(index))), 0)
    if few:
        return few, index + 1
    figure = spot.starts.get(index) or (spot.starts.get(index + 1) if len(spot.text(index)) == 1 else None)
    if figure is None or not 0 < figure.value < _HOUR or not _is_minutes(spot, words, figure.end):
        return None
    return int(figure.value), figure.end + 1


def _is_minutes(spot: Spot, words: DateWords, index: int) -> bool:
    match = words.halves.at(spot.found.tokens, index) if spot.near(index) else None
    return match is not None and match.senses[0].kind == "minutes"


def _half(spot: Spot, words: DateWords, index: int) -> bool:
    """Whether a half of the day follows: "p.m.", "in the morning"."""
    match = words.halves.at(spot.found.tokens, index) if spot.near(index) else None
    return match is not None and match.senses[0].kind != "minutes"


def _ends(spot: Spot, words: DateWords, hour: Hour) -> bool:
    """Whether nothing is counted by what looks like an hour: "at ten to twelve weeks"."""
    return hour.named or not spot.near(hour.end) or words.among("clock.then", spot.text(hour.end)) or _half(
        spot, words, hour.end)
