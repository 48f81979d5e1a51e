"""Lines of a page read in the order in which they are written; glyphs are given from left to right, as seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.visual_order import logical, runs_right_to_left, unmirrored


@pytest.mark.parametrize(("seen", "written"), [
    ("مالس", "سلام"),
    ("اصخش 47 تلتق", "قتلت 47 شخصا"),
    ("لزنم 12,500 نع", "عن 12,500 منزل"),
    ("لسرتس World Health Org ةمظنم", "منظمة World Health Org سترسل"),
    ("نإ (2021 رايأ 3) نينثالا", "الاثنين (3 أيار 2021) إن"),
    ("«ادحأ ىسنن نلو» :لاق", "قال: «ولن ننسى أحدا»"),
    (".50% ةبسنب", "بنسبة 50%."),
    ("1 - 3 نيقيرفلا نيب", "بين الفريقين 3 - 1"),
])
def test_a_line_from_the_right(seen: str, written: str) -> None:
    assert logical(list(seen), right_to_left=True) == written


@pytest.mark.parametrize(("seen", "written"), [
    ("He said مالس and left.", "He said سلام and left."),
    ("اصخش 47 تلتق.", "قتلت 47 شخصا."),
    ("the word ملاس ريخ twice", "the word خير سالم twice"),
])
def test_a_line_from_the_left(seen: str, written: str) -> None:
    assert logical(list(seen), right_to_left=False) == written


def test_a_glyph_may_stand_for_two_letters_and_for_a_shape_of_one() -> None:
    assert logical(["ﻼ", "ﻔ", "ﻃ"], right_to_left=True) == "طفلا"
    assert logical(["لا", "ف", "ط"], right_to_left=True) == "طفلا"


def test_brackets_that_close_before_they_open_are_turned() -> None:
    assert unmirrored(["في )مسقط( قال", "»لا أحد", "نسيناه«."]) == ["في (مسقط) قال", "«لا أحد", "نسيناه»."]
    assert unmirrored(["في (مسقط) قال", "1) أولا"]) == ["في (مسقط) قال", "1) أولا"]


@given(st.lists(st.text("ابتثجح", min_size=1, max_size=5), min_size=1, max_size=6))
def test_words_without_numbers_are_simply_turned(words: list[str]) -> None:
    written = " ".join(words)
    assert logical(list(written[::-1]), right_to_left=True) == written
    assert runs_right_to_left(written)
