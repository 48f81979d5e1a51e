"""One measure in two units: the smaller abbreviated or left out ("5ft 6in", "6 foot 2", "1h 45m") or the larger without
a figure («ساعة و20 دقيقة», "an hour and 20 minutes")."""

import re
from decimal import Decimal

from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART, GLUED
from checker.extract.quantities.amounts import Amount, unit_of
from checker.extract.quantities.units import Measures, Step, Unit, units

# "2h 05m", "1m 9.8s": what a clock shows with its zero, and tenths.
_FIGURE = re.compile(r"\d{1,2}(?:\.\d{1,3})?")


def compounded(found: Reading, tables: Measures, amount: Amount) -> Amount:
    """The amount with the smaller units that stand behind it ("2h 05m 10s"), else as it is."""
    whole, last = amount, amount.unit
    while not amount.written % 1 and (step := tables.compounds.get(last.name)) is not None:
        longer = _with(found, step, whole, last)
        if longer is whole:
            break
        whole, last = longer, units()[step.unit]
    return whole


def _with(found: Reading, step: Step, amount: Amount, larger: Unit) -> Amount:
    """The amount with the unit that is smaller than its last one, where that stands behind it.

    After "5ft" the letters "in" glued to a figure are inches, and so is a figure that nothing follows ("6 foot 2");
    alone they are too many things ("5 in Gaza").
    """
    tokens, place = found.tokens, amount.end
    if place >= len(tokens) or tokens[place].gap == APART:
        return amount
    figure = tokens[place]
    if figure.kind != "n" or not _FIGURE.fullmatch(figure.text):
        return amount
    small = units()[step.unit]
    value, behind = Decimal(figure.text), tokens[place + 1] if place + 1 < len(tokens) else None
    if value * small.factor >= larger.factor:
        return amount
    if behind is not None and behind.gap == GLUED and behind.text in step.letters:
        end = place + 2
    elif step.bare and (behind is None or behind.gap == APART or behind.text in step.before):
        end = place + 1
    else:
        return amount
    return amount._replace(end=end, written=amount.written + value * small.factor / amount.unit.factor)


def with_one(found: Reading, tables: Measures, amount: Amount, floor: int) -> Amount:
    """The amount with one of the larger unit that stands uncounted before it, no further back than `floor`."""
    place = amount.first - 1
    joined = found.tokens[amount.first].text
    if place >= floor and found.tokens[place].text in tables.connectors:
        joined, place = found.tokens[place].text, place - 1
    if place < floor or amount.unit.dimension == "money" or not joined.startswith(tuple(tables.connectors)) \
            or APART in (found.tokens[place + 1].gap, found.tokens[amount.first].gap):
        return amount
    match = tables.halved.at(found.tokens, place)
    if match is None or match.end != place + 1 or match.prefix not in tables.indefinite \
            or tables.plural.at(found.tokens, place) is not None:
        return amount
    unit, _ = unit_of(match.senses[0])
    first = place - 1 if tables.singles else place
    if unit.dimension != amount.unit.dimension or unit.factor <= amount.unit.factor or first < floor \
            or (tables.singles and found.tokens[first].text not in tables.singles):
        return amount
    return amount._replace(first=first, unit=unit, written=1 + amount.written * amount.unit.factor / unit.factor)
