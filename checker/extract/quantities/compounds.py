"""One measure in two units, the smaller abbreviated or left out: "5ft 6in", "6 foot 2", "11st 4lb", "1h 45m"."""

from decimal import Decimal

from checker.extract.numbers.numerals import plain
from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART, GLUED
from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.units import Measures, units


def compounded(found: Reading, tables: Measures, amount: Amount) -> Amount:
    """The amount with the smaller unit that stands behind it, else as it is.

    After "5ft" the letters "in" glued to a figure are inches, and so is a figure that nothing follows ("6 foot 2");
    alone they are too many things ("5 in Gaza").
    """
    step = tables.compounds.get(amount.unit.name)
    tokens, place = found.tokens, amount.end
    if step is None or place >= len(tokens) or tokens[place].gap == APART or amount.written % 1:
        return amount
    figure = tokens[place]
    if figure.kind != "n" or not figure.text.isdigit():
        return amount
    small = units()[step.unit]
    value, behind = Decimal(int(figure.text)), tokens[place + 1] if place + 1 < len(tokens) else None
    if plain(value) != figure.text or value * small.factor >= amount.unit.factor:
        return amount
    if behind is not None and behind.gap == GLUED and behind.text in step.letters:
        end = place + 2
    elif step.bare and (behind is None or behind.gap == APART or behind.text in step.before):
        end = place + 1
    else:
        return amount
    return amount._replace(end=end, written=amount.written + value * small.factor / amount.unit.factor)
