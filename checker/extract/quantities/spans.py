"""Durations: spans without a figure ("within weeks") and what is said of when a duration was ("ten years ago")."""

from collections.abc import Iterator

from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART
from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.units import Measures


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
    return amount._replace(marks=amount.marks | marks)
