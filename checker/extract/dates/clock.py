"""Times of day: `time:19:20` for 19:20, 7.20 pm, «السابعة والثلث مساء»."""

from decimal import Decimal

from checker.extract.dates.words import DateWords, Piece, Spot
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Match
from checker.extract.numbers.tokens import APART

_MIDDAY = 12
# What is said before "past" and "to" the hour.
_MINUTES = frozenset({5, 10, 20, 25})
_DIGITS = 4


def clock(spot: Spot, words: DateWords, index: int) -> Piece:
    """A time with a colon, with the half of the day and the zone that follow it."""
    hour, minute = spot.text(index).split(":")[:2]
    first = index - 1 if index and _is_hour_word(spot, words, index - 1) else index
    return _placed(spot, words, (first, index + 1), (int(hour), int(minute)))


def of_figure(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    """A figure that is a time by the word after it: "3 p.m.", "7.55am", "3 o'clock", «3 مساء»."""
    if not spot.near(figure.end):
        return None
    if found := _minutes_beside_hour(spot, words, figure) or _four_digits(spot, words, figure):
        return found
    time = _hour_and_minute(spot, figure)
    if time is None:
        return None
    if "ordinal" in figure.marks and 1 <= figure.value <= _MIDDAY and (part := _part_of_hour(spot, words, figure.end)):
        minutes = (int(figure.value) * 60 + part[0]) % 1440  # «تشير الساعة إلى الثالثة إلا ربعا»
        return _placed(spot, words, (figure.first, part[1]), (minutes // 60, minutes % 60))
    match = words.halves.at(spot.found.tokens, figure.end)
    if match is None or match.senses[0].kind == "minutes" or _is_letter(spot, figure.end, match):
        return None
    if "word" in figure.marks and "ordinal" not in figure.marks and match.senses[0].kind not in ("oclock", "am", "pm"):
        return None
    return _placed(spot, words, (figure.first, figure.end), time)


def _minutes_beside_hour(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    """"ten past nine", and "at twenty to five", which without the "at" may be a range."""
    word, hour = spot.text(figure.end), spot.starts.get(figure.end + 1)
    before = words.among("clock.to", word) and words.among("clock.at", spot.text(figure.first - 1))
    if not (before or words.among("clock.past", word)) or hour is None or not spot.near(hour.first):
        return None
    if figure.value not in _MINUTES or not 1 <= hour.value <= _MIDDAY or "ordinal" in figure.marks | hour.marks:
        return None
    minutes = (int(hour.value) * 60 + int(figure.value) * (-1 if before else 1)) % 1440
    return _placed(spot, words, (figure.first, hour.end), (minutes // 60, minutes % 60))


def _four_digits(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    """"0915 GMT", "1430 local time": the hour and the minutes of four digits before a zone."""
    digits = spot.text(figure.first)
    if figure.end != figure.first + 1 or len(digits) != _DIGITS or not digits.isdecimal():
        return None
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59 or words.zone.at(spot.found.tokens, figure.end) is None:
        return None
    return _placed(spot, words, (figure.first, figure.end), (hour, minute))


def after_hour_word(spot: Spot, words: DateWords, index: int, match: Match) -> Piece | None:
    """«الساعة الثالثة والنصف عصرا», «الساعة 4.40»: hour word, then the time."""
    figure = spot.starts.get(match.end)
    if figure is None or not spot.near(match.end):
        return clock(spot, words, match.end) if _is_clock(spot, match.end) else None
    time = _hour_and_minute(spot, figure)
    if time is None:
        return None
    (hour, minute), end = time, figure.end
    if part := _part_of_hour(spot, words, end):
        hour, minute, end = hour + part[0] // 60, part[0] % 60, part[1]
    more = spot.starts.get(end) or spot.starts.get(end + 1)
    if more is not None and 0 < more.value < 60 and more.first - end <= 1 and more.end < len(spot.found.tokens):
        counted = words.halves.at(spot.found.tokens, more.end)
        if counted is not None and counted.senses[0].kind == "minutes":
            minute, end = int(more.value), counted.end
    counted = words.halves.at(spot.found.tokens, end) if spot.near(end) else None
    if counted is not None and counted.senses[0].kind == "minutes":
        end = counted.end
    return _placed(spot, words, (index, end), (hour, minute))


def _is_letter(spot: Spot, index: int, match: Match) -> bool:
    return len(spot.text(index)) - len(match.prefix) == 1


def _part_of_hour(spot: Spot, words: DateWords, end: int) -> tuple[int, int] | None:
    """The minutes of «والنصف», «والثلث», «إلا ربعا» and the index after it."""
    but = words.among("clock.but", spot.text(end))
    figure = spot.starts.get(end + but)
    if figure is None or "fraction" not in figure.marks or not spot.near(end):
        return None
    minutes = int(figure.value * 60 + Decimal("0.5"))
    return -minutes if but else minutes, figure.end


def named(spot: Spot, index: int, match: Match) -> Piece:
    """Noon and midnight, also as "12 noon"."""
    before = spot.ends.get(index)
    first = before.first if before is not None and before.value == _MIDDAY and spot.near(index) else index
    return Piece(first, match.end, f"time:{int(match.senses[0].value):02}:00")


def past(spot: Spot, words: DateWords, match: Match, index: int) -> Piece | None:
    """"half past three", "quarter to four"."""
    figure = spot.starts.get(match.end)
    if figure is None or not 1 <= figure.value <= _MIDDAY:
        return None
    minutes = {"half_past": 30, "quarter_past": 15, "quarter_to": -15}[match.senses[0].kind]
    total = (int(figure.value) * 60 + minutes) % 1440
    return _placed(spot, words, (index, figure.end), (total // 60, total % 60))


def _is_clock(spot: Spot, index: int) -> bool:
    return index < len(spot.found.tokens) and spot.found.tokens[index].kind == "c"


def _is_hour_word(spot: Spot, words: DateWords, index: int) -> bool:
    match = words.main.at(spot.found.tokens, index)
    return match is not None and match.senses[0].kind == "hour" and spot.near(index + 1)


def _hour_and_minute(spot: Spot, figure: Figure) -> tuple[int, int] | None:
    if figure.marks & {"percent", "points", "vague", "fraction"} or figure.scale != 1 or figure.value < 0:
        return None
    hour = int(figure.value)
    if "word" in figure.marks and 20 < hour < 100:
        return (hour % 10, hour - hour % 10) if hour % 10 > 0 and hour < 60 else None  # «السادسة وعشرين دقيقة» is 6:20
    part = figure.value - hour
    if hour > 24:
        return None
    if "word" in figure.marks:
        return hour, int(part * 60)
    digits = spot.text(figure.first)
    minute = int(digits.split(".")[1]) if "." in digits and len(digits.split(".")[1]) == 2 else 0
    return (hour, minute) if minute < 60 and (part == 0 or part == Decimal(minute) / 100) else None


def _placed(spot: Spot, words: DateWords, covered: tuple[int, int], time: tuple[int, int]) -> Piece:
    """The time as read on a clock of 24 hours; marked "unsure" where the half of the day is not said."""
    first, end = covered
    hour, minute = time
    marks: set[str] = set()
    match = words.halves.at(spot.found.tokens, end) if end < len(spot.found.tokens) \
        and spot.found.tokens[end].gap != APART else None
    if match is not None and match.prefix and _is_letter(spot, end, match):
        match = None  # «ولم» is no «م» (pm) behind clitics
    kind = match.senses[0].kind if match is not None else ""
    if match is not None and kind in ("am", "pm", "night", "noon", "oclock"):
        end = match.end
        further = words.halves.at(spot.found.tokens, end) if kind == "oclock" and spot.near(end) else None
        if further is not None:
            kind, end = further.senses[0].kind, further.end
    hour, sure = _on_24(hour, kind)
    if not sure and 0 < hour <= _MIDDAY:
        marks.add("unsure")
    zone = words.zone.at(spot.found.tokens, end) if spot.near(end) else None
    if zone is not None:
        marks.add(f"zone:{zone.senses[0].value}")
        end = zone.end
    return Piece(first, end, f"time:{hour % 24:02}:{minute:02}", frozenset(marks))


def _on_24(hour: int, kind: str) -> tuple[int, bool]:
    if hour > _MIDDAY or kind not in ("am", "pm", "noon", "night"):
        return hour, False
    if kind == "noon":
        return (hour + _MIDDAY if hour < 5 else hour), True
    afternoon = kind == "pm" or (kind == "night" and hour >= 6)
    return hour % _MIDDAY + (_MIDDAY if afternoon and not (kind == "night" and hour == _MIDDAY) else 0), True
