"""`checker align`: the beads as JSON Lines, a translation memory and a page."""

import json
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
import pytest

from checker.alignment import Alignment, Bead, Part
from checker.article import Article, Span
from checker.document import Document
from checker.splitting import lines
from checker.writers.beads import FORMATS, written
from tests.calling import Run
from tests.test_cli import pair

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Of the TMX 1.4 DTD: the attributes an element must have, those it may have, and its children in order.
REQUIRED = {"tmx": {"version"}, "prop": {"type"}, "tuv": {LANGUAGE}, "header": {
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}}
OPTIONAL = {"tu": {"segtype", "tuid", "srclang"}}
CHILDREN = {"tmx": ["header", "body"], "body": ["tu"], "tu": ["prop", "tuv"], "tuv": ["seg"]}


def document(language: str, *sentences: str) -> Document:
    article = Article("a <b> & c", f"a.{language}.txt", language, "\n".join(sentences))
    return Document(article, lines(article), tuple(() for _ in sentences))


ALIGNMENT = Alignment(
    document("ar", "قال «نعم» & <b>لا</b>.", "ثم غادر\x0bالمكان.", "وعاد.", "اقرأ أيضا"),
    document("en", 'He said "yes" & <b>no</b>.', "Then he left the place and came back."),
    (Bead((0,), (0,), 0.91234, 0.98765), Bead((1, 2), (1,), 0.7, 0.6, moved=True), Bead((3,), (), 0.0)))


def test_jsonl_says_how_sure_it_is_and_what_moved() -> None:
    first, second, third = (json.loads(line) for line in "".join(written(ALIGNMENT, "jsonl")).splitlines())
    assert first == {"source": [0], "target": [0], "similarity": 0.9123, "confidence": 0.9877}
    assert (second["confidence"], second["moved"]) == (0.6, True)
    assert (third["target"], "moved" in third) == ([], False)


def test_tmx_has_a_unit_for_every_bead_with_two_sides() -> None:
    text = "".join(written(ALIGNMENT, "tmx"))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">')
    root = defusedxml.ElementTree.fromstring(text.encode())
    header = root.find("header")
    assert (header.get("srclang"), header.get("segtype"), header.get("datatype")) == ("ar", "sentence", "plaintext")
    units = [{version.get(LANGUAGE): version.findtext("seg") for version in unit.iter("tuv")}
             for unit in root.iter("tu")]
    assert units == [{"ar": "قال «نعم» & <b>لا</b>.", "en": 'He said "yes" & <b>no</b>.'},
                     {"ar": "ثم غادر المكان. وعاد.", "en": "Then he left the place and came back."}]
    assert [unit.get("segtype") for unit in root.iter("tu")] == [None, "block"]
    assert [prop.text for prop in root.iter("prop") if prop.get("type") == "x-moved"] == ["true"]


def test_tmx_keeps_to_the_document_type() -> None:
    def keeps(element: Element) -> None:
        required = REQUIRED.get(element.tag, set())
        assert required <= set(element.attrib) <= required | OPTIONAL.get(element.tag, set())
        names = list(dict.fromkeys(child.tag for child in element))
        assert names == CHILDREN.get(element.tag, [])
        for child in element:
            keeps(child)

    keeps(defusedxml.ElementTree.fromstring("".join(written(ALIGNMENT, "tmx")).encode()))


def test_tmx_leaves_out_what_xml_cannot_hold() -> None:
    odd = Alignment(document("ar", "أ\x00ب\x08\ufffe"), document("en", "a\x01b"), (Bead((0,), (0,), 0.5),))
    root = defusedxml.ElementTree.fromstring("".join(written(odd, "tmx")).encode())
    assert [seg.text for seg in root.iter("seg")] == ["أب", "ab"]


class Page(HTMLParser):
    """Rows with their class, the cells' attributes and words, every tag and every address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[str]]] = []
        self.cells: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.addresses: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href"}]
        if tag == "tr":
            self.rows.append((dict(attrs).get("class") or "", []))
        elif tag == "td":
            self.cells.append(dict(attrs))
            self.rows[-1][1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1][1]:
            self.rows[-1][1][-1] += data.strip("\n")


def test_html_is_one_page_with_both_sides_and_lone_sentences_marked() -> None:
    text = "".join(written(ALIGNMENT, "html"))
    page = Page(text)
    assert [row for row, _ in page.rows] == ["", "", "moved", "alone"]
    assert page.rows[1][1] == ["199% sure", "قال «نعم» & <b>لا</b>.", 'He said "yes" & <b>no</b>.']
    assert page.rows[3][1] == ["3only here", "اقرأ أيضا", ""]
    assert [(cell.get("lang"), cell.get("dir")) for cell in page.cells[:3]] == [
        (None, None), ("ar", "rtl"), ("en", "ltr")]
    assert not {"b", "script", "link", "img"} & set(page.tags)
    assert (page.addresses, "url(" in text, "prefers-color-scheme: dark" in text) == ([], False, True)
    assert "<title>a &lt;b&gt; &amp; c</title>" in text


LONG, SHORT = document("ar", "غادر الوفد، وعاد المترجم."), document("en", "They left.", "He came back.")
DIVIDED = Alignment(LONG, SHORT, (Bead((0,), (0, 1), 0.7, 0.9, parts=(
    Part(Span(0, 11), Span(0, 10), 0.81), Part(Span(12, 25), Span(11, 24), 0.79))),))


def test_parts_of_a_bead_are_characters_in_jsonl_and_lines_units_and_rows_elsewhere() -> None:
    row = json.loads("".join(written(DIVIDED, "jsonl")))
    assert (row["source"], row["target"]) == ([0], [0, 1])
    assert row["parts"] == [{"source": [0, 11], "target": [0, 10], "similarity": 0.81},
                            {"source": [12, 25], "target": [11, 24], "similarity": 0.79}]
    assert "".join(written(DIVIDED, "tsv")) == (
        "0.8100\tغادر الوفد،\tThey left.\n0.7900\tوعاد المترجم.\tHe came back.\n")
    units = list(defusedxml.ElementTree.fromstring("".join(written(DIVIDED, "tmx")).encode()).iter("tu"))
    assert [(unit.get("segtype"), [one.text for one in unit.iter("seg")]) for unit in units] == [
        ("phrase", ["غادر الوفد،", "They left."]), ("phrase", ["وعاد المترجم.", "He came back."])]
    assert [row[0] for _, row in Page("".join(written(DIVIDED, "html"))).rows[1:]] == ["1.190% sure", "1.290% sure"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_alignment_gives_the_same_file(form: str) -> None:
    assert list(written(ALIGNMENT, form)) == list(written(ALIGNMENT, form))


def test_there_is_no_writer_for_another_format() -> None:
    with pytest.raises(ValueError, match="docx"):
        written(ALIGNMENT, "docx")


@pytest.mark.parametrize("form", FORMATS)
def test_align_writes_every_format_for_a_folder(run: Run, tmp_path: Path, form: str) -> None:
    pair(tmp_path / "desk")
    assert run("align", "desk", "--output", "beads", "--format", form) == 0
    assert "".join(path.read_text("utf-8") for path in (tmp_path / "beads").glob(f"camp.{form}"))
