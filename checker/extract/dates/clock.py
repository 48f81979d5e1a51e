"""Times of day: `time:19:20` for 19:20, 7.20 pm, «السابعة والثلث مساء»."""

import re
from decimal import Decimal

from checker.extract.dates.minutes import before_hour_word, hour_at, minutes_after, minutes_around
from checker.extract.dates.words import DateWords, Piece, Spot
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Match
from checker.extract.numbers.stopwatch import stopped
from checker.extract.numbers.tokens import APART

_MIDDAY = 12
# "The 07.05 to Galway": no other number begins so.
_TIMETABLE = re.compile("0[1-9][.][0-5][0-9]")
_DIGITS = 4


def clock(spot: Spot, words: DateWords, index: int) -> Piece | None:
    """A time with a colon, with the half of the day and the zone that follow it."""
    if stopped(spot.found.tokens[index]):
        return None
    hour, minute = spot.text(index).split(":")[:2]
    first = index - 1 if index and _is_hour_word(spot, words, index - 1) else index
    return _placed(spot, words, (first, index + 1), (int(hour), int(minute)))


def of_figure(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    """A figure that is a time by the word after it: "3 p.m.", "7.55am", "3 o'clock", «3 مساء»."""
    if not spot.near(figure.end):
        return None
    if found := _four_digits(spot, words, figure):
        return found
    time = _hour_and_minute(spot, figure)
    if time is None:
        return None
    if "ordinal" in figure.marks and 1 <= figure.value <= _MIDDAY and (part := minutes_after(spot, words, figure.end)):
        return _placed(spot, words, (figure.first, part[1]), _added(figure.value, part[0]))  # «الثالثة إلا ربعا»
    match = words.halves.at(spot.found.tokens, figure.end)
    if match is None and _TIMETABLE.fullmatch(spot.text(figure.first)) and figure.end == figure.first + 1:
        return _placed(spot, words, (figure.first, figure.end), time)
    if match is None or match.senses[0].kind == "minutes" or _is_letter(spot, figure.end, match):
        return None
    if "word" in figure.marks and "ordinal" not in figure.marks and not _makes_hour(spot, words, figure, match):
        return None
    return _placed(spot, words, (figure.first, figure.end), time)


def _makes_hour(spot: Spot, words: DateWords, figure: Figure, match: Match) -> bool:
    """Whether a word makes an hour of a number in words: "four p.m."; «أربعة مساء» is no «الرابعة مساء»."""
    ordinals = words.among("clock.of_ordinals", spot.text(figure.end))
    return match.senses[0].kind in ("oclock", "am", "pm") and not ordinals


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
    if part := minutes_after(spot, words, end):
        (hour, minute), end = _added(hour, part[0]), part[1]
    counted = words.halves.at(spot.found.tokens, end) if spot.near(end) else None
    if counted is not None and counted.senses[0].kind == "minutes":
        end = counted.end
    return _placed(spot, words, (index, end), (hour, minute))


def _is_letter(spot: Spot, index: int, match: Match) -> bool:
    return len(spot.text(index)) - len(match.prefix) == 1


def counted(spot: Spot, words: DateWords, figure: Figure) -> Piece | None:
    """Minutes counted before the hour that they belong to: "ten past nine", "at five minutes to midnight"."""
    found = before_hour_word(spot, words, figure)
    return None if found is None else before_hour(spot, words, (figure.first, found[1]), found[0])


def before_hour(spot: Spot, words: DateWords, covered: tuple[int, int], minutes: int) -> Piece | None:
    """The time that so many minutes and the hour after them make."""
    hour = hour_at(spot, words, covered[1])
    if hour is None:
        return None
    time = _added(hour[0], minutes)
    if hour[2]:
        return Piece(covered[0], hour[1], f"time:{time[0]:02}:{time[1]:02}")
    return _placed(spot, words, (covered[0], hour[1]), time)


def _added(hour: Decimal | int, minutes: int) -> tuple[int, int]:
    """The hour and the minute that so many minutes after an hour are."""
    total = (int(hour) * 60 + minutes) % 1440
    return total // 60, total % 60


def named(spot: Spot, words: DateWords, index: int, match: Match) -> Piece:
    """Noon and midnight, also as "12 noon" and «بعد منتصف الليل بعشر دقائق»."""
    before = spot.ends.get(index)
    first = before.first if before is not None and before.value == _MIDDAY and spot.near(index) else index
    hour, minute, end = int(match.senses[0].value), 0, match.end
    if part := minutes_around(spot, words, (index, match.end)):
        (hour, minute), end = _added(hour, part[0]), part[1]
    return Piece(first, end, f"time:{hour:02}:{minute:02}")


def past(spot: Spot, words: DateWords, match: Match, index: int) -> Piece | None:
    """"half past three", "quarter to four"."""
    minutes = {"half_past": 30, "quarter_past": 15, "quarter_to": -15}[match.senses[0].kind]
    return before_hour(spot, words, (index, match.end), minutes)


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
