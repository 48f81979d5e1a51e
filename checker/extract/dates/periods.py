"""Years, decades, centuries, quarters of a year and seasons."""

from collections.abc import Iterator
from decimal import Decimal

from checker.extract.dates.calendar import NO_DAY, in_years, plain_year, surely_named, year_after
from checker.extract.dates.words import DateWords, Piece, Spot
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Match
from checker.extract.numbers.tokens import GLUED

_QUARTERS = 4


def season(spot: Spot, words: DateWords, index: int, match: Match) -> Piece | None:
    """`season:summer`, with its year left to `years`."""
    value = next(sense.value for sense in match.senses if sense.kind == "season")
    if not surely_named(spot, words, index, index) and year_after(spot, words, match.end)[0] is None:
        return None
    return words.modified(spot, Piece(index, match.end, f"season:{value}"))


def quarter(spot: Spot, words: DateWords, index: int, match: Match) -> Piece | None:
    """`quarter:2` from "the second quarter", «الربع الثاني», "Q2", with a year after it left to `years`."""
    value = match.senses[0].value
    if value != "0":
        return Piece(index, match.end, f"quarter:{value}")
    figure = spot.starts.get(match.end) if words.direction_after else spot.ends.get(index)
    if figure is None or not 1 <= figure.value <= _QUARTERS or "ordinal" not in figure.marks:
        return None
    return Piece(min(index, figure.first), max(match.end, figure.end), f"quarter:{int(figure.value)}")


def century(spot: Spot, words: DateWords, index: int, match: Match) -> Piece | None:
    """`century:19` from "the 19th century", «القرن التاسع عشر»."""
    figure = spot.starts.get(match.end) if words.direction_after else spot.ends.get(index)
    if figure is None or not 1 <= figure.value <= 30 or not spot.near(match.end if words.direction_after else index):
        return None
    first, end = min(index, figure.first), max(match.end, figure.end)
    return words.modified(spot, Piece(first, end, f"century:{int(figure.value)}"))


def decade(spot: Spot, words: DateWords, index: int, match: Match) -> Piece | None:
    """`decade:1990` from "the nineties", «تسعينيات القرن الماضي»; None for an age ("in her forties")."""
    after = words.after_joints(spot, match.end, "joints.month_year")
    if words.among("ages.before", spot.text(index - 1)) or words.among("ages.before", spot.text(index - 2)) \
            or words.among("ages.after", spot.text(after)):
        return None
    tens, start, end = int(match.senses[0].value), 1900, match.end
    named = words.main.at(spot.found.tokens, after) if after < len(spot.found.tokens) else None
    if named is not None and named.senses[0].kind == "last_century":
        end = named.end
    elif named is not None and any(sense.kind == "century" for sense in named.senses):
        which = century(spot, words, after, named)
        if which is not None:
            start, end = (int(which.value.split(":")[1]) - 1) * 100, which.end
    return words.modified(spot, Piece(index, end, f"decade:{start + tens}"))


def years(spot: Spot, words: DateWords) -> Iterator[Piece]:
    """Years and decades in figures: "in 2017", «عام 2017», "1950-53", "the 1980s"."""
    before: Figure | None = None
    for figure in spot.found.figures:
        piece = _year(spot, words, figure, before)
        if piece is not None:
            yield piece
        before = figure if piece is not None else None


def _year(spot: Spot, words: DateWords, figure: Figure, before: Figure | None) -> Piece | None:
    if figure.marks & NO_DAY or (figure.scale != 1 and "word" not in figure.marks):
        return None
    end = figure.end
    if spot.text(end) == "s" and spot.found.tokens[end].gap == GLUED and figure.value % 10 == 0:
        return _figure_decade(spot, words, figure)
    hyphened = before is not None and "range-to" not in figure.marks and figure.first == before.end
    if before is not None and (hyphened or figure.first == before.end) and 0 < figure.value < 100 \
            and len(spot.text(figure.first)) == 2 and before.value % 100 < figure.value:
        century_start = before.value - before.value % 100
        return Piece(figure.first, end, str(int(century_start + figure.value)), frozenset({"range-to"}))
    if not in_years(figure) or not plain_year(spot, figure):
        return None
    place = words.before_joints(spot, figure.first, "joints.with_year")
    sure = spot.near(figure.first) and (place < figure.first or words.among("years.sure", spot.text(figure.first - 1)))
    if sure or ("word" not in figure.marks and _likely(spot, words, figure)):
        return words.modified(spot, Piece(place if sure else figure.first, end, str(int(figure.value)),
                                          frozenset(figure.marks & {"range-from", "range-to"})))
    return None


def _likely(spot: Spot, words: DateWords, figure: Figure) -> bool:
    if figure.marks & {"approximate", "nearly", "more-than", "at-least", "less-than"}:
        return False
    cued = spot.near(figure.first) and words.among("years.cues", spot.text(figure.first - 1))
    return (cued and figure.value >= 1500) or (1900 <= figure.value <= 2099 and figure.value % 1000 != 0)


def _figure_decade(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    value = Decimal(1900) + figure.value if 20 <= figure.value < 100 else figure.value
    owner = spot.text(figure.first - 1), spot.text(figure.first - 2)
    aged = any(words.among("ages.before", word) for word in owner) or words.among("ages.beyond", owner[0])
    if value < 1000 or (figure.value < 100 and aged):
        return None
    return words.modified(spot, Piece(figure.first, figure.end + 1, f"decade:{int(value)}"))
