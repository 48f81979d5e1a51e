"""Money and measures come to one value in base units, whatever unit, symbol or word they are written with."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.extract.quantities import quantities
from checker.extract.quantities.units import Measures, in_base, units
from checker.languages import all_languages, language
from checker.mention import Mention


def mentions(text: str, code: str) -> list[Mention]:
    return quantities(Sentence(text, Span(0, len(text))), language(code))


def values(text: str, code: str) -> list[str]:
    return [mention.value for mention in mentions(text, code)]


@pytest.mark.parametrize(
    ("english", "arabic", "value"),
    [
        ("£2.8bn", "2.8 مليار جنيه إسترليني", "money:GBP:2800000000"),
        ("US$11bn", "أحد عشر مليار دولار أمريكي", "money:USD:11000000000"),
        ("$2 million", "مليوني دولار", "money:USD:2000000"),
        ("half a million euros", "نصف مليون يورو", "money:EUR:500000"),
        ("EUR 500", "500 يورو", "money:EUR:500"),
        ("900 shekels", "900 شيكل", "money:ILS:900"),
        ("A$5m", "خمسة ملايين دولار أسترالي", "money:AUD:5000000"),
        ("two dollars", "دولارين", "money:USD:2"),
        ("30 cents", "30 سنتا", "money:USD:0.3"),
        ("400 Jordanian dinars", "400 دينار أردني", "money:JOD:400"),
        ("two weeks", "أسبوعين", "duration:d:14"),
        ("14 days", "أربعة عشر يوما", "duration:d:14"),
        ("48 hours", "الساعات الـ48", "duration:d:2"),
        ("a year and a half", "عام ونصف", "duration:d:547.875"),
        ("two and a half years", "عامين ونصف العام", "duration:d:913.125"),
        ("half a year", "نصف عام", "duration:d:182.625"),
        ("five years", "السنوات الخمس", "duration:d:1826.25"),
        ("a decade", "عقد من الزمن", "duration:d:3652.5"),
        ("three decades", "ثلاثة عقود", "duration:d:10957.5"),
        ("2 hours 30 minutes", "ساعتين و30 دقيقة", "duration:d:0.1042"),
        ("10 km", "عشرة كيلومترات", "length:m:10000"),
        ("two metres", "مترين", "length:m:2"),
        ("40 square kilometres", "40 كيلومترا مربعا", "area:m2:40000000"),
        ("30 degrees Celsius", "30 درجة مئوية", "temperature:C:30"),
        ("12 miles per hour", "12 ميلا في الساعة", "speed:km/h:19.3121"),
        ("140 km/h", "140 كم/س", "speed:km/h:140"),
        ("140km/h", "140 كيلومترا في الساعة", "speed:km/h:140"),
        ("300 tonnes", "300 طن متري", "weight:kg:300000"),
        ("a 550-pound hog", "550 رطلا", "weight:kg:249.4758"),
        ("within weeks", "خلال أسابيع", "duration:d:~week"),
    ],
)
def test_both_languages_come_to_one_value(english: str, arabic: str, value: str) -> None:
    assert values(english, "en") == values(arabic, "ar") == [value]


def test_a_range_gives_its_unit_to_both_ends() -> None:
    assert (
        values("5 to 7 miles", "en") == values("من 5 إلى 7 أميال", "ar") == ["length:m:8046.72", "length:m:11265.408"]
    )


def test_feet_and_inches_are_one_length() -> None:
    assert values("6 feet 6 inches", "en") == values("6 أقدام و6 بوصات", "ar") == ["length:m:1.9812"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("14 per cent", "en"),
        ("he came second", "en"),
        ("wait a second", "en"),
        ("12 people", "en"),
        ("in 2017", "en"),
        ("12 من العام الماضي", "ar"),
        ("قدم الوزير استقالته", "ar"),
        ("عقد الوزير اجتماعا", "ar"),
        ("لعيادات الأطباء العامين", "ar"),
        ("اجتمع بالمدعين العامين", "ar"),
    ],
)
def test_no_unit_no_quantity(text: str, code: str) -> None:
    assert values(text, code) == []


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("The box weighs 110 pounds", False),
        ("110 pounds of flour", False),
        ("a 110-pound box", False),
        ("They paid 110 pounds", True),
        ("110 million pounds", True),
    ],
)
def test_a_pound_is_money_unless_something_is_weighed(text: str, money: bool) -> None:
    (value,) = values(text, "en")
    assert value.startswith("money:GBP") is money


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("up to $120 million", "en", "at-most"),
        ("أكثر من 18 شهرا", "ar", "more-than"),
        ("ten years ago", "en", "before"),
        ("قبل عشر سنوات", "ar", "before"),
        ("four days later", "en", "after"),
        ("بعد أربعة أيام", "ar", "after"),
        ("the last five years", "en", "last"),
        ("السنوات الخمس المقبلة", "ar", "next"),
        ("5 dollars", "en", "generic"),
        ("6 miles", "en", "written:6"),
        ("6 miles", "en", "unit:mile"),
        ("a decade", "en", "implicit"),
    ],
)
def test_marks_keep_what_was_written(text: str, code: str, mark: str) -> None:
    (found,) = mentions(text, code)
    assert mark in found.marks


@given(st.integers(1, 10**7), st.sampled_from(["kilometre", "mile", "hour", "week", "year", "kilogram", "acre"]))
def test_base_units_keep_the_order_of_amounts(value: int, name: str) -> None:
    unit = units()[name]
    assert in_base(Decimal(value), unit) < in_base(Decimal(value + 1), unit)


def test_freezing_point_in_either_scale() -> None:
    assert in_base(Decimal(32), units()["fahrenheit"]) == in_base(Decimal(0), units()["celsius"]) == 0


@pytest.mark.parametrize("code", sorted(all_languages()))
def test_every_form_names_a_unit_that_exists(code: str) -> None:
    data = language(code).data("units")
    assert {name for table in ("forms", "dual", "plural") for name in data.get(table, {})} <= set(units())
    assert Measures(language(code)).after is not None


@given(
    st.text(alphabet="0123456789 $£€milesdaysأيامدولار و.,", max_size=50),
    st.sampled_from(["ar", "en"]),
    st.integers(0, 999),
)
def test_a_span_always_holds_the_words_of_its_mention(text: str, code: str, start: int) -> None:
    for mention in quantities(Sentence(text, Span(start, start + len(text))), language(code)):
        assert text[mention.span.start - start : mention.span.end - start] == mention.text
