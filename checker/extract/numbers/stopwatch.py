"""Times that a stopwatch shows: "3:07.43", "57:12", "2:09:56" tell how long, not when."""

from decimal import Decimal
from typing import NamedTuple

from checker.extract.numbers.tokens import Token

_SIXTY, _HOURS = 60, 24
_WITH_HOURS = 3


class Stopped(NamedTuple):
    """How long something took, in the unit that its first figure counts."""

    amount: Decimal
    unit: str


def stopped(token: Token) -> Stopped | None:
    """What a token says that only a stopwatch can show; None for what may be a time of day.

    A time of day has no tenths, no hour past 24, and with seconds two digits for the hour: "08:46:40" is one, "2:09:56"
    a marathon.
    """
    if token.kind not in "rc":
        return None
    first, *rest = token.text.split(":")
    if token.kind == "c" and int(first) <= _HOURS and not (len(rest) + 1 == _WITH_HOURS and len(first) == 1):
        return None
    parts = [Decimal(part) / _SIXTY ** place for place, part in enumerate((first, *rest))]
    return Stopped(sum(parts, Decimal(0)), "hour" if len(parts) == _WITH_HOURS else "minute")
