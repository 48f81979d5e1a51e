"""Durations: spans without a figure ("within weeks") and what is said of when a duration was ("ten years ago")."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART, tokens
from checker.extract.quantities.amounts import Amount, unit_of
from checker.extract.quantities.units import Measures, measures
from checker.languages import Language

OF_EVENT = "of-event"


def spans(found: Reading, tables: Measures, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Plural units of time that no figure counts: first token, end, name of the unit."""
    absent = tables.plural.absent
    for index, token in enumerate(found.tokens):
        if token.text not in absent and token.kind == "w" and index not in taken:
            match = tables.plural.at(found.tokens, index)
            if match is not None:
                yield index, match.end, match.senses[0].value


def dated(found: Reading, tables: Measures, amount: Amount) -> Amount:
    """The amount with last, next, before or after, when it is a duration and a word beside it says so."""
    if amount.unit.dimension != "duration":
        return amount
    tokens, place = found.tokens, amount.first
    while place and tokens[place].gap != APART and tokens[place - 1].text in tables.bridges:
        place -= 1
    ahead = tables.ahead.at(tokens, place - 1) if place and tokens[place].gap != APART else None
    near = amount.end < len(tokens) and tokens[amount.end].gap != APART
    behind = tables.behind.at(tokens, amount.end) if near else None
    marks = {match.senses[0].value for match in (ahead, behind) if match is not None}
    if _of_event(found, tables, amount.end):
        marks.add(OF_EVENT)
    return amount._replace(marks=amount.marks | marks)


@lru_cache(maxsize=1024)
def units_named(text: str, language: Language) -> frozenset[Decimal]:
    """The days in each unit of time that a text names, counted or not: in "a year later" those of a year."""
    found, tables = tokens(text)[1], measures(language)
    matches = (tables.after.at(found, place) for place, token in enumerate(found) if token.kind == "w")
    named = (unit_of(match.senses[0])[0] for match in matches if match is not None)
    return frozenset(unit.factor for unit in named if unit.dimension == "duration")


def _of_event(found: Reading, tables: Measures, end: int) -> bool:
    """Whether an event follows that it is counted from: "two days before the vote", «قبل يومين من الاقتراع»."""
    adjacent = [token.text for token in takewhile(lambda token: token.gap != APART, found.tokens[end:end + 2])]
    return bool(adjacent) and (adjacent[0] in tables.anchors or (len(adjacent) > 1 and adjacent[0] in tables.joining))
