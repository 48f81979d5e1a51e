"""Damaged, mislabelled and hostile files of every format: a message and exit code 2, nothing written, no traceback."""

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from checker.article import Article
from checker.errors import InputError
from checker.reading import links
from checker.reading.formats import reader
from checker.reading.markup import parsed
from checker.reading.rows import reader as table_reader
from checker.splitting.blocks import blocks
from checker.splitting.markdown import prose
from tests.calling import Run
from tests.fuzz.damage import variants
from tests.fuzz.readers import as_article, as_table, outcome
from tests.fuzz.samples import ARABIC, ARTICLES, ENGLISH, TABLES

OTHER = "Die Überschwemmungen haben am Montag nach Angaben der Polizei siebenundvierzig Menschen getötet.\n" * 3
BOMB = b'<!DOCTYPE a [<!ENTITY b "cccccccccc">]><a>&b;&b;</a>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)


def variants_of(sample: bytes, suffix: str) -> dict[str, bytes]:
    """Twenty files that bear the suffix and are none of its kind, or no longer."""
    plain = suffix in (".txt", ".md")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a.xml", "<a/>")
    return {
        "empty": b"", "white space": b" \n\t\n" * 20, "a byte order mark": b"\xef\xbb\xbf", "zeros": bytes(1000),
        "random bytes": random.Random(1).randbytes(2000),  # noqa: S311 - no secret
        "control characters": bytes(range(1, 9)) * 100, "half a character": b"\xd9" * 50 + sample[:1],
        "another PDF": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "another zip": packed.getvalue(),
        "gzip": gzip.compress(sample),
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "rich text": b"{\\rtf1 Words.}", "a picture": PNG,
        "UTF-16 without a mark": ARABIC.encode("utf-16-le"), "windows-1256": (ARABIC + "\n").encode("windows-1256") * 3,
        "a line of two million characters": b"a" * 2_000_000, "another language": OTHER.encode(),
        "a bomb of entities, or of plain text the other version": (ENGLISH * 4).encode() if plain else BOMB,
        "punctuation": b"... --- ...\n" * 5,
        "its first bytes": ARABIC.encode()[:15] if plain else sample[:6],
    }


