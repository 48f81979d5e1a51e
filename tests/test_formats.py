"""The same report in every format: the same findings, at places that an editor can go to; damaged files are refused.

The samples in tests/formats are a report of corpora/ written by LibreOffice (writer), pandoc and Chromium (browser).
"""

import io
import random
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import InputError
from checker.pipeline import Comparison, Instruments, check_articles
from checker.reading import read_article
from checker.reading.formats import SUFFIXES, reader
from checker.reading.written import assembled
from tests.fuzz.samples import ARTICLES

CORPORA = Path(__file__).parent.parent / "corpora"
SAMPLES = Path(__file__).parent / "formats"
MADE_BY = ("writer.docx", "pandoc.docx", "writer.odt", "writer.pdf", "browser.pdf", "page.html")


def compared(folder: Path, name: str, suffix: str, instruments: Instruments) -> Comparison:
    source, target = (read_article(folder / f"{name}.{code}{suffix}", code, "report") for code in ("ar", "en"))
    return check_articles(source, target, instruments)


def words(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(one.check, one.source.text, one.target.text) for one in comparison.findings]


@pytest.mark.model
@pytest.mark.parametrize("made", MADE_BY)
def test_the_same_report_has_the_same_findings_in_every_format(made: str, instruments: Instruments) -> None:
    found = compared(SAMPLES, Path(made).stem, Path(made).suffix, instruments)
    assert words(found) == words(compared(CORPORA, "sudan-cholera", ".txt", instruments))
    assert found.findings
    shown = re.compile(r" \(page \d\)$" if made.endswith(".pdf") else r" \(paragraph \d+\)$")
    assert all(shown.search(str(side.place)) for one in found.findings for side in (one.source, one.target))


@pytest.mark.parametrize("made", MADE_BY)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_word_is_lost_or_turned_round(made: str, code: str) -> None:
    name, suffix = Path(made).stem, Path(made).suffix
    read = read_article(SAMPLES / f"{name}.{code}{suffix}", code).text
    assert read.split() == (CORPORA / f"sudan-cholera.{code}.txt").read_text("utf-8").split()


def test_what_is_drawn_beside_the_paper_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(ARTICLES[".pdf"][0].replace(b"0 -14 Td (It", b"0 -714 Td(It"))
    assert read_article(path, "en").text.split("\n\n") == ["Police said the road was closed.", "In a form."]


@pytest.mark.parametrize("made", ["writer", "browser"])
def test_paragraphs_go_on_in_the_next_column_and_on_the_next_page(made: str) -> None:
    lines = [line.strip() for name in ("sudan-cholera", "egypt-rate-cut")
             for line in (CORPORA / f"{name}.ar.txt").read_text("utf-8-sig").split("\n")
             if line.strip() and not line.startswith("*")]
    paragraphs = [" ".join(" ".join(lines[at:at + 3]).split()) for at in range(0, len(lines), 3)]
    article = read_article(SAMPLES / f"{made}-columns.ar.pdf", "ar")
    assert [line for line in article.text.split("\n") if line] == paragraphs


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    """A document as Word writes it, with this body and these further parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


DOCX = {
    "tracked changes are read as accepted": (
        f"<w:p>{run('Police said ')}<w:del><w:r><w:delText>47</w:delText></w:r></w:del><w:ins>{run('74')}</w:ins>"
        f"{run(' people died.')}</w:p>", "Police said 74 people died."),
    "what was moved stands where it went": (
        f"<w:p><w:moveFrom>{run('On Monday ')}</w:moveFrom>{run('He left ')}<w:moveTo>{run('on Monday.')}</w:moveTo>"
        "</w:p>", "He left on Monday."),
    "a line break, a tab, a hyphen that does not break": (
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>al</w:t><w:noBreakHyphen/><w:t>Sadr</w:t></w:r></w:p>",
        "One\ntwo al\u2011Sadr"),
    "hidden words are not read": (
        f"<w:p>{run('Shown')}<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>", "Shown"),
    "a list has bullets": (
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('First')}</w:p><w:p><w:pPr><w:numPr/></w:pPr>{run('Second')}</w:p>",
        "• First\n\n• Second"),
    "a paragraph whose end is struck out goes on in the next": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('He left ')}</w:p><w:p>{run('on Monday.')}</w:p>",
        "He left on Monday."),
    "a paragraph that is struck out with its end leaves nothing": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>{run('He left.')}</w:del></w:p><w:p>{run('She stayed.')}"
        "</w:p>", "She stayed."),
    "an end of a paragraph that is put in parts": (
        f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{run('He left.')}</w:p><w:p>{run('She stayed.')}</w:p>",
        "He left.\n\nShe stayed."),
    "a struck out end before a table does not reach into it": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('He left.')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('A cell')}"
        "</w:p></w:tc></w:tr></w:tbl>", "He left.\n\nA cell"),
    "a heading of list 0 is no item": (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("Heading")}</w:p>', "Heading"),
    "a text box in a table is read once": (
        f"<w:tbl><w:tr><w:tc><w:p>{run('A cell')}<w:r><x:Choice xmlns:x='a'><w:txbxContent><w:p>{run('A box')}</w:p>"
        "</w:txbxContent></x:Choice><mc:Fallback xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<w:txbxContent><w:p>{run('A box')}</w:p></w:txbxContent></mc:Fallback></w:r></w:p></w:tc></w:tr></w:tbl>",
        "A cell\nA box"),
    "links, content controls and tables are read in their place": (
        f"<w:p><w:hyperlink>{run('A link')}</w:hyperlink></w:p><w:sdt><w:sdtContent><w:p>{run('A field')}</w:p>"
        f"</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc><w:p>{run('A cell')}</w:p></w:tc></w:tr></w:tbl>",
        "A link\n\nA field\n\nA cell"),
}


REVISED = {
    "en": """Ferry aground off the northern port
