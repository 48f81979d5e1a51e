"""Tables on disk: whole or not at all, readable by what newsrooms use."""

import json
from pathlib import Path

import polars as pl
import pytest

from checker import writers
from checker.cli import output
from checker.errors import InputError
from checker.writers import ci
from tests.writers.made_up import RUN

TABLES = {
    "findings": pl.DataFrame({"pair": ["هدنة", "a,b"], "line": [1, None], "text": ['قال "نعم"', "two\nlines"]}),
    "summary": pl.DataFrame({"pair": ["هدنة"], "high": [1]}),
}


@pytest.mark.parametrize("form", ["csv", "csv-no-bom", "jsonl", "parquet"])
def test_every_format_of_tables_gives_back_the_same_table(tmp_path: Path, form: str) -> None:
    files = writers.write(TABLES, [form], tmp_path / "new" / "folder")
    assert [file.stem for file in files] == ["findings", "summary"]
    read = {".csv": pl.read_csv, ".jsonl": pl.read_ndjson, ".parquet": pl.read_parquet}[files[0].suffix]
    assert read(files[0]).equals(TABLES["findings"])


def test_a_document_is_as_readable_to_others_as_a_table(tmp_path: Path) -> None:
    writers.write(TABLES, ["csv"], tmp_path)
    writers.write_text(tmp_path / "findings.sarif", "{}")
    assert (tmp_path / "findings.sarif").stat().st_mode == (tmp_path / "findings.csv").stat().st_mode
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_csv_opens_in_a_spreadsheet_and_jsonl_in_anything(tmp_path: Path) -> None:
    writers.write(TABLES, ["csv", "jsonl"], tmp_path)
    assert (tmp_path / "findings.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    writers.write(TABLES, ["csv-no-bom"], tmp_path / "plain")
    assert (tmp_path / "plain" / "findings.csv").read_bytes().startswith(b"pair,")
    first = (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()[0]
    assert json.loads(first) == {"pair": "هدنة", "line": 1, "text": 'قال "نعم"'}
    assert "هدنة" in first


def test_the_command_line_offers_every_format_there_is() -> None:
    assert output.TABLES == writers.FORMATS
    assert set(output.DOCUMENTS) == {*ci.FILES, *ci.PRINTED}
    assert output.PRINTED == ci.PRINTED


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        writers.write(RUN, writers.FORMATS, tmp_path / folder)
    files = list((tmp_path / "one").iterdir())
    assert len(files) == 3 * 3 + 4
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_when_one_table_fails_the_former_ones_stay(tmp_path: Path) -> None:
    writers.write(TABLES, ["csv"], tmp_path)
    before = (tmp_path / "findings.csv").read_bytes()
    broken = {"findings": pl.DataFrame({"pair": ["new"]}), "summary": pl.DataFrame({"nested": [[1]]})}
    with pytest.raises(pl.exceptions.ComputeError):
        writers.write(broken, ["csv"], tmp_path)
    assert (tmp_path / "findings.csv").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["findings.csv", "summary.csv"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match=r"file.*--output"):
        writers.write(TABLES, ["csv"], tmp_path / "file")