@pytest.mark.parametrize("suffix", [*ARTICLES, *(one for one in TABLES if one not in ARTICLES)])
def test_twenty_damaged_files_of_every_format_are_a_message_and_exit_code_2(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    sample = (ARTICLES | TABLES)[suffix][0]
    found = variants_of(sample, suffix)
    assert len(found) == 20
    path = tmp_path / f"report.ar{suffix}"
    (tmp_path / "report.en.txt").write_text(ENGLISH, "utf-8")
    for case, data in found.items():
        path.write_bytes(data)
        arguments = [path.name] if suffix in TABLES and suffix != ".docx" else [path.name, "report.en.txt"]
        assert run("check", *arguments, "--format", "csv", "--output", "out") == 2, case
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out, case
        assert said.err.startswith("checker: ") or "\nchecker: " in said.err, (case, said.err)
        assert path.name in said.err, case
        assert not (tmp_path / "out").exists(), case


def pdf(pages: bytes, *streams: tuple[bytes, bytes]) -> bytes:
    """A PDF whose page tree is `pages` (object 2), with these streams (dictionary, content) from object 3 on."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", pages, *(
        b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content) for entries, content in streams)]
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(bodies, 1)) + (
        b"trailer\n<</Root 1 0 R>>\n%%EOF")


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 3 0 R/Resources<</XObject<</X 4 0 R>>>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X %d 0 R>>>>"
HOSTILE_PDFS = {
    "a tree of pages that holds itself": pdf(b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
    "a form that draws itself": pdf(
        b"<</Type/Pages/Kids[%s]/Count 1>>" % PAGE, (b"", b"/X Do"), (FORM % 4, b"/X Do /X Do")),
    "ten times ten times ten forms": pdf(
        b"<</Type/Pages/Kids[%s]/Count 1>>" % PAGE, (b"", b"/X Do"),
        *((FORM % number, b"/X Do " * 10) for number in range(5, 30))),
    "a stream of a gigabyte": pdf(
        b"<</Type/Pages/Kids[%s]/Count 1>>" % PAGE, (b"/Filter/FlateDecode", zlib.compress(b"q Q " * 2**26))),
    "a stream packed twice": pdf(
        b"<</Type/Pages/Kids[%s]/Count 1>>" % PAGE,
        (b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(b" " * 2**28)))),
}


@pytest.mark.parametrize("data", HOSTILE_PDFS.values(), ids=HOSTILE_PDFS.keys())
def test_a_pdf_without_end_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        reader(".pdf").read(data, "a.pdf")


def test_a_sheet_of_two_cells_far_apart_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "ar")
        sheet.write("XFD1048576", "en")
    with pytest.raises(InputError, match="spans 1,048,576 rows and 16,384 columns"):
        table_reader(".xlsx").read(path)


def test_a_list_that_claims_four_thousand_million_entries_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/sharedStrings.xml", '<sst count="1" uniqueCount="4294967295"/>')
    with pytest.raises(InputError, match="claims a list of more entries"):
        table_reader(".xlsx").read(path)


def test_a_document_of_countless_elements_is_refused() -> None:
    with pytest.raises(InputError, match="has more than 1,000 elements"):
        parsed(b"<a>" + b"<b/>" * 1000 + b"</a>", "a.xml", "", 1000)
    assert len(parsed(b"<a>" + b"<b/>" * 999 + b"</a>", "a.xml", "", 1000).root) == 999


def test_a_page_of_countless_tags_is_refused() -> None:
    with pytest.raises(InputError, match="is no article"):
        reader(".html").read(b"<b>" * 200_000, "a.html")


# Each would run for hours where a pattern can match in many ways, or is tried anew from every character.
def test_long_lines_without_sense_are_read_in_one_go(tmp_path: Path) -> None:
    assert "a" in prose("---\r\n" + "a\r\n" * 5000)
    lines = ("# a" + " " * 300_000 + "b", "*" * 300_000, ">" * 300_000, '."' * 150_000, ". " * 150_000, "(a" * 100_000)
    for line in lines:
        assert len(blocks(Article("a", "a.md", "en", f"{line} word"))) <= 1
    page = tmp_path / "a.html"
    page.write_text("<a " + "hreflang " * 7000, "utf-8")
    assert links.linked(page) == ()
    page.write_text("---\ntranslations: " + "a" * 60_000 + "\n---\n", "utf-8")
    assert links.linked(page) == ()
    cues = "1\n00:00:01,000 --> 00:00:02,000\nword\n\n" * 20_000
    assert len(reader(".srt").read(cues.encode(), "a.srt").text) > 20_000


@pytest.mark.parametrize(("suffix", "read"), [
    *((one, as_article) for one in ARTICLES), *((one, as_table) for one in TABLES)])
def test_a_share_of_the_damage_that_readers_are_fed_with(
    tmp_path: Path, suffix: str, read: Callable[[Path], None]
) -> None:
    path = tmp_path / f"x{suffix}"
    for number, sample in enumerate((ARTICLES if read is as_article else TABLES)[suffix]):
        for data, _ in zip(variants(sample, 99 + number), range(4 if len(sample) > 20_000 else 25), strict=False):
            path.write_bytes(data)
            assert outcome(read, path) in ("read", "refused"), data[:2000]


def test_nothing_but_messages_from_within_a_package() -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    data = bytearray(ARTICLES[".docx"][0])
    for _ in range(60):
        hurt = bytearray(data)
        hurt[chance.randrange(len(hurt))] ^= 0xFF
        with suppress(InputError):
            reader(".docx").read(bytes(hurt), "a.docx")
