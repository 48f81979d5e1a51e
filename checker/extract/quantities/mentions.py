"""Quantities: money and measures, in base units that both languages share.

Precedence: dates claim their words first, then quantities, then numbers; a quantity takes the words of its number.
"""

from collections.abc import Iterator
from decimal import Decimal

from checker.article import Sentence
from checker.extract.numbers.context import Context, context
from checker.extract.numbers.numerals import plain
from checker.extract.numbers.reading import Reading, reading
from checker.extract.numbers.stopwatch import stopped
from checker.extract.numbers.tokens import APART
from checker.extract.quantities.amounts import CARRIED, NO_RANGE, Amount, and_a_half, figured, unit_of
from checker.extract.quantities.compounds import compounded, with_one
from checker.extract.quantities.spans import dated, spans
from checker.extract.quantities.units import Measures, in_base, measures, units
from checker.languages import Language
from checker.mention import Mention, MentionKind

# A stopwatch shows all of a time: in "4:06.42, 1.22 seconds faster" there are two.
_SHOWN = "stopwatch"


def quantities(sentence: Sentence, language: Language) -> list[Mention]:
    """The quantities of a sentence, in the order of the text.

    Values are `money:EUR:2800000000` or `dimension:base unit:amount` (`length:m:9656.064`, `duration:d:14`). Marks:
    `written:6` and `unit:mile` say what stands in the text, `family:pound` the word a currency shares with others,
    "generic" that only that word was given, "implicit" a "decade" without figure, the bounds of the number, and last,
    next, before or after beside a duration ("of-event" where the event it is counted from follows), "stopwatch" on one
    such as "3:07.43". "Within weeks" is `duration:d:~week`, marked vague.
    """
    found = reading(sentence.text, language)
    tables, cues = measures(language), context(language)
    amounts = _with_ranges(found, cues, [compounded(found, tables, one) for one in figured(found, tables)])
    amounts += _unfigured(found, tables, {index for one in amounts for index in range(one.first, one.end)})
    amounts += _stopped(found)
    merged = _merged(found, tables, sorted(amounts))
    floors = [0, *(one.end for one in merged)]
    merged = [with_one(found, tables, one, floor) for one, floor in zip(merged, floors, strict=False)]
    offset = sentence.span.start
    result = [_mention(found, dated(found, tables, amount), offset) for amount in merged]
    taken = {index for one in merged for index in range(one.first, one.end)}
    result += [Mention(MentionKind.QUANTITY, f"duration:d:~{unit}", found.written(first, end),
                       found.span(first, end, offset), frozenset({"vague"}))
               for first, end, unit in spans(found, tables, taken)]
    return sorted(result, key=lambda mention: mention.span)


def _mention(found: Reading, amount: Amount, offset: int) -> Mention:
    unit = amount.unit
    value = f"{unit.dimension}:{unit.base}:{plain(in_base(amount.written, unit))}"
    note = f"family:{unit.name}" if unit.dimension == "money" else f"unit:{unit.name}"
    marks = amount.marks | {f"written:{plain(amount.written)}", note}
    return Mention(MentionKind.QUANTITY, value, found.written(amount.first, amount.end),
                   found.span(amount.first, amount.end, offset), marks)


def _with_ranges(found: Reading, cues: Context, amounts: list[Amount]) -> list[Amount]:
    """"5 to 7 miles": the first figure has the unit of the second."""
    taken = {one.first for one in amounts} | {place for one in amounts for place in range(one.first, one.end)}
    result = list(amounts)
    by_first = {one.first: one for one in amounts}
    for low, high in zip(found.figures, found.figures[1:], strict=False):
        amount = by_first.get(high.first)
        if amount is not None and low.first not in taken and not low.marks & NO_RANGE \
                and cues.joins(found.tokens, low.end, high.first):
            result.append(amount._replace(first=low.first, end=low.end, written=low.value, marks=low.marks & CARRIED
                                          | (amount.marks & {"generic"})))
    return result


def _unfigured(found: Reading, tables: Measures, taken: set[int]) -> list[Amount]:
    """Duals («أسبوعين») and single units that are an amount by themselves ("a decade", "a year and a half")."""
    amounts = []
    absent = tables.alone.absent
    for index, token in enumerate(found.tokens):
        if token.text in absent or token.kind != "w" or index in taken:
            continue
        match = tables.alone.at(found.tokens, index)
        counted = index + 1 < len(found.tokens) and found.tokens[index + 1].kind == "n"  # «في الدقيقتين 12 و78»
        if match is not None and not counted:
            unit, marks = unit_of(match.senses[0])
            if unit.name in tables.body and match.prefix not in tables.indefinite:
                continue
            if unit.name == "year" and tables.general and index and found.tokens[index - 1].text.endswith(
                    tables.general):
                continue  # «الأطباء العامين» are in general practice
            one = match.senses[0].kind == "one"
            extra = frozenset({"implicit"}) if one else frozenset({"dual", "word"})
            amount = Amount(index, match.end, Decimal(1 if one else 2), unit, marks | extra)
            amounts.append(and_a_half(found, tables, amount))
    return amounts + [one for one in _halved(found, tables) if one.first not in taken]


def _stopped(found: Reading) -> Iterator[Amount]:
    """What a stopwatch showed: "3:07.43"."""
    for index, token in enumerate(found.tokens):
        if shown := stopped(token):
            yield Amount(index, index + 1, shown.amount, units()[shown.unit], frozenset({_SHOWN}))


def _halved(found: Reading, tables: Measures) -> Iterator[Amount]:
    for figure in found.figures:
        if "fraction" not in figure.marks:
            continue
        for place in range(max(0, figure.first - 3), figure.first):
            match = tables.halved.at(found.tokens, place)
            if match is not None and place + 1 == match.end:
                unit, marks = unit_of(match.senses[0])
                whole = Amount(place, match.end, Decimal(1), unit, marks)
                if (amount := and_a_half(found, tables, whole)) is not whole:
                    yield amount


def _merged(found: Reading, tables: Measures, amounts: list[Amount]) -> list[Amount]:
    """"6-foot-6" stays two; "2 hours 30 minutes" and «5 أقدام و6 بوصات» become one amount of the larger unit."""
    result: list[Amount] = []
    for amount in amounts:
        last = result[-1] if result else None
        if last is not None and _continues(found, tables, last, amount):
            extra = amount.written * amount.unit.factor / last.unit.factor
            result[-1] = last._replace(end=amount.end, written=last.written + extra)
        elif last is None or amount.first >= last.end:
            result.append(amount)
    return result


def _continues(found: Reading, tables: Measures, last: Amount, amount: Amount) -> bool:
    if amount.first < last.end or _SHOWN in last.marks:  # the inches of "5ft 6in" are counted already
        return False
    between = found.tokens[last.end:amount.first]
    return (amount.unit.dimension == last.unit.dimension != "money" and amount.unit.factor < last.unit.factor
            and len(between) <= 1 and all(token.text in tables.connectors for token in between)
            and (found.tokens[last.end].gap != APART or _listed(found, last.end)) and "range-from" not in last.marks)


def _listed(found: Reading, index: int) -> bool:
    """Whether only a comma stands before the token: "2 hours, 14 minutes"."""
    return found.folded.text[found.tokens[index - 1].end:found.tokens[index].start].strip() in (",", "،")
