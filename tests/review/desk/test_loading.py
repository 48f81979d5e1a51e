"""Findings read back: every format alike, in the order of the queue, and what is no table of ours said plainly."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from checker.errors import InputError
from checker.review.desk.loading import read_material
from checker.review.desk.passages import Context
from tests.review.desk.made_up import BODY, DAY, NUMBER, write_run


def test_the_most_severe_and_surest_come_first(tmp_path: Path) -> None:
    material = read_material([write_run(tmp_path, (DAY, NUMBER, BODY))])
    assert material.findings["check"].to_list() == ["organisation", "number", "date"]


@pytest.mark.parametrize("form", ["parquet", "csv", "csv-no-bom"])
def test_every_format_gives_the_same(form: str, tmp_path: Path) -> None:
    of_lines = read_material([write_run(tmp_path / "lines")])
    other = read_material([write_run(tmp_path / "other", formats=(form,))])
    assert_frame_equal(other.findings, of_lines.findings)
    assert other.beads["source_text"].to_list() == of_lines.beads["source_text"].to_list()


def test_a_table_can_be_given_in_place_of_its_folder(tmp_path: Path) -> None:
    material = read_material([write_run(tmp_path) / "findings.jsonl"])
    assert len(material.findings) == 6
    assert len(material.beads) > 0


def test_a_table_without_its_alignment_has_no_neighbours(tmp_path: Path) -> None:
    (write_run(tmp_path) / "alignment.jsonl").unlink()
    assert len(read_material([tmp_path]).beads) == 0


def test_a_finding_of_two_runs_is_reviewed_once_as_the_later_run_has_it(tmp_path: Path) -> None:
    older, newer = (write_run(tmp_path / name, (replace(NUMBER, message=name),)) for name in ("older", "newer"))
    assert read_material([older, newer]).findings["message"].to_list() == ["newer"]


def test_a_run_without_findings_is_an_empty_queue(tmp_path: Path) -> None:
    assert len(read_material([write_run(tmp_path, ())]).findings) == 0


def test_a_folder_without_findings_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no table of findings; give a folder"):
        read_material([tmp_path])


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_material([tmp_path / "gone"])


def test_a_table_of_an_older_version_lacks_only_what_came_later(tmp_path: Path) -> None:
    file = write_run(tmp_path, (NUMBER,), ("parquet",)) / "findings.parquet"
    pl.read_parquet(file).drop("source_at", "stated_confidence", "state").write_parquet(file)
    material = read_material([file])
    assert material.findings.row(0, named=True)["stated_confidence"] is None
    assert Context(material.beads).rows(material.findings.row(0, named=True))


@pytest.mark.parametrize(("name", "content", "said"), [
    ("findings.txt", "fingerprint", "is no table of findings"),
    ("findings.jsonl", '{"id": 1, "ar": "نص"}\n', "has no column 'fingerprint'"),
    ("findings.jsonl", "not json\n", "can't be read as a table"),
    ("findings.csv", "a,b\n1,2\n", "has no column 'fingerprint'"),
    ("findings.parquet", "PAR1", "can't be read as a table"),
])
def test_a_foreign_table_is_refused_by_name(name: str, content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=said) as refused:
        read_material([tmp_path / name])
    assert str(tmp_path / name) in str(refused.value)


@pytest.mark.parametrize(("column", "value", "said"), [
    ("severity", "dreadful", "unknown severity"), ("digest", None, "lacks one of"), ("confidence", "very", "kind"),
])
def test_a_damaged_table_is_refused(column: str, value: str | None, said: str, tmp_path: Path) -> None:
    file = write_run(tmp_path, (NUMBER,), ("parquet",)) / "findings.parquet"
    pl.read_parquet(file).with_columns(pl.lit(value, pl.String).alias(column)).write_parquet(file)
    with pytest.raises(InputError, match=said):
        read_material([file])
