"""OpenDocument texts (ISO/IEC 26300): the text as it reads with all changes accepted; footnotes follow it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.packages import Package
from checker.reading.written import Written, assembled

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BOX = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
# `tracked-changes` holds what was deleted; an insertion stands in the text itself. A note is read apart.
_LEFT_OUT = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls"})
_BULLET = "• "


def read(data: bytes, place: str) -> Written:
    """The paragraphs of an .odt, landmarks counting them as an editor would.

    Raises InputError for a damaged, protected or hostile file.
    """
    text = _text(data, place)
    try:
        return assembled([*_paragraphs(text), *_notes(text)])
    except RecursionError:
        raise InputError("is nested too deeply to be an article", place=place, advice="save it as plain text") from None


def tables(data: bytes, place: str) -> list[list[list[str]]]:
    """The tables of a document: each a list of rows, each a list of the cells' texts. Raises InputError as `read`."""
    return [[[_cell(cell) for cell in row if cell.tag in _CELLS] for row in table.iter(f"{_TABLE}table-row")]
            for table in _text(data, place).iter(f"{_TABLE}table")]


def _cell(cell: Element) -> str:
    return "\n".join(filter(None, ("".join(_words(one)).strip() for one in cell.iter() if one.tag in _PARAGRAPHS)))


def _text(data: bytes, place: str) -> Element:
    package = Package(data, place)
    if b"encryption-data" in package.get(_MANIFEST, b""):
        raise InputError("is protected by a password", place=place, advice="save it without a password")
    content = package.xml(_CONTENT)
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise InputError("is an OpenDocument file, but no text", place=place, advice="save it as .odt or plain text")
    _without_hidden_words(text, content)
    return text


def _without_hidden_words(text: Element, content: Element) -> None:
    """Empty what stands in a style that is not shown; the words behind it stay."""
    hidden = {style.get(f"{_STYLE}name") for style in content.iter(f"{_STYLE}style")
              if any(one.get(f"{_TEXT}display") == "none" for one in style.iter(f"{_STYLE}text-properties"))}
    for span in text.iter(f"{_TEXT}span"):
        if span.get(f"{_TEXT}style-name") in hidden:
            span.text = ""
            span[:] = []


def _paragraphs(text: Element) -> Iterator[tuple[str, str]]:
    for number, (words, table) in enumerate(_shown(text), 1):
        yield table or f"paragraph {number}", words


def _shown(element: Element, bullet: str = "", table: str = "") -> Iterator[tuple[str, str]]:
    """The words of each paragraph that holds any, with the table that it stands in."""
    tables = 0
    for child in element:
        if child.tag in _PARAGRAPHS:
            if words := "".join(_words(child)).strip():
                yield bullet + words, table
            for box in child.iter(_BOX):
                yield from _shown(box, table=table or "text box")
        elif child.tag == f"{_TABLE}table":
            tables += 1
            yield from _shown(child, bullet, f"table {tables}")
        elif child.tag not in _LEFT_OUT:
            yield from _shown(child, _BULLET if child.tag == f"{_TEXT}list-item" else bullet, table)


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s" or child.tag == f"{_TEXT}tab":
            yield " "
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _LEFT_OUT and child.tag != _BOX:
            yield from _words(child)
        yield child.tail or ""


def _notes(text: Element) -> Iterator[tuple[str, str]]:
    for number, note in enumerate(text.iter(f"{_TEXT}note-body"), 1):
        yield f"note {number}", "\n".join("".join(_words(paragraph)) for paragraph in note.iter(f"{_TEXT}p"))
