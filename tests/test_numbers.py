"""Numbers in either language come to plain decimals, whatever words, figures and separators they are written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.extract.numbers import numbers
from checker.languages import language
from checker.mention import Mention

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WAHID = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
ASHARA = ["عشرة", "أحد عشر", "اثنا عشر", *(f"{unit} عشر" for unit in WAHID[2:])]
ISHRUN = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]


def mentions(text: str, code: str) -> list[Mention]:
    return numbers(Sentence(text, Span(0, len(text))), language(code))


def values(text: str, code: str) -> list[str]:
    return [mention.value for mention in mentions(text, code)]


def marks(text: str, code: str) -> set[str]:
    return set().union(*(mention.marks for mention in mentions(text, code)))


def in_english(value: int) -> str:
    if value >= 1000:
        rest = value % 1000
        return f"{in_english(value // 1000)} thousand" + (
            f" {'and ' if rest < 100 else ''}{in_english(rest)}" if rest else ""
        )
    if value >= 100:
        return f"{UNITS[value // 100 - 1]} hundred" + (f" and {in_english(value % 100)}" if value % 100 else "")
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{UNITS[value % 10 - 1]}" if value % 10 else "")
    return TEENS[value - 10] if value >= 10 else UNITS[value - 1]


def in_arabic(value: int) -> str:
    if value >= 1000:
        thousands, rest = divmod(value, 1000)
        counted = {1: "ألف", 2: "ألفان"}.get(thousands)
        if counted is None:
            counted = f"{in_arabic(thousands)} {'آلاف' if 3 <= thousands <= 10 else 'ألفا'}"
        return counted + (f" و{in_arabic(rest)}" if rest else "")
    if value >= 100:
        return HUNDREDS[value // 100 - 1] + (f" و{in_arabic(value % 100)}" if value % 100 else "")
    if value >= 20:
        return (f"{WAHID[value % 10 - 1]} و" if value % 10 else "") + ISHRUN[value // 10 - 2]
    return ASHARA[value - 10] if value >= 10 else WAHID[value - 1]


@given(st.integers(2, 999_999))
def test_english_words_come_to_their_value(value: int) -> None:
    assert values(f"They counted {in_english(value)} houses.", "en") == [str(value)]


@given(st.integers(3, 999_999).filter(lambda value: value // 1000 % 100 not in (1, 2) or value < 3000))
def test_arabic_words_come_to_their_value(value: int) -> None:
    assert values(f"أحصى الباحثون {in_arabic(value)} بيتا.", "ar") == [str(value)]


@given(st.integers(1000, 10**12), st.sampled_from([",", "٬", "،", "."]))
def test_separators_of_thousands_do_not_change_a_value(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    assert values(f"بلغ العدد {written} وثيقة", "ar") == [str(value)]


@given(st.integers(0, 10**9))
def test_digits_of_either_script_are_one_number(value: int) -> None:
    eastern = str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = str(value).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert values(f"العدد {eastern} صحيح", "ar") == values(f"العدد {persian} صحيح", "ar") == [str(value)]


@given(
    st.text(alphabet="abc و الف مئة 0123456789,.،-–:/%$()ثلاثة عشر\u200f\u0640", max_size=60),
    st.sampled_from(["ar", "en"]),
    st.integers(0, 5000),
)
def test_a_span_always_holds_the_words_of_its_mention(text: str, code: str, start: int) -> None:
    for mention in numbers(Sentence(text, Span(start, start + len(text))), language(code)):
        assert text[mention.span.start - start : mention.span.end - start] == mention.text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", "3"),
        ("a hundred", "100"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("a couple", "2"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("1.3m", "1300000"),
        ("5k", "5000"),
        ("2.8bn", "2800000000"),
        ("30,000", "30000"),
        ("1.5", "1.5"),
        ("2.625", "2.625"),
        ("-1.5", "-1.5"),
        ("minus 5", "-5"),
        ("two-thirds", "0.6667"),
        ("a quarter of a million", "250000"),
        ("three quarters", "0.75"),
        ("21st", "21"),
        ("twenty-first", "21"),
        ("one hundredth", "100"),
        ("dozens", "~dozens"),
        ("hundreds of thousands", "~hundreds-of-thousands"),
        ("twice", "2"),
        ("halved", "0.5"),
        ("World War II", "2"),
        ("World War One", "1"),
        ("116 123", "116123"),
        ("0800 555 111", "0800 555 111"),
        ("forty-three (43)", "43"),
    ],
)
def test_english_numbers(text: str, value: str) -> None:
    assert values(text, "en") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاث عشرة", "13"),
        ("الثالثة عشرة", "13"),
        ("اثنتي عشرة", "12"),
        ("الحادي عشر", "11"),
        ("إحدى وعشرين", "21"),
        ("الحادية والعشرين", "21"),
        ("التاسعة والعشرين", "29"),
        ("ثلاث مئة وخمسة", "305"),
        ("أربعمائة", "400"),
        ("ألفين", "2000"),
        ("مليوني", "2000000"),
        ("ملياران ونصف", "2500000000"),
        ("مئة مليون", "100000000"),
        ("٣٠ ألفا", "30000"),
        ("30،000", "30000"),
        ("30.000", "30000"),
        ("000,30", "30000"),
        ("1,5", "1.5"),
        ("٣٫٢٦", "3.26"),
        ("5.5 ملايين", "5500000"),
        ("خمسة ملايين ونصف مليون", "5500000"),
        ("مليون و200 ألف", "1200000"),
        ("نصف مليون", "500000"),
        ("ثلثي", "0.6667"),
        ("ثلاثة أرباع", "0.75"),
        ("وثلاثين", "30"),
        ("لأربعة", "4"),
        ("لـ47", "47"),
        ("الـ12", "12"),
        ("و12", "12"),
        ("عشرات الآلاف", "~tens-of-thousands"),
        ("مئات", "~hundreds"),
        ("مرتين", "2"),
        ("جنديان", "2"),
        ("شاحنتين", "2"),
        ("%14", "14"),
        ("مئة في المئة", "100"),
    ],
)
def test_arabic_numbers(text: str, value: str) -> None:
    assert values(text, "ar") == [value]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("one of the men", "en"),
        ("no one came", "en"),
        ("one another", "en"),
        ("one must go", "en"),
        ("second to none", "en"),
        ("in the second half", "en"),
        ("see www.news24.com/7 or mail me@desk24.org", "en"),
        ("#Gaza2024", "en"),
        ("أحد الرجال", "ar"),
        ("إحدى المدن", "ar"),
        ("لست متأكدا", "ar"),
        ("وست هام", "ar"),
        ("كميات كبيرة", "ar"),
        ("عثر عليه ميتا", "ar"),
        ("باكستان وأفغانستان", "ar"),
        ("فلسطين والأرجنتين", "ar"),
        ("المهاجرين واللاجئين", "ar"),
        ("نصف نهائي الكأس", "ar"),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str, code: str) -> None:
    assert values(text, code) == []


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("14 per cent", "en", "percent"),
        ("14٪", "ar", "percent"),
        ("بالمئة 14", "ar", ""),
        ("2 percentage points", "en", "points"),
        ("3 نقاط مئوية", "ar", "points"),
        ("at least 12", "en", "at-least"),
        ("up to 1,300", "en", "at-most"),
        ("about 40", "en", "approximate"),
        ("fewer than 9", "en", "less-than"),
        ("more than 9", "en", "more-than"),
        ("nearly 9", "en", "nearly"),
        ("9 or more", "en", "at-least"),
        ("ما لا يقل عن 12", "ar", "at-least"),
        ("ما يصل إلى 1300", "ar", "at-most"),
        ("لأكثر من 800", "ar", "more-than"),
        ("نحو 40", "ar", "approximate"),
        ("12 شخصا على الأقل", "ar", "at-least"),
        ("تجاوز عدد القتلى 800", "ar", "more-than"),
        ("F-16", "en", "name"),
        ("HER2", "en", "name"),
        ("Boeing 737", "en", "name"),
        ("كوفيد-19", "ar", "name"),
        ("125th Street", "en", "name"),
        ("3-1", "en", "score"),
        ("5-7", "en", "range-from"),
        ("من 5 إلى 7", "ar", "range-to"),
        ("the seventh", "en", "ordinal"),
    ],
)
def test_marks_say_what_the_words_around_add(text: str, code: str, mark: str) -> None:
    assert mark in marks(text, code) | {""}


def test_an_open_separator_keeps_the_other_reading() -> None:
    assert "or:2.625" in marks("بنسبة 2.625 نقطة", "ar")
    assert "or:30" in marks("30.000 people", "en")


def test_a_range_shares_its_scale() -> None:
    assert values("between 2 and 3 million people", "en") == ["2000000", "3000000"]
    assert values("between 200 and 300 people", "en") == ["200", "300"]
