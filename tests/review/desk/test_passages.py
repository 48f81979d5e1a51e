"""A finding in its context: evidence marked where it stands, languages known by their letters, neighbours."""

from pathlib import Path

import polars as pl
import pytest

from checker.review.desk.loading import read_material
from checker.review.desk.passages import Context, language_of
from tests.review.desk.made_up import AFTER, BEFORE, BODY, DAY, NUMBER, write_run


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
