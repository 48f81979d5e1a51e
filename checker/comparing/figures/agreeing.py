"""Whether two facts say the same: the same value, one that converts into it, or one figure seen as two things."""

from collections.abc import Callable
from decimal import Decimal

from checker.comparing.figures.facts import MEASURED, Fact
from checker.languages import shared

SAME, CONVERTED, AKIN = range(3)

_HALF_DAY = 720
_BETWEEN_ZONES = 30  # minutes: their clocks are whole half hours apart
_SHARES_APART = Decimal("0.02")  # "nearly 34 per cent" is a third
_SPAN_DAYS = {"d": Decimal(1), "w": Decimal(7), "we": Decimal(2), "m": Decimal("30.4375"), "y": Decimal("365.25"),
              "dec": Decimal("3652.5"), "c": Decimal(36525)}
# Slots whose figures may be seen without what they count: 2017 in «خطة 2017», 20 in "Simpson, 20".
_BARE = frozenset({"number", "times", "name", "year", "day", "percent", "points", "quarter"})
_SPANS_ALIKE = ({"decade", "year"}, {"century", "decade"}, {"year", "century"})
_VAGUE_ALIKE = ({"tens", "dozens"},)
# "tons" are metric as often as not; "degrees" may be either scale.
_UNITS_ALIKE = ({"ton", "tonne"}, {"degree", "celsius"}, {"degree", "fahrenheit"})
# A limit of speed is said in miles as well as in miles an hour.
_SPEEDS = ({"mile", "mile-per-hour"}, {"kilometre", "kilometre-per-hour"})
# Short distances are estimates: a ball struck "from 25 yards" is struck «من 25 مترا». Longer ones are measured.
_ESTIMATED, _PACES = Decimal(50), {"yard", "metre"}
_CENTURIES = {"-1c": "20", "0c": "21"}
# Marks before the day of a full date: 2024-03-05.
_TENTH = Decimal("0.1")  # of a second: a duration has four decimals of a minute
_BEFORE_DAY = 2
_FEASTS = shared("feasts")
_FEASTS_ALIKE = frozenset(frozenset(pair.split()) for pair in _FEASTS["alike"]["pairs"])


def agreement(one: Fact, other: Fact) -> int | None:
    """How well two facts agree: SAME, CONVERTED within rounding, AKIN (the same figure as different things); None where
    they do not agree."""
    if one.slot == other.slot:
        return _WITHIN.get(one.slot, _measured if one.slot in MEASURED else _plain)(one, other)
    return _across(one, other) if one.slot < other.slot else _across(other, one)


def _plain(one: Fact, other: Fact) -> int | None:
    if one.key == other.key or (one.number is not None and one.number == other.number):
        return SAME
    if one.number is None or other.number is None:
        return None
    if one.slot == "day" and "hijri" in one.mention.value + other.mention.value and abs(one.number - other.number) == 1:
        return CONVERTED  # the new moon is seen a day earlier here than there
    shares = "fraction" in one.marks | other.marks and abs(one.number - other.number) < _SHARES_APART
    shares = shares or _is_fraction(one, other) or _is_fraction(other, one)
    return CONVERTED if shares or _same_number(one, other) or _swapped(one, other) else None


def _is_fraction(part: Fact, fraction: Fact) -> bool:
    """"one in three" is «ثلث»: both figures of a share that is said in two numbers answer for the fraction."""
    shares = [Decimal(mark.removeprefix("share:")) / 100 for mark in part.marks if mark.startswith("share:")]
    number = fraction.number
    return "fraction" in fraction.marks and number is not None and any(abs(s - number) < _SHARES_APART for s in shares)


def _swapped(one: Fact, other: Fact) -> bool:
    """Whether day and month in figures (05/03/2018) can be read so that they agree."""
    return one.slot in ("day", "month") and any(
        mark.startswith("or:") and mark.split("-")[1 if fact.slot == "month" else 2] == rest.key
        for fact, rest in ((one, other), (other, one)) for mark in fact.marks if mark.count("-") == 2)


def _vague(one: Fact, other: Fact) -> int | None:
    return SAME if one.key == other.key or {one.key, other.key} in _VAGUE_ALIKE else None


