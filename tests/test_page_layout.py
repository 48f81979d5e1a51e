"""Lines of a page put into reading order from where the glyphs stand."""

import pytest

from checker.reading.page_layout import Glyph, lines_of


def written(text: str, left: float, foot: float, size: float = 10) -> list[Glyph]:
    """The glyphs of a line set from the left, each six points wide."""
    return [Glyph(letter, left + 6 * at, left + 6 * at + 6, foot, size)
            for at, letter in enumerate(text) if letter != " "]


def seen(*lines: tuple[str, float, float]) -> list[str]:
    return [line.text for line in lines_of([glyph for line in lines for glyph in written(*line)])]


LEFT = [(f"left line number {number}", 0.0, 600.0 - 12 * number) for number in range(1, 9)]
RIGHT = [(f"right line number {number}", 150.0, 600.0 - 12 * number) for number in range(1, 9)]
ORDER = [text for text, _, _ in (*LEFT, *RIGHT)]


@pytest.mark.parametrize("around", [
    [], [("a headline across both of the columns", 10.0, 640.0)],
    [("a headline across both of the columns", 10.0, 640.0), ("and its second line across them all", 10.0, 625.0)],
])
def test_columns_are_read_one_after_the_other_below_what_runs_across(around: list[tuple[str, float, float]]) -> None:
    assert seen(*around, *LEFT, *RIGHT) == [text for text, _, _ in around] + ORDER


SIGNS = {
    "just before its letter": ("وجد", {0: -0.2}, "وُجد"),
    "a little behind its edge": ("سمح", {0: 0.7}, "سُمح"),
    "on the letter in the middle": ("تتلق", {1: -0.5}, "تتُلق"),
    "two in a word": ("يعلم", {0: -0.5, 2: 0.3}, "يُعلُم"),
}


@pytest.mark.parametrize(("word", "signs", "expected"), SIGNS.values(), ids=SIGNS.keys())
@pytest.mark.parametrize("raised", [0.0, -2.4, 4.8])
def test_a_vowel_sign_belongs_to_the_letter_that_it_is_drawn_on(word: str, signs: dict[int, float], expected: str,
                                                                raised: float) -> None:
    glyphs = written(word[::-1], 50.0, 300.0)
    other = written("سطر آخر تحته"[::-1], 50.0, 287.0)
    drawn = [Glyph("\u064f", edge, edge, 300.0 + raised, 10)
             for at, shift in signs.items() for edge in (glyphs[len(word) - 1 - at].left + shift,)]
    assert [line.text for line in lines_of([*glyphs, *drawn, *other])] == [expected, "سطر آخر تحته"]


def test_the_number_of_the_page_in_its_corner_is_no_column() -> None:
    found = seen(*LEFT, *RIGHT, ("7", 300.0, 400.0))
    assert [line for line in found if line != "7"] == ORDER


def test_lines_of_one_column_stay_in_their_order() -> None:
    lines = [("a line as wide as the column is set", 0.0, 600.0), ("short", 0.0, 588.0),
             ("and a line of full width again", 0.0, 576.0)]
    assert seen(*lines) == [text for text, _, _ in lines]


def test_columns_of_arabic_are_read_from_the_right() -> None:
    left = [("عمود أيسر طويل"[::-1], 0.0, 600.0 - 12 * number) for number in range(6)]
    right = [("عمود أيمن طويل"[::-1], 150.0, 600.0 - 12 * number) for number in range(6)]
    assert seen(*left, *right) == ["عمود أيمن طويل"] * 6 + ["عمود أيسر طويل"] * 6
