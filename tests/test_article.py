"""Spans and places: where the words stand in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Landmark, Place, Span

TEXT = "one\ntwo\r\nثلاثة\rfour"


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [("one", 1, 1), ("two", 2, 1), ("ثلاثة", 3, 1), ("four", 4, 1), ("wo", 2, 2), ("ثة", 3, 4)],
)
def test_a_place_counts_lines_and_columns_from_one_whatever_the_line_ends(words: str, line: int, column: int) -> None:
    article = Article("x", "x.txt", "en", TEXT)
    assert article.place(TEXT.index(words)) == Place("x.txt", line, column)


def test_the_text_of_a_row_begins_on_the_line_of_the_row() -> None:
    row = Article("7", "pairs.csv", "en", "first\nsecond", first_line=40)
    assert (row.place(0).line, row.place(6).line) == (40, 41)


@given(st.text(alphabet="ab\r\n"), st.data())
def test_every_offset_has_a_place_that_leads_back_to_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = Article("x", "x", "en", text).place(offset)
    lines = text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0", "\r").split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_where_a_file_shows_no_lines_a_landmark_says_where() -> None:
    pages = Article("x", "x.pdf", "en", "One\nTwo\nThree", landmarks=(Landmark(0, "page 1"), Landmark(8, "page 2")))
    assert [str(pages.place(offset)) for offset in (4, 8, 12)] == ["x.pdf (page 1)", "x.pdf (page 2)", "x.pdf (page 2)"]
    assert str(Article("x", "x.txt", "en", "One").place(0)) == "x.txt:1:1"
