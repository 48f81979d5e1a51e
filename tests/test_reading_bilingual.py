"""Files that hold both languages: translation memories, XLIFF, gettext, workbooks, two-column Word documents."""

import io
import re
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from checker.errors import InputError
from checker.reading import is_table, read_table
from tests.test_formats import packed, run, word

CODES = ("ar", "en")
PASSAGES = [
    ("قتل 47 شخصا في السيول التي ضربت مسقط يوم الاثنين.", "The floods that hit Muscat on Monday killed 47 people."),
    ("وقالت الشرطة إن الطريق إلى صلالة مغلق.", "Police said the road to Salalah was closed."),
]
XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en-US" target-language="ar-SA" datatype="plaintext" original="floods.txt"><body>
<trans-unit id="a"><source>The floods that hit <g id="1">Muscat</g> on Monday<x id="2"/> killed 47 people.</source>
<target>قتل 47 شخصا في السيول التي ضربت <g id="1">مسقط</g> يوم الاثنين.</target></trans-unit>
<trans-unit id="b">
<source>Police said the road to Salalah was closed.</source><target>وقالت الشرطة إن الطريق إلى صلالة مغلق.</target>
</trans-unit><trans-unit id="c"><source>Not translated yet.</source></trans-unit></body></file></xliff>
"""
XLIFF_2 = """<xliff version="2.0" srcLang="en" trgLang="ar" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment>
<source>The floods that hit <pc id="1">Muscat</pc> on Monday killed 47 people.</source>
<target>قتل 47 شخصا في السيول التي ضربت مسقط يوم الاثنين.</target></segment>
<segment><source>Police said the road to Salalah was closed.</source>
<target>وقالت الشرطة إن الطريق إلى صلالة مغلق.</target></segment></unit></file></xliff>
"""
PO = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "".join(
    f'msgid "{english}"\nmsgstr "{arabic}"\n\n' for arabic, english in PASSAGES)
TMX = ('<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header/><body>\n' + "\n".join(
    f'<tu><tuv xml:lang="AR"><seg>{arabic}</seg></tuv><tuv xml:lang="en-GB"><seg>{english}<ph>x</ph></seg></tuv></tu>'
    for arabic, english in PASSAGES) + "</body></tmx>")


def workbook(*rows: tuple[object, ...]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("Notes")
        sheet = book.add_worksheet("Pairs")
        for number, row in enumerate(rows, 2):
            sheet.write_row(number, 1, row)
    return made.getvalue()


def two_columns(*rows: tuple[str, str]) -> bytes:
    table = "".join(f"<w:tr>{''.join(f'<w:tc><w:p>{run(text)}</w:p></w:tc>' for text in row)}</w:tr>" for row in rows)
    return word(f"<w:p>{run('For translation')}</w:p><w:tbl>{table}</w:tbl>")


def two_columns_odt(*rows: tuple[str, str]) -> bytes:
    """As LibreOffice writes it."""
    names = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
                     for one in ("office", "text", "table"))
    cells = ("".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in rows)
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return packed(content_xml=f"<office:document-content {names}><office:body><office:text><table:table>{table}"
                              "</table:table></office:text></office:body></office:document-content>".encode())


FILES = {
    "a.xlf": XLIFF_1.encode(), "b.xliff": XLIFF_2.encode(), "c.tmx": TMX.encode(), "d.po": PO.encode(),
    "e.xlsx": workbook(("العربية", "English"), *PASSAGES), "f.docx": two_columns(("Arabic", "English"), *PASSAGES),
    "h.odt": two_columns_odt(("Arabic", "English"), *PASSAGES),
    "g.csv": "\n".join(["id,ar-SA,en_US", *(f'{one[:3]},"{one}","{other}"' for one, other in PASSAGES)]).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_bilingual_file_gives_its_passages(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert is_table(path)
    rows = read_table(path, CODES)
    assert [tuple(article.text for article in row.articles) for row in rows] == PASSAGES
    assert len({row.id for row in rows}) == len(rows)


@pytest.mark.parametrize(("name", "shown"), [
    ("a.xlf", "a.xlf:6:1"), ("b.xliff", "b.xliff:5:1"), ("c.tmx", "c.tmx:4:1"), ("d.po", "d.po:9:1"),
    ("e.xlsx", "e.xlsx (Pairs, cell B5)"), ("f.docx", "f.docx (table 1, row 3)"),
    ("h.odt", "h.odt (table 1, row 3)"),
])
def test_a_place_leads_to_the_passage(tmp_path: Path, name: str, shown: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert str(read_table(path, CODES)[1].articles[0].place(0)) == f"{tmp_path}/{shown}"


def test_what_is_not_translated_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.xlf"
    path.write_bytes(FILES["a.xlf"])
    read_table(path, CODES)
    assert "1 of 3 segments have no translation and were not compared" in caplog.text


def test_a_document_in_one_language_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "report.en.docx"
    path.write_bytes(word(f"<w:p>{run(PASSAGES[0][1])}</w:p>"))
    assert not is_table(path)


REFUSED = {
    "a.xlf": {"no XLIFF": (b"<a/>", "is XML, but no XLIFF"), "cut off": (XLIFF_1[:300].encode(), "is no sound XML"),
              "no language": (b'<xliff version="1.2"><file/></xliff>', "a.xlf:1: does not say its languages"),
              "nothing translated": (XLIFF_1.replace("target>", "note>").encode(), "holds no translated segment"),
              "an entity bomb": (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "declares entities")},
    "a.tmx": {"no TMX": (b"<a/>", "is XML, but no TMX"), "binary": (bytes(range(256)), "is no sound XML")},
    "a.po": {"no catalogue": (b"Just words.\n", "is no gettext catalogue"),
             "no language": (b'msgid "a"\nmsgstr "b"\n', "does not say its language")},
    "a.xlsx": {"no zip": (b"PK\x03\x04 cut", "is damaged or no document"),
               "no workbook": (packed(a_xml=b"<a/>"), "no workbook"),
               "one language": (workbook(("id", "ar"), (1, PASSAGES[0][0])), "no column 'en'"),
               "empty": (workbook(), "holds no rows"),
               "the same language twice": (workbook(("ar", "Arabic", "en"), ("أ", "ب", "c")),
                                           "the columns 'ar' and 'Arabic' are both 'ar'")},
}


@pytest.mark.parametrize(("name", "data", "message"), [
    pytest.param(name, data, message, id=f"{name}: {case}")
    for name, cases in REFUSED.items() for case, (data, message) in cases.items()])
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=re.escape(message)):
        read_table(path, CODES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_off_anywhere_is_a_message(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for part in range(1, 20):
        path.write_bytes(FILES[name][:len(FILES[name]) * part // 20])
        with suppress(InputError):
            assert not is_table(path) or read_table(path, CODES)
