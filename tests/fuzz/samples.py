"""Small sound files of every format, to be damaged: short ones, so that a wound hits something."""

import io
import json
import zipfile
from pathlib import Path

import polars as pl
import xlsxwriter

SAMPLES = Path(__file__).parent.parent / "formats"
ARABIC = "قتل 47 شخصا في السيول التي ضربت مسقط يوم الاثنين."
ENGLISH = "The floods that hit Muscat on Monday killed 47 people."
PASSAGES = ((ARABIC, ENGLISH),
            ("وقالت الشرطة إن الطريق إلى صلالة مغلق.", "Police said the road to Salalah was closed."))
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))


def packed(**parts: str) -> bytes:
    """A zip package of these parts: `word__document_xml` is word/document.xml."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def _word(body: str) -> bytes:
    return packed(word__document_xml=f"<w:document {_WORD}><w:body>{body}</w:body></w:document>")


def _word_paragraph(text: str) -> str:
    return (f"<w:p><w:pPr><w:numPr/></w:pPr><w:ins><w:r><w:t>{text}</w:t></w:r></w:ins><w:del><w:r><w:delText>9"
            "</w:delText></w:r></w:del></w:p>")


def _word_table() -> bytes:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{_word_paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in PASSAGES)
    return _word(f"<w:tbl>{rows}</w:tbl>")


def _odt() -> bytes:
    note = f"<text:note><text:note-body><text:p>{ENGLISH}</text:p></text:note-body></text:note>"
    body = f'<text:h>{ENGLISH}</text:h><text:p>One<text:s text:c="3"/>two{note}</text:p>'
    return packed(content_xml=f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text>"
                              "</office:body></office:document-content>")


def _workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("id", "ar", "en"), *((at, *row) for at, row in enumerate(PASSAGES)))):
            sheet.write_row(number, 0, row)
    return made.getvalue()


def _parquet() -> bytes:
    made = io.BytesIO()
    rows = [(str(at), *row) for at, row in enumerate(PASSAGES)]
    pl.DataFrame(rows, schema=["id", "ar", "en"], orient="row").write_parquet(made)
    return made.getvalue()


def _pdf() -> bytes:
    """A PDF without any compression: every wound changes what is drawn."""
    drawing = b"BT /F 12 Tf 72 700 Td (Police said the road was closed.) Tj 0 -14 Td (It opened on Monday.) Tj ET /X Do"
    form = b"BT /F 9 Tf 72 600 Td (In a form.) Tj ET"
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (len(form), form),
    )
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made) + (b"xref\n0 7\n0000000000 65535 f \n%strailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
                          % (table, len(made)))


_UNITS = "".join(f'<trans-unit id="{at}"><source>{english}<x id="1"/></source><target>{arabic}</target></trans-unit>'
                 for at, (arabic, english) in enumerate(PASSAGES))
_MEMORY = "".join(f'<tu><tuv xml:lang="ar"><seg>{arabic}</seg></tuv><tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'
                  for arabic, english in PASSAGES)
_CUES = ("1\n00:00:01,000 --> 00:00:02,500\n<i>The minister said</i>\n\n"
         "2\n00:00:02,500 --> 00:00:04,000\n- He left.\n- Who?\n")
_PAGE = ("<html><head><meta charset=utf-8><title>Floods</title></head><body><article><h1>Floods</h1>"
         f"{f'<p>{ENGLISH}</p>' * 6}<ul><li>One<li>Two</ul><table><tr><td>{ENGLISH}</table></article></body></html>")
_CATALOGUE = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n\n' + "".join(
    f'#: a.c:1\nmsgid "{english}"\nmsgstr ""\n"{arabic}"\n\n' for arabic, english in PASSAGES)
_TABLE = [("id", "ar", "en"), *((str(at), *row) for at, row in enumerate(PASSAGES))]

ARTICLES: dict[str, tuple[bytes, ...]] = {
    ".txt": (f"{ENGLISH}\n\n{ENGLISH} \"So he said.\" 1. One.\r\n".encode(), ENGLISH.encode("utf-16")),
    ".md": (f"---\r\ntitle: Floods\r\n---\r\n# Floods #\n\n* {ENGLISH}\n```\ncode\n```\n<!-- note -->\n> {ENGLISH}\n"
            .encode(),),
    ".html": (_PAGE.encode(), _PAGE.replace("utf-8", "windows-1256").encode("windows-1256")),
    ".docx": (_word(_word_paragraph(ENGLISH) * 3), _word_table()),
    ".odt": (_odt(),),
    ".pdf": (_pdf(), _pdf(), (SAMPLES / "writer.ar.pdf").read_bytes()),
    ".json": (json.dumps({"items": [{"id": 1, "lang": "en", "title": "A", "content": {"body": f"<p>{ENGLISH}</p>"}}]})
              .encode(), json.dumps({"title": "A", "body": {"en": f"<ul><li>{ENGLISH}"}}).encode()),
    ".srt": (_CUES.encode(),), ".vtt": (f"WEBVTT\n\nNOTE x\n\n{_CUES.replace(',', '.')}".encode(),),
}
TABLES: dict[str, tuple[bytes, ...]] = {
    ".jsonl": ("\n".join(json.dumps({"id": at, "ar": row[0], "en": row[1]}, ensure_ascii=False)
                         for at, row in enumerate(PASSAGES)).encode(),),
    ".csv": ("\n".join(",".join(f'"{cell}"' for cell in row) for row in _TABLE).encode(),),
    ".tsv": ("\n".join("\t".join(row) for row in _TABLE).encode(),),
    ".parquet": (_parquet(),), ".xlsx": (_workbook(),),
    ".xlf": ('<xliff version="1.2">'
             f'<file source-language="en" target-language="ar"><body>{_UNITS}</body></file></xliff>'
             .encode(),),
    ".tmx": (f'<tmx version="1.4"><header/><body>{_MEMORY}</body></tmx>'.encode(),),
    ".po": (_CATALOGUE.encode(),), ".docx": (_word_table(),),
}
