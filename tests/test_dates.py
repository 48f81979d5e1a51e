"""Dates and times of either language come to one value: month names of three traditions, two clocks, two calendars."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.extract.dates import dates
from checker.languages import language
from checker.mention import Mention

EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
MAGHREB = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


def mentions(text: str, code: str) -> list[Mention]:
    return dates(Sentence(text, Span(0, len(text))), language(code))


def values(text: str, code: str) -> list[str]:
    return [mention.value for mention in mentions(text, code)]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from([EGYPT, LEVANT, MAGHREB]))
def test_every_day_is_read_in_every_tradition(day: datetime.date, months: list[str]) -> None:
    iso, name = day.isoformat(), calendar.month_name[day.month]
    assert values(f"وقع الحادث في {day.day} {months[day.month - 1]} {day.year}.", "ar") == [iso]
    assert values(f"It happened on {day.day} {name} {day.year}.", "en") == [iso]
    assert values(f"It happened on {name} {day.day}, {day.year}.", "en") == [iso]
    assert values(f"It happened on {iso}.", "en") == [iso]


@given(st.times())
def test_the_clock_of_twelve_hours_is_the_clock_of_24(time: datetime.time) -> None:
    value = f"time:{time.hour:02}:{time.minute:02}"
    hour = time.hour % 12 or 12
    assert values(f"at {time.hour:02}:{time.minute:02}", "en") == [value]
    assert values(f"at {hour}:{time.minute:02} {'pm' if time.hour >= 12 else 'am'}", "en") == [value]
    assert values(f"الساعة {hour}:{time.minute:02} {'مساء' if time.hour >= 12 else 'صباحا'}", "ar") == [value]


@pytest.mark.parametrize(
    ("english", "arabic", "value"),
    [
        ("on 1 October", "في الأول من أكتوبر", "--10-01"),
        ("in July 2017", "في تموز/يوليو 2017", "2017-07"),
        ("in August 2016", "في شهر آب أغسطس 2016", "2016-08"),
        ("in March", "في مارس", "month:03"),
        ("as early as May", "منذ شهر مايو", "month:05"),
        ("no later than March", "في مارس", "month:03"),
        ("on 13/11/2017", "في 13/11/2017", "2017-11-13"),
        ("in 1948", "عام ألف وتسعمئة وثمانية وأربعين", "1948"),
        ("in the 1980s", "في ثمانينيات القرن العشرين", "decade:1980"),
        ("in the nineties", "في التسعينيات", "decade:1990"),
        ("in the 1830s", "في ثلاثينيات القرن التاسع عشر", "decade:1830"),
        ("in the 19th century", "في القرن التاسع عشر", "century:19"),
        ("on Thursday", "يوم الخميس", "weekday:thu"),
        ("on Saturday evening", "مساء السبت", "weekday:sat"),
        ("at 3 p.m.", "في الساعة الثالثة عصرا", "time:15:00"),
        ("at 7.55am", "في الساعة 7.55 صباحا", "time:07:55"),
        ("at 6.20 am", "في الساعة السادسة وعشرين دقيقة صباحا", "time:06:20"),
        ("at half past four", "عند الساعة الرابعة والنصف", "time:04:30"),
        ("at quarter to seven", "عند الساعة السابعة إلا ربعا", "time:06:45"),
        ("at ten past nine", "في التاسعة وعشر دقائق", "time:09:10"),
        ("until five to six", "حتى السادسة إلا خمس دقائق", "time:05:55"),
        ("at ten to six by a jogger", "عند السادسة إلا عشر دقائق", "time:05:50"),
        ("at twenty to three in the morning", "عند الثالثة إلا ثلثا فجرا", "time:02:40"),
        ("at two minutes past nine", "عند التاسعة ودقيقتين", "time:09:02"),
        ("twenty-five past 10pm", "العاشرة والنصف إلا خمس دقائق مساء", "time:22:25"),
        ("ten minutes after midnight", "بعد منتصف الليل بعشر دقائق", "time:00:10"),
        ("five minutes before noon", "قبل منتصف النهار بخمس دقائق", "time:11:55"),
        ("0815 GMT", "08:15 بتوقيت غرينتش", "time:08:15"),
        ("at midnight", "عند منتصف الليل", "time:00:00"),
        ("11:15 GMT", "11:15 بتوقيت غرينتش", "time:11:15"),
        ("yesterday", "أمس", "rel:-1d"),
        ("tomorrow", "غدا", "rel:+1d"),
        ("last year", "العام الماضي", "rel:-1y"),
        ("next week", "الأسبوع المقبل", "rel:+1w"),
        ("this month", "هذا الشهر", "rel:0m"),
        ("next autumn", "الخريف المقبل", "season:autumn"),
        ("before Christmas", "قبل عيد الميلاد", "holiday:christmas"),
        ("in the second quarter", "في الربع الثاني", "quarter:2"),
        ("9 Ramadan 1445", "9 رمضان 1445", "hijri:1445-09-09"),
    ],
)
def test_both_languages_come_to_one_value(english: str, arabic: str, value: str) -> None:
    assert values(english, "en") == values(arabic, "ar") == [value]


@pytest.mark.parametrize("text", [
    "a vote of ten to nine", "at ten to twelve weeks", "from five to six", "ten past presidents",
    "ten minutes after nine people died", "20 to 11 against"])
def test_figures_on_both_sides_of_a_word_are_seldom_a_time(text: str) -> None:
    assert values(text, "en") == []


def test_two_days_of_a_month_are_two_dates() -> None:
    assert values("between 5 and 7 March", "en") == values("بين 5 و7 آذار", "ar") == ["--03-05", "--03-07"]


def test_a_span_of_years_is_two_years() -> None:
    assert values("the 1950-53 war", "en") == values("من 1950 إلى 1953", "ar") == ["1950", "1953"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("he may go", "en"),
        ("Theresa May said", "en"),
        ("they march on", "en"),
        ("the fall of the city", "en"),
        ("in his 40s", "en"),
        ("in her forties", "en"),
        ("1950 dollars", "en"),
        ("the sun set", "en"),
        ("2000 people came", "en"),
        ("more than 1,950 people", "en"),
        ("قالت تيريزا ماي", "ar"),
        ("مارس الرياضة", "ar"),
        ("أب لخمسة أطفال", "ar"),
        ("سيارة نيسان جديدة", "ar"),
        ("في الأربعينيات من عمره", "ar"),
        ("1950 كيلومترا", "ar"),
        ("2000 شخص", "ar"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str, code: str) -> None:
    assert values(text, code) == []


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("late Monday", "en", "late"),
        ("early on Monday", "en", "early"),
        ("أواخر أغسطس", "ar", "late"),
        ("الجمعة الماضي", "ar", "last"),
        ("صباح الثلاثاء", "ar", "morning"),
        ("Monday night", "en", "night"),
        ("last December", "en", "last"),
        ("this summer", "en", "this"),
        ("at 7.20", "en", ""),
        ("11:15 BST", "en", "zone:bst"),
        ("at 11:15", "en", "unsure"),
        ("5/3/2018", "en", "or:2018-05-03"),
        ("اليوم", "ar", "loose"),
        ("قبل عيد الفطر", "ar", "before"),
    ],
)
def test_marks_say_what_the_words_around_add(text: str, code: str, mark: str) -> None:
    assert mark in set().union({""}, *(mention.marks for mention in mentions(text, code)))


def test_a_time_and_the_weekday_after_it_are_two_dates() -> None:
    assert values("في الساعة 3 مساء يوم الأربعاء", "ar") == ["time:15:00", "weekday:wed"]


@given(
    st.text(alphabet="0123456789 :/-.MayonApril pmيوم الأحدفيعام", max_size=50),
    st.sampled_from(["ar", "en"]),
    st.integers(0, 999),
)
def test_a_span_always_holds_the_words_of_its_mention(text: str, code: str, start: int) -> None:
    for mention in dates(Sentence(text, Span(start, start + len(text))), language(code)):
        assert text[mention.span.start - start : mention.span.end - start] == mention.text
