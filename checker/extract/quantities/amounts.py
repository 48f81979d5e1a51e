"""Figures with the unit that stands after or before them: "14 days", "$3.7 million", «الأيام الثلاثة»."""

from decimal import Decimal
from typing import NamedTuple

from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Match, Sense
from checker.extract.numbers.numerals import plain
from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART, GLUED, SPACED
from checker.extract.quantities.units import Measures, Unit, units

_NO_AMOUNT = frozenset({"percent", "points", "ordinal", "vague", "times"})
NO_RANGE = _NO_AMOUNT | {"name"}
CARRIED = frozenset({"approximate", "nearly", "exactly", "more-than", "at-least", "less-than", "at-most", "range-from",
                     "range-to", "word"})


class Amount(NamedTuple):
    """A figure with its unit: the tokens it covers, the number as written, what it comes to."""

    first: int
    end: int
    written: Decimal
    unit: Unit
    marks: frozenset[str]


def unit_of(sense: Sense) -> tuple[Unit, frozenset[str]]:
    """The unit that a sense of the word lists names, and "generic" where only the word of a currency was given."""
    if sense.kind not in ("money", "cents") and "/" not in sense.value:
        return units()[sense.value], frozenset()
    code, family, note = sense.value.split("/")
    factor = Decimal("0.01") if sense.kind == "cents" else Decimal(1)
    return Unit("money", family, code, factor), frozenset({"generic"}) if note == "bare" else frozenset()


def figured(found: Reading, tables: Measures) -> list[Amount]:
    """The amounts of a sentence that a figure counts."""
    amounts = []
    for figure in found.figures:
        if figure.marks & _NO_AMOUNT:
            continue
        if "name" in figure.marks:  # «طريق 60» is a name, «طول الطريق 60 كيلومترا» a length
            amount = _after(found, figure, tables) if found.tokens[figure.first].gap == SPACED else None
        elif _signed(found, figure):  # "a £10 day ticket" costs ten pounds
            amount = _before(found, figure, tables) or _after(found, figure, tables)
        else:
            amount = _after(found, figure, tables) or _before(found, figure, tables)
        if amount is not None:
            amounts.append(amount)
    return amounts


def _signed(found: Reading, figure: Figure) -> bool:
    """Whether a sign is written onto the front of the figure."""
    return figure.first > 0 and found.tokens[figure.first - 1].kind == "s" and found.tokens[figure.first].gap == GLUED


def _amount(figure: Figure, first: int, end: int, sense: Sense) -> Amount:
    unit, marks = unit_of(sense)
    if figure.other is not None and figure.other * 2 != figure.value:  # «مليونا ريال»: before a unit it is surely two
        marks |= {f"or:{plain(figure.other)}"}
    return Amount(min(first, figure.first), max(end, figure.end), figure.value, unit, marks | (figure.marks & CARRIED))


def _after(found: Reading, figure: Figure, tables: Measures) -> Amount | None:
    """"14 days", "$3.7 million" is for `_before`; "half an hour", "20 more years", «5 ملايين من الدولارات»."""
    tokens, place = found.tokens, figure.end
    skippable = tables.of_one if "fraction" in figure.marks else tables.between
    last = min(len(tokens), figure.end + 2)
    while place < last and tokens[place].text in skippable and tokens[place].gap != APART:
        place += 1
    if place >= len(tokens) or tokens[place].gap == APART:
        return None
    match = tables.after.at(tokens, place)
    behind = tokens[match.end] if match is not None and match.end < len(tokens) else None
    if behind is not None and behind.kind == "n" and behind.gap == GLUED:
        return None  # "a fifth of the $61 million": the sign is of the figure behind it
    if match is None or (place > figure.end and tokens[figure.end].text in tables.partitive
                         and match.senses[0].kind == "unit"):
        return None
    sense = _chosen(found, figure, match, tables)
    if sense is None:
        return None
    amount = _amount(figure, figure.first, match.end, sense)
    below = tables.context.below_zero(tokens, match.end)
    if below > match.end:  # «أربع درجات تحت الصفر»
        return amount._replace(end=below, written=-amount.written)
    return and_a_half(found, tables, amount)


def _chosen(found: Reading, figure: Figure, match: Match, tables: Measures) -> Sense | None:
    """Of "pound" as money and as weight, the one that the words around it mean; a lone "c" or "f" must be glued."""
    kinds = {sense.kind: sense for sense in match.senses}
    last = found.tokens[match.end - 1]
    if len(last.text) == 1 and last.text.isascii() and last.text.isalpha() and match.end == figure.end + 1 \
            and last.gap != GLUED:
        return None
    if "money" in kinds and "unit" in kinds:
        of = match.end < len(found.tokens) and found.tokens[match.end].text == "of"
        weighed = last.text.endswith("pound") or of
        weighed = weighed or any(token.text in tables.weighing for token in found.tokens)
        return kinds["unit"] if weighed and figure.scale == 1 else kinds["money"]
    return match.senses[0]


def _before(found: Reading, figure: Figure, tables: Measures) -> Amount | None:
    """"$350,000", "US$11bn", "EUR 500", and the definite «الأيام الثلاثة»."""
    place = figure.first - 1
    if place < 0 or found.tokens[figure.first].gap == APART:
        return None
    for start in range(max(0, place - 1), place + 1):
        match = tables.before.at(found.tokens, start)
        if match is not None and match.end == figure.first and (start == place or found.tokens[place].gap == GLUED):
            return _amount(figure, start, figure.end, match.senses[0])
    return _definite(found, figure, tables)


def _definite(found: Reading, figure: Figure, tables: Measures) -> Amount | None:
    """«السنوات الخمس»، «الساعات الـ24»: unit, then its number, both with the article."""
    tokens, place, article = found.tokens, figure.first, tables.article
    if not article:
        return None
    glued = place > 0 and tokens[place].gap == GLUED and tokens[place - 1].text == article
    place -= 1 + glued
    if place < 0 or not (glued or tokens[figure.first].text.startswith(article)) or tokens[place + 1].gap == APART:
        return None
    match = tables.halved.at(tokens, place)
    if match is None or match.end != place + 1 or match.prefix in tables.indefinite:
        return None
    return _amount(figure, place, figure.end, match.senses[0])


def and_a_half(found: Reading, tables: Measures, amount: Amount) -> Amount:
    """"a year and a half", «عامين ونصف العام»: half of the unit on top."""
    for figure in found.figures:
        if figure.first >= amount.end and "fraction" in figure.marks:
            between = found.tokens[amount.end:figure.first]
            first, *rest = [token.text for token in between] or [found.tokens[figure.first].text[:1]]
            joined = first in tables.connectors and (not between or (len(rest) == 1 and rest[0] in tables.ones))
            if joined and found.tokens[amount.end].gap != APART:
                return amount._replace(end=figure.end, written=amount.written + figure.value)
            break
    return amount
