"""Numerals: the value of figures with whatever separators they were written or damaged with."""

import re
from decimal import Decimal
from unicodedata import numeric

_FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
_GROUPED = re.compile(r"\d{1,3}(?:\d{2})*(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+")


def numeral(text: str, *, point_groups: bool) -> tuple[Decimal, Decimal | None] | None:
    """The value of a numeral (ASCII digits with `. , ،` or spaces between), and the value it would have were its one
    ambiguous separator read the other way. None for what is no single value ("1.5.2").

    `point_groups`: whether the language writes «30.000» for thirty thousand.
    """
    if text.isdecimal():
        return Decimal(text), None
    if text[-1] in _FRACTIONS:  # "11½ points"
        whole = numeral(text[:-1], point_groups=point_groups)
        return whole and (whole[0] + round(Decimal(numeric(text[-1])), 4), None)
    marks = {mark for mark in text if not mark.isdecimal()}
    if marks == {" "}:
        return Decimal(text.replace(" ", "")), None
    text = text.replace("،", ",")
    parts = re.split("[.,]", text)
    if parts[0] == "000" and all(len(part) == 3 for part in parts[:-1]):
        return Decimal("".join(reversed(parts))), None  # «000,30»: copied from right to left, the groups changed places
    if "." in text and "," in text:
        return _with_both(text)
    mark = "." if "." in text else ","
    return _with_many(text, mark, parts) if len(parts) > 2 else _with_one(mark, parts, point_groups=point_groups)


def _with_both(text: str) -> tuple[Decimal, None] | None:
    decimal = max(".", ",", key=text.rfind)
    groups = "," if decimal == "." else "."
    if text.count(decimal) > 1:
        return None
    return Decimal(text.replace(groups, "").replace(decimal, ".")), None


def _with_many(text: str, mark: str, parts: list[str]) -> tuple[Decimal, None] | None:
    if all(len(part) == 3 for part in parts[1:]) or (mark == "," and _GROUPED.fullmatch(text)):
        return Decimal("".join(parts)), None
    return None


def _with_one(mark: str, parts: list[str], *, point_groups: bool) -> tuple[Decimal, Decimal | None]:
    whole, tail = parts
    joined, decimal = Decimal(whole + tail), Decimal(f"{whole}.{tail}")
    may_group = len(tail) == 3 and len(whole) <= 3 and not whole.startswith("0")
    if not may_group:
        return decimal, None
    if mark == ",":
        return joined, None
    # "2.625" is a decimal in English; «30.000» is thirty thousand in Arabic, «2.625» may be either.
    if point_groups or tail == "000":
        return joined, decimal
    return decimal, joined


def plain(value: Decimal) -> str:
    """A value as plain decimals: `47`, `-1.5`, `1300`; at most four places."""
    text = format(value if value == value.to_integral_value() else round(value, 4), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
