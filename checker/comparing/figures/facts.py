"""The figures of a passage as comparable facts: what a number, quantity or date says, in slots both sides share."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from hijridate import Hijri

from checker.alignment import Passage
from checker.mention import Mention, MentionKind

MEASURED = frozenset({"length", "weight", "area", "volume", "speed", "temperature", "energy", "power", "duration",
                      "money"})

_PARTS_OF_DATE = 3


class Fact(NamedTuple):
    """One comparable statement of a mention: a date has several (year, month, day).

    `slot` is what is stated (number, percent, money, length, year, weekday …), `key` its value there, `number` the
    figure as written (None where there is none) and `amount` what it comes to in base units; `at` is the place in the
    passage, 0 … 1. `weak` facts are those one language often leaves to morphology or idiom.
    """

    mention: Mention
    slot: str
    key: str
    number: Decimal | None
    amount: Decimal | None
    at: float
    weak: bool

    @property
    def marks(self) -> frozenset[str]:
        """The marks of the mention."""
        return self.mention.marks

    @property
    def other(self) -> Decimal | None:
        """The number were an ambiguous separator read the other way."""
        return next((Decimal(mark[3:]) for mark in self.marks if mark.startswith("or:") and mark.count("-") < 2), None)

    @property
    def unit(self) -> str:
        """The unit as written, or the code of the currency."""
        return next((mark[5:] for mark in self.marks if mark.startswith("unit:")), self.mention.value.split(":")[1]
                    if self.slot == "money" else "")


def facts(passage: Passage) -> list[Fact]:
    """The facts of a passage's numbers, quantities and dates, in the order of the text."""
    mentions = [mention for kind in (MentionKind.DATE, MentionKind.QUANTITY, MentionKind.NUMBER)
                for mention in passage.mentions(kind)]
    return of_mentions(mentions, passage.span.start, max(1, passage.span.end - passage.span.start))


def of_mentions(mentions: Iterable[Mention], start: int, length: int) -> list[Fact]:
    """The facts of these mentions; places are counted from `start` in parts of `length`."""
    result = []
    for mention in sorted(mentions, key=lambda one: one.span):
        at = (mention.span.start - start) / length
        if mention.kind == MentionKind.NUMBER:
            result.append(_of_number(mention, at))
        elif mention.kind == MentionKind.QUANTITY:
            result.append(_of_quantity(mention, at))
        else:
            result += _of_date(mention, at)
    return result


def _of_number(mention: Mention, at: float) -> Fact:
    marks = mention.marks
    if "vague" in marks:
        return Fact(mention, "vague", mention.value[1:], None, None, at, weak=mention.value == "~several")
    if "phone" in marks:
        groups = " ".join(sorted(mention.value.replace("-", " ").replace("+", "").split()))
        return Fact(mention, "phone", groups, None, None, at, weak=False)
    slot = next((slot for slot in ("percent", "points", "times") if slot in marks), "number")
    slot = "name" if "name" in marks and "ordinal" not in marks else slot
    value = Decimal(mention.value)
    small = value <= 2 if "ordinal" not in marks else True
    weak = (small and slot == "number" and ("word" in marks or "ordinal" in marks)) or slot in ("name", "times") \
        or bool({"fraction", "idiomatic", "weak", "score", "dual"} & marks)
    return Fact(mention, slot, mention.value, value, value, at, weak)


def _of_quantity(mention: Mention, at: float) -> Fact:
    slot, _, amount = mention.value.split(":")
    if amount.startswith("~"):
        return Fact(mention, "span", amount[1:], None, None, at, weak=True)
    written = next((Decimal(mark[8:]) for mark in mention.marks if mark.startswith("written:")), None)
    weak = "implicit" in mention.marks or (written is not None and abs(written) in (0, 1))
    return Fact(mention, slot, mention.value, written, Decimal(amount), at, weak)


def gregorian(value: str) -> str:
    """The day of the Gregorian calendar (ISO) on which a full Hijri date falls by the calendar of Umm al-Qura; empty
    for a part of a date and for years outside its tables."""
    parts = value.removeprefix("hijri:").split("-")
    if len(parts) != _PARTS_OF_DATE or not all(part.isdecimal() for part in parts):
        return ""
    try:
        return Hijri(*map(int, parts)).to_gregorian().isoformat()
    except (ValueError, OverflowError):
        return ""


def _of_date(mention: Mention, at: float) -> list[Fact]:
    value = mention.value
    if value.startswith("time:"):
        hour, minute = value[5:].split(":")
        return [Fact(mention, "time", value, None, Decimal(int(hour) * 60 + int(minute)), at, weak=False)]
    if value.startswith("hijri:") and (converted := gregorian(value)):
        value = converted
    if ":" in value:
        slot, key = value.split(":", 1)
        number = Decimal(key) if key.isdecimal() else None
        weak = slot in ("rel", "season", "holiday") or "night-of-two" in mention.marks
        return [Fact(mention, slot, key, number, number, at, weak)]
    negative = value.startswith("--")
    parts = value[2:].split("-") if negative else value.split("-")
    slots = ("month", "day") if negative else ("year", "month", "day")
    return [Fact(mention, slot, part, Decimal(part), Decimal(part), at, weak=False)
            for slot, part in zip(slots, parts, strict=False)]
