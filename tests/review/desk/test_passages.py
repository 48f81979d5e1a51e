"""A finding in its context: evidence marked where it stands, languages known by their letters, neighbours."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.review.desk.loading import read_material
from checker.review.desk.passages import Context, language_of, segments
from tests.review.desk.made_up import AFTER, BEFORE, BODY, DAY, NUMBER, write_run


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
    assert [segment.text for segment in segments(text, evidence) if segment.evidence] == marked


@pytest.mark.parametrize(("text", "evidence", "offset", "before"), [
    ("740 were hurt, 74 badly.", "74", 0, "740 were hurt, "),
    ("13 died, 3 on Monday, 3 on Tuesday.", "3", 22, "13 died, 3 on Monday, "),
    ("13 died, 3 on Monday, 3 on Tuesday.", "3", 0, "13 died, "),
    ("التقى بمدير البنك", "مدير", 7, "التقى ب"),
    ("قال لصندوق", "صندوق", 0, "قال ل"),
])
def test_of_equal_words_the_one_at_the_place_is_marked(text: str, evidence: str, offset: int, before: str) -> None:
    assert next(segments(text, evidence, offset)).text == before


@given(st.text("ab ٤…", max_size=30), st.text("ab ٤…", max_size=9), st.integers(0, 40))
def test_marking_loses_no_letter(text: str, evidence: str, offset: int) -> None:
    assert "".join(segment.text for segment in segments(text, evidence, offset)) == text


@pytest.mark.parametrize(("text", "code"), [
    ("قتل ٤٧ شخصا", "ar"), ("The flood", "en"), ("قالت UNHCR إنها تتابع", "ar"), ("Said «نعم» to the paper", "en"),
    ("47 … 74", ""), ("", ""),
])
def test_a_passage_is_in_the_language_of_most_of_its_letters(text: str, code: str) -> None:
    spoken = language_of(text)
    assert (spoken.code if spoken else "") == code


def test_the_neighbours_stand_before_and_after(tmp_path: Path) -> None:
    material = read_material([write_run(tmp_path, (NUMBER, BODY))])
    rows = Context(material.beads).rows(material.findings.row(0, named=True))
    assert [(row.source.text, row.target.text) for row in rows] == [BEFORE, (BODY.source[2], BODY.target[2]), AFTER]
    assert [row.subject for row in rows] == [False, True, False]
    assert [passage.direction for passage in (rows[1].source, rows[1].target)] == ["rtl", "ltr"]


def test_two_runs_with_a_pair_of_the_same_name_keep_their_own_neighbours(tmp_path: Path) -> None:
    runs = [write_run(tmp_path / "one", (NUMBER,)), write_run(tmp_path / "two", (DAY, BODY))]
    alignment = runs[0] / "alignment.jsonl"
    alignment.write_text(alignment.read_text("utf-8").replace("The ministry", "The army").replace('"flood"', '"truce"'),
                         "utf-8")
    material = read_material(runs)
    body = material.findings.filter(pl.col("check") == "organisation").row(0, named=True)
    assert AFTER[1] in [row.target.text for row in Context(material.beads).rows(body)]


def test_without_an_alignment_the_finding_stands_alone(tmp_path: Path) -> None:
    (write_run(tmp_path, (NUMBER,)) / "alignment.jsonl").unlink()
    material = read_material([tmp_path])
    (row,) = Context(material.beads).rows(material.findings.row(0, named=True))
    assert row.subject