The port authority said that 74 passengers were taken off the ferry on Tuesday.
The ship may carry 300 passengers.
The wind had risen since the morning.
Divers found no leak.
The company that owns the ferry did not answer questions.
No one was hurt, the authority said.
Two tugs will try to pull the ship free at high tide.
The ministry of transport opened an inquiry.
Page {page} of the log is missing, the inspector said.
Passengers
74
Crew
12
of whom 3 are engineers
The harbour is closed until Thursday.
Nine ships are waiting outside.
The ferry was built in 1998.""",
    "ar": """جنوح عبارة قبالة الميناء الشمالي
قالت سلطة الميناء إن 74 راكبا أجلوا من العبارة يوم الثلاثاء.
ويمكن أن تحمل السفينة 300 راكب.
كانت الرياح قد اشتدت منذ الصباح.
ولم يجد الغواصون أي تسرب.
ولم تجب الشركة التي تملك العبارة عن الأسئلة.
ولم يصب أحد، بحسب السلطة.
ستحاول قاطرتان سحب السفينة عند المد.
وزارة النقل فتحت تحقيقا.
وقال المفتش إن الصفحة {page} من السجل مفقودة.
ركاب
74
طاقم
12
منهم 3 مهندسين
الميناء مغلق حتى الخميس.
وتنتظر تسع سفن في الخارج.
بُنيت العبارة عام 1998.""",
}


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_revised_document_reads_as_its_editor_sees_it_with_all_changes_accepted(code: str, suffix: str) -> None:
    written = read_article(SAMPLES / f"revised.{code}{suffix}", code)
    # LibreOffice counts pages when it shows them: in an .odt that nobody has opened since, the field says 0.
    expected = REVISED[code].format(page=1 if suffix == ".docx" else 0)
    assert [line for line in written.text.split("\n") if line] == expected.split("\n")


def test_places_in_a_revised_document_are_those_of_its_editor() -> None:
    article = read_article(SAMPLES / "revised.en.docx", "en")
    assert {words: article.place(article.text.index(words)).at for words in (
        "did not answer", "Two tugs", "3 are engineers", "Nine ships", "built in 1998")} == {
        "did not answer": "paragraph 6", "Two tugs": "paragraph 8", "3 are engineers": "table 1, row 2",
        "Nine ships": "text box in paragraph 11", "built in 1998": "footnote 1"}


@pytest.mark.parametrize(("body", "text"), DOCX.values(), ids=DOCX.keys())
def test_word(body: str, text: str) -> None:
    assert reader(".docx").read(word(body), "a.docx").text == text


def test_footnotes_follow_and_every_place_has_a_name() -> None:
    notes = (f'<w:footnotes {W}><w:footnote w:type="separator"><w:p>{run("-")}</w:p></w:footnote>'
             f"<w:footnote><w:p>{run('See the annex.')}</w:p></w:footnote></w:footnotes>")
    body = (f"<w:p>{run('First')}</w:p><w:p/><w:p>{run('Second')}</w:p>"
            f"<w:tbl><w:tr><w:tc><w:p>{run('A')}</w:p></w:tc><w:tc><w:p>{run('B')}</w:p></w:tc></w:tr></w:tbl>")
    written = reader(".docx").read(word(body, footnotes=notes), "a.docx")
    assert [landmark.label for landmark in written.landmarks] == [
        "paragraph 1", "paragraph 2", "table 1, row 1", "footnote 1"]
    assert written.text.endswith("A\n\nB\n\nSee the annex.")


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


REFUSED = {
    "no zip": (".docx", b"not a zip", "is damaged or no document"),
    "an old Word file": (".docx", b"\xd0\xcf\x11\xe0" + bytes(600), "is protected by a password, or an old Office"),
    "no document in it": (".docx", packed(other_xml=b"<a/>"), "lacks its part word/document.xml"),
    "truncated XML": (".docx", packed(word__document_xml=b"<document>\n<p>"), "document.xml:2: is no sound XML"),
    "an entity bomb": (".docx", packed(word__document_xml=f"{BOMB}<w>&b;</w>".encode()), "declares entities"),
    "a zip bomb": (".docx", packed(word__document_xml=b" " * (65 * 2**20)), "unpacks to more than 64 MiB"),
    "macros": (".docx", packed(word__document_xml=b"<a/>", word__vbaProject_bin=b"x"), "holds macros"),
    "a spreadsheet": (".odt", packed(content_xml=b"<a/>"), "is an OpenDocument file, but no text"),
    "an encrypted text": (".odt", packed(META_INF__manifest_xml=b"", content_xml=b"<a/>"), "no text"),
    "no PDF": (".pdf", b"%PDF-1.7\nnothing", "no PDF"),
    "no subtitles": (".srt", b"Just words.\n", "holds no subtitles"),
    "an empty page": (".html", b"<html><body></body></html>", "no article is found"),
    "nested beyond measure": (".docx", word("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "is nested too deeply"),
}


@pytest.mark.parametrize(("suffix", "data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(suffix: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        reader(suffix).read(data, f"a{suffix}")


@pytest.mark.parametrize("made", MADE_BY)
def test_damaged_files_are_a_message_and_never_a_traceback(made: str) -> None:
    data = (SAMPLES / f"{Path(made).stem}.ar{Path(made).suffix}").read_bytes()
    chance = random.Random(20)  # noqa: S311 - no secret
    for _ in range(3 if made.endswith(".pdf") else 20):
        at = chance.randrange(len(data))
        for damaged in (data[:at], data[:at] + bytes([chance.randrange(256)]) * 40 + data[at + 40:]):
            with suppress(InputError):
                reader(Path(made).suffix).read(damaged, made)


@given(st.sampled_from(SUFFIXES), st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_no_reader_fails_otherwise_than_by_its_message(suffix: str, data: bytes) -> None:
    with suppress(InputError):
        reader(suffix).read(data, "x")


SUBTITLES = """1
00:00:01,000 --> 00:00:02,500
<i>The minister said</i>

