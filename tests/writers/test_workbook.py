"""report.xlsx, read as the XML it is."""

import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from xlsxwriter.utility import xl_range

from checker import writers
from checker.errors import InputError, SettingsError
from checker.writers import xlsx
from tests.writers.made_up import ATTACK, FIRE_BEADS, RUN, finding, pair, tables

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(file: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(file) as workbook:
        return ElementTree.fromstring(workbook.read(name))  # noqa: S314 (written by ourselves a moment ago)


def cells(file: Path, sheet: int) -> dict[str, str]:
    """The cells of a sheet by their names, as text."""
    root = part(file, f"xl/worksheets/sheet{sheet}.xml")
    return {cell.get("r", ""): "".join(cell.itertext()) for cell in root.iter(f"{_MAIN}c")}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The workbook of the made-up run, with the page beside it."""
    writers.write(RUN, ["xlsx", "html"], tmp_path)
    return tmp_path / "report.xlsx"


def test_there_is_a_sheet_for_every_table(workbook: Path) -> None:
    names = [sheet.get("name") for sheet in part(workbook, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
    assert names == ["findings", "alignment", "summary"]
    assert [len({re.sub(r"[A-Z]+", "", name) for name in cells(workbook, sheet)}) for sheet in (1, 2, 3)] == [6, 7, 6]


def test_cells_hold_what_the_tables_hold(workbook: Path) -> None:
    found = cells(workbook, 1)
    assert [found[name] for name in ("A1", "A2", "C2", "D2", "E2", "K2")] \
        == ["fingerprint", "00f1", "number", "high", "0.9", "47"]
    assert cells(workbook, 2)["E2"] == "0"  # a truth value


def test_the_header_stays_in_sight_and_every_column_filters(workbook: Path) -> None:
    sheet = part(workbook, "xl/worksheets/sheet1.xml")
    pane = next(sheet.iter(f"{_MAIN}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert next(sheet.iter(f"{_MAIN}autoFilter")).get("ref") == xl_range(0, 0, 5, RUN["findings"].width - 1)


def test_arabic_runs_from_right_to_left_and_english_does_not(workbook: Path) -> None:
    formats = list(next(part(workbook, "xl/styles.xml").iter(f"{_MAIN}cellXfs")))
    styles = {cell.get("r"): formats[int(cell.get("s", "0"))]
              for cell in part(workbook, "xl/worksheets/sheet1.xml").iter(f"{_MAIN}c")}
    orders = [next(iter(styles[name])).get("readingOrder") for name in ("K2", "R2", "P2", "S2")]
    assert orders == ["2", "2", None, None]
    assert next(iter(styles["G2"])).get("readingOrder") == "2", "the message in Arabic"


def test_fingerprints_lead_to_the_page_of_the_same_run(workbook: Path, tmp_path: Path) -> None:
    relations = part(workbook, "xl/worksheets/_rels/sheet1.xml.rels")
    assert {relation.get("Target") for relation in relations} == {"report.html"}
    links = part(workbook, "xl/worksheets/sheet1.xml").iter(f"{_MAIN}hyperlink")
    assert [link.get("location") for link in links][:2] == ["finding=00f1", "finding=00f2"]
    assert 'id="finding=00f2"' in (tmp_path / "report.html").read_text("utf-8")


def test_without_a_page_nothing_links_to_it(tmp_path: Path) -> None:
    writers.write(RUN, ["html"], tmp_path)
    writers.write(RUN, ["xlsx"], tmp_path)  # the page of a former run is another one's
    assert not list(part(tmp_path / "report.xlsx", "xl/worksheets/sheet1.xml").iter(f"{_MAIN}hyperlink"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a.example","b")', "\t=1",
                                  "http://a.example", "mailto:a@b.example", "12", "{=1}"])
def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    writers.write(tables([finding(message=text, source_text=text)], FIRE_BEADS, [pair()]), ["xlsx"], tmp_path)
    sheet = part(tmp_path / "report.xlsx", "xl/worksheets/sheet1.xml")
    cell = next(cell for cell in sheet.iter(f"{_MAIN}c") if cell.get("r") == "F2")
    assert cell.get("t") == "inlineStr"
    assert "".join(cell.itertext()).strip() == text.strip()
    assert not list(sheet.iter(f"{_MAIN}f"))
    assert not list(sheet.iter(f"{_MAIN}hyperlink"))


def test_hostile_words_make_a_workbook_all_the_same(tmp_path: Path) -> None:
    writers.write(ATTACK, ["html", "xlsx"], tmp_path)
    assert "<img src=x" in cells(tmp_path / "report.xlsx", 1)["F2"]


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    writers.write(tables([finding(source_sentence="ا" * 40_000)], FIRE_BEADS, [pair()]), ["xlsx"], tmp_path)
    assert len(cells(tmp_path / "report.xlsx", 1)["R2"]) == xlsx.CHARACTERS


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 3)
    with pytest.raises(InputError, match=r"findings has 5 rows, a sheet holds 2; write parquet"):
        writers.write(RUN, ["xlsx"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_the_package_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "checker.writers.xlsx")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(SettingsError, match=r"pip install 'translation-consistency-checker\[excel\]'"):
        writers.writer("xlsx")