def _span(one: Fact, other: Fact) -> int | None:
    return SAME if one.key == other.key else CONVERTED if {one.key, other.key} in _SPANS_ALIKE else None


def _relative(one: Fact, other: Fact) -> int | None:
    """"this weekend" is «هذا الأسبوع» in many a translation."""
    if one.key == other.key:
        return SAME
    spans = {_span_of(one.key), _span_of(other.key)}
    return CONVERTED if spans == {"w", "we"} and one.key[:2] == other.key[:2] else None


def _span_of(key: str) -> str:
    return key.lstrip("+-0123456789")


def _feast(one: Fact, other: Fact) -> int | None:
    """Days with two names: "Bonfire Night" is «ليلة غاي فوكس»."""
    if one.key == other.key:
        return SAME
    return CONVERTED if {one.key, other.key} in _FEASTS_ALIKE or _day_of(one) == _day_of(other) != "" else None


def _day_of(feast: Fact) -> str:
    """Month and day on which a feast falls every year ("12-26"); empty for one that moves."""
    day: str = _FEASTS["fixed"].get(feast.key, "")
    return day


def _time(one: Fact, other: Fact) -> int | None:
    if one.amount == other.amount:
        return SAME
    apart = abs((one.amount or Decimal(0)) - (other.amount or Decimal(0)))
    if _of_two_zones(one, other):
        return CONVERTED if not apart % _BETWEEN_ZONES else None
    return CONVERTED if apart == _HALF_DAY and "unsure" in one.marks | other.marks else None


def _of_two_zones(one: Fact, other: Fact) -> bool:
    """Whether both times say where they hold, and it is not one place: 08:20 UTC is 10:20 local time somewhere."""
    zones = [{mark for mark in fact.marks if mark.startswith("zone:")} for fact in (one, other)]
    return bool(zones[0] and zones[1]) and zones[0] != zones[1]


def _money(one: Fact, other: Fact) -> int | None:
    families = {mark for fact in (one, other) for mark in fact.marks if mark.startswith("family:")}
    same = one.unit == other.unit or (len(families) == 1 and "generic" in one.marks | other.marks)
    return SAME if same and _same_number(one, other) else None


def _measured(one: Fact, other: Fact) -> int | None:
    units = {one.unit, other.unit}
    if _same_number(one, other) and (one.unit == other.unit or units in _UNITS_ALIKE or (
            units == _PACES and (one.number or _ESTIMATED) < _ESTIMATED)):
        return SAME
    if one.unit == other.unit:
        return None
    return CONVERTED if _rounded(one, other) else None


def _rounded(one: Fact, other: Fact) -> bool:
    """Whether one amount is the other converted and rounded: 6 miles and 10 km, 100 °F and 38 °C."""
    low, high = sorted((one.amount or Decimal(0), other.amount or Decimal(0)))
    if one.slot == "temperature":
        return high - low <= Decimal("0.6")
    share = Decimal("0.03") if one.slot == "duration" else Decimal("0.06")
    return high > 0 and (high - low) / high <= share


def _same_number(one: Fact, other: Fact) -> bool:
    return one.number is not None and (one.number in (other.number, other.other)
                                       or (one.other is not None and one.other == other.number))


def _across(one: Fact, other: Fact) -> int | None:
    """Agreement of facts in different slots, the slots in alphabetical order."""
    pair = (one.slot, other.slot)
    special = _ACROSS.get(pair)
    if special is not None and special(one, other):
        return AKIN
    if pair in _NEVER or one.number is None:
        return None
    comparable = "number" in pair or "year" in pair or (one.slot in _BARE and other.slot in _BARE)
    return AKIN if comparable and _same_number(one, other) else None


def _lasts(duration: Fact, relative: Fact) -> bool:
    """"seven days" and "the past week"."""
    days = _SPAN_DAYS.get(_span_of(relative.key), Decimal(0))
    return relative.key[0] in "+-" and abs((duration.amount or 0) - days) <= days * Decimal("0.03")