2
00:00:02,500 --> 00:00:04,000
he would resign. {\\an8}And then?

3
00:01:00,000 --> 00:01:02,000
- Nobody knows.
- Nobody asked.
"""


@pytest.mark.parametrize("text", [SUBTITLES, "WEBVTT\n\nNOTE made by hand\n\n" + SUBTITLES.replace(",", ".")])
def test_subtitles_are_joined_until_a_sentence_ends(text: str) -> None:
    suffix = ".vtt" if text.startswith("WEBVTT") else ".srt"
    written = reader(suffix).read(text.encode(), "a")
    assert written.text.split("\n\n") == [
        "The minister said he would resign. And then?", "Nobody knows.", "Nobody asked."]
    assert [landmark.label[:8] for landmark in written.landmarks] == ["00:00:01", "00:01:00"]


def test_a_page_in_the_encoding_it_declares() -> None:
    page = ('<html><head><meta charset="windows-1256"></head><body><article><h1>السيول تقطع طرقا</h1><p>'
            "قالت الشرطة إن السيول قطعت الطريق إلى صلالة يوم الاثنين، وإن أحدا نجا.</p></article></body></html>")
    assert "السيول قطعت الطريق" in reader(".html").read(page.encode("windows-1256"), "a.html").text


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.text(max_size=10))))
def test_every_landmark_points_at_words(parts: list[tuple[str, str]]) -> None:
    written = assembled(parts)
    assert all(not written.text[landmark.start].isspace() for landmark in written.landmarks)
    assert [landmark.start for landmark in written.landmarks] == sorted({one.start for one in written.landmarks})
