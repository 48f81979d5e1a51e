"""Word documents (Office Open XML, ECMA-376 part 1, chapter 17): the text as it reads with all changes accepted.

Insertions are counted, deletions left out; hidden text, headers, footers and comments are no part of the article;
footnotes follow it.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.packages import Package
from checker.reading.written import Written, assembled

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
# What is struck out or moved away, what stands for older programs, and a text box, which is a paragraph of its own.
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPrChange", f"{_W}pPrChange", f"{_W}sectPrChange", _FALLBACK})
_AS_TEXT = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": ""}
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")
_BULLET = "• "


def read(data: bytes, place: str) -> Written:
    """The paragraphs of a .docx, landmarks counting them as an editor would ("paragraph 12", "table 1, row 2").

    Raises InputError for a damaged, protected or hostile file.
    """
    package = Package(data, place)
    try:
        return assembled([*_body(package), *_notes(package)])
    except RecursionError:
        raise InputError("is nested too deeply to be an article", place=place, advice="save it as plain text") from None


def tables(data: bytes, place: str) -> list[list[list[str]]]:
    """The tables at the top level of a document: each a list of rows, each a list of the cells' texts."""
    body = _root(Package(data, place), _DOCUMENT).find(f"{_W}body")
    return [[[_cell(cell) for cell in _inner(row, "tc")] for row in _inner(table, "tr")]
            for table in _shown(body if body is not None else ()) if table.tag == f"{_W}tbl"]


def _root(package: Package, name: str) -> Element:
    """The part's XML, its "strict" namespace (ISO 29500 part 1) written as the common one."""
    root = package.xml(name)
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, _W)
    return root


def _body(package: Package) -> Iterator[tuple[str, str]]:
    body = _root(package, _DOCUMENT).find(f"{_W}body")
    counted = {"p": 0, "tbl": 0}
    for element in _shown(body if body is not None else ()):
        kind = element.tag.removeprefix(_W)
        if kind == "p":
            if written := _written(element):
                counted["p"] += 1
                yield f"paragraph {counted['p']}", written
            yield from ((f"text box in paragraph {counted['p']}", text) for text in _boxed(element))
        elif kind == "tbl":
            counted["tbl"] += 1
            yield from _rows(element, f"table {counted['tbl']}")


def _rows(table: Element, label: str) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(_inner(table, "tr"), 1):
        for cell in _inner(row, "tc"):
            yield f"{label}, row {number}", _cell(cell)


def _cell(cell: Element) -> str:
    return "\n".join(filter(None, map(_written, cell.iter(f"{_W}p"))))


def _notes(package: Package) -> Iterator[tuple[str, str]]:
    for name, kind in _NOTES:
        if name in package:
            notes = [note for note in _root(package, name) if note.get(f"{_W}type") not in _NO_NOTE]
            for number, note in enumerate(notes, 1):
                yield f"{kind} {number}", _cell(note)


def _shown(elements: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs and tables among these elements, also within content controls, insertions and the like."""
    for element in elements:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag not in _LEFT_OUT:
            yield from _shown(element)


def _inner(parent: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also within content controls; those of nested tables left out."""
    for element in parent:
        if element.tag == f"{_W}{kind}":
            if element.find(f"{_W}trPr/{_W}del") is None:
                yield element
        elif element.tag not in _LEFT_OUT and element.tag != f"{_W}tc":
            yield from _inner(element, kind)


def _written(paragraph: Element) -> str:
    """The words of a paragraph, with a bullet where it is an item of a list."""
    words = "".join(_words(paragraph)).strip()
    return _BULLET + words if words and paragraph.find(f"{_W}pPr/{_W}numPr") is not None else words


def _words(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag]
        elif child.tag == f"{_W}r" and _is_hidden(child):
            continue
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{_W}txbxContent", f"{_W}pPr"):
            yield from _words(child)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "true") not in ("0", "false", "off")


def _boxed(paragraph: Element) -> Iterator[str]:
    """The texts of the boxes anchored in a paragraph; each stands twice in the file, once for older programs."""
    texts = (_cell(box) for box in paragraph.iter(f"{_W}txbxContent"))
    yield from dict.fromkeys(filter(None, texts))