def _on_the_stopwatch(duration: Fact, time: Fact) -> bool:
    """"8:05 into overtime" and «بعد 8 دقائق و5 ثوان»."""
    return (duration.unit == "minute" and duration.number is not None and time.amount is not None
            and "unsure" in time.marks and abs(duration.number * 60 - time.amount) < _TENTH)


def _in_quarter(month: Fact, quarter: Fact) -> bool:
    """"between April and June" is the second quarter."""
    return month.number is not None and (month.number + 2) // 3 == quarter.number


def _in_century(century: Fact, decade: Fact) -> bool:
    return decade.number is not None and decade.number // 100 + 1 == century.number


def _is_share(number: Fact, percent: Fact) -> bool:
    """"half" and 50 %, "nine in ten" and 90 %."""
    return f"share:{percent.key}" in number.marks or (number.number is not None and percent.number is not None
                                                      and number.number < 1
                                                      and abs(number.number * 100 - percent.number) < 2)


def _on_the_hour(number: Fact, time: Fact) -> bool:
    """Ten and 10:00, "the 10.30 session" and 10:30, "from four in the morning until eight" and 8 a.m."""
    if number.number is None or time.amount is None:
        return False
    if "unsure" not in time.marks:
        return "word" in number.marks and number.number * 60 in (time.amount, time.amount - _HALF_DAY)
    hour, _, minute = number.mention.text.partition(".")
    return (number.number * 60 == time.amount
            or (hour.isdecimal() and minute.isdecimal() and int(hour) * 60 + int(minute) == time.amount))


def _runs(length: Fact, speed: Fact) -> bool:
    """«في منطقة حدها الأقصى 50 ميلا» is "in a 50mph zone"."""
    return {length.unit, speed.unit} in _SPEEDS and _same_number(length, speed)


def _day_by_name(relative: Fact, _weekday: Fact) -> bool:
    """«أمس الأحد» is "yesterday" in one version and "on Sunday" in the other."""
    return relative.key.endswith("d") and "loose" not in relative.marks


def _at_midnight(time: Fact, weekday: Fact) -> bool:
    """«بعد منتصف ليل الخميس» is "after midnight on Thursday"."""
    return time.key == "time:00:00" and {"mid", "night"} <= weekday.marks


def _on_its_day(day: Fact, feast: Fact) -> bool:
    """"Boxing Day" and the 26th of «26 ديسمبر»."""
    return _day_of(feast)[3:] == f"{int(day.number or 0):02}"


def _in_its_month(feast: Fact, month: Fact) -> bool:
    """"Boxing Day" and the December of «26 ديسمبر»; not that of «25 ديسمبر»."""
    day, date = _day_of(feast), month.mention.value
    names_day = date.startswith("--") or date.count("-") == _BEFORE_DAY
    return bool(day) and (date.endswith(day) if names_day else day[:2] == f"{int(month.number or 0):02}")


def _on_its_weekday(feast: Fact, weekday: Fact) -> bool:
    """"Good Friday" and «الجمعة»."""
    return bool(_FEASTS["weekday"].get(feast.key) == weekday.key)


_WITHIN: dict[str, Callable[[Fact, Fact], int | None]] = {
    "vague": _vague, "span": _span, "rel": _relative, "time": _time, "money": _money,
    "holiday": _feast}
_ACROSS: dict[tuple[str, str], Callable[[Fact, Fact], bool]] = {
    ("duration", "rel"): _lasts,
    ("duration", "time"): _on_the_stopwatch,
    ("month", "quarter"): _in_quarter,
    ("century", "decade"): _in_century,
    ("century", "rel"): lambda century, relative: _CENTURIES.get(relative.key) == century.key,
    ("number", "percent"): _is_share,
    ("percent", "times"): lambda percent, times: _is_share(times, percent),
    ("number", "time"): _on_the_hour,
    ("rel", "weekday"): _day_by_name,
    ("day", "holiday"): _on_its_day,
    ("holiday", "month"): _in_its_month,
    ("holiday", "weekday"): _on_its_weekday,
    ("time", "weekday"): _at_midnight,
    ("length", "speed"): _runs,
}
# 2.7 per cent is not 2.7 percentage points.
_NEVER = frozenset({("percent", "points"), ("number", "time")})
