"""Where the words of a finding stand in a passage, and the passage cut at their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Severity
from checker.highlighting import Mark, pieces, places


@pytest.mark.parametrize(("text", "evidence", "marked"), [
    ("The flood killed 74 people.", "74", ["74"]),
    ("74 of 740 were hurt.", "740", ["740"]),
    ("One said it, another denied it.", "One … another", ["One", "another"]),
    ("It was denied by one, said by two.", "two … one", ["one", "two"]),
    ("four and four", "four … four", ["four", "four"]),
    ("740 were hurt, 74 of them badly.", "74", ["74"]),
    ("Nothing here.", "74", []),
    ("Nothing here.", "", []),
    ("", "74", []),
])
def test_evidence_is_marked_where_it_stands(text: str, evidence: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(places(text, evidence))] == marked


@pytest.mark.parametrize(("text", "evidence", "offset", "before"), [
    ("740 were hurt, 74 badly.", "74", 0, "740 were hurt, "),
    ("13 died, 3 on Monday, 3 on Tuesday.", "3", 22, "13 died, 3 on Monday, "),
    ("13 died, 3 on Monday, 3 on Tuesday.", "3", 0, "13 died, "),
    ("التقى بمدير البنك", "مدير", 7, "التقى ب"),
    ("قال لصندوق", "صندوق", 0, "قال ل"),
])
def test_of_equal_words_the_one_at_the_place_is_marked(text: str, evidence: str, offset: int, before: str) -> None:
    assert text[:places(text, evidence, offset)[0][0]] == before


@pytest.mark.parametrize(("text", "words", "near", "found"), [
    ("47 of 47 people", "47", 6, [(6, 8)]),
    ("47 of 47 people", "47", 0, [(0, 2)]),
    ("He said … that he knew", "said … that", 0, [(3, 14)]),  # an ellipsis of the text's own
    ("He said that he knew", "said … knew", 0, [(3, 7), (16, 20)]),
    ("nothing of it", "47", 0, []),
    ("nothing at all", "", 0, []),
])
def test_words_are_found_where_they_stand(text: str, words: str, near: int, found: list[tuple[int, int]]) -> None:
    assert places(text, words, near) == found


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from("abc"))))
def test_pieces_are_the_whole_text_whatever_overlaps(text: str, stretches: list[tuple[int, int, str]]) -> None:
    marked = [Mark(min(start, end, len(text)), min(max(start, end), len(text)), key, Severity.LOW)
              for start, end, key in stretches]
    found = pieces(text, marked)
    assert "".join(piece.text for piece in found) == text
    for key in "abc":
        characters = [key in piece.keys for piece in found for _ in piece.text]
        assert characters == [any(one.key == key and one.start <= place < one.end for one in marked)
                              for place in range(len(text))]


def test_words_of_two_findings_have_the_colour_of_the_graver() -> None:
    both = pieces("one two", [Mark(0, 7, "a", Severity.LOW), Mark(4, 7, "b", Severity.HIGH)])
    assert [(piece.text, piece.keys, piece.severity) for piece in both] \
        == [("one ", ("a",), "low"), ("two", ("b", "a"), "high")]
