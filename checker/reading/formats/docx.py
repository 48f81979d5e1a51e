"""Word documents (Office Open XML, ECMA-376 part 1, chapter 17): the text as it reads with all changes accepted.

Insertions are counted, deletions left out; hidden text, headers, footers and comments are no part of the article;
footnotes follow it.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.packages import Package
from checker.reading.written import Written, assembled

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
# What is struck out or moved away, and what stands for older programs.
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
    for together in _joined(_shown(body if body is not None else ())):
        if together[0].tag == f"{_W}tbl":
            counted["tbl"] += 1
            yield from _rows(together[0], f"table {counted['tbl']}")
            continue
        if written := _written(together):
            counted["p"] += 1
            yield f"paragraph {counted['p']}", written
        for box in (box for one in together for box in _boxes(one)):
            yield f"text box in paragraph {counted['p']}", _cell(box)


def _rows(table: Element, label: str) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(_inner(table, "tr"), 1):
        for cell in _inner(row, "tc"):
            yield f"{label}, row {number}", _cell(cell)


def _cell(cell: Element) -> str:
    return "\n".join(filter(None, map(_written, _joined(_paragraphs(cell)))))


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs in a cell, a note or a text box, those of tables and text boxes in it among them."""
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        if child.tag not in _LEFT_OUT and not _is_struck_out(child):
            yield from _paragraphs(child)


def _joined(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """Tables, and paragraphs with those that they go on in: somebody has struck out the end of the paragraph."""
    together: list[Element] = []
    for element in elements:
        if together and element.tag != f"{_W}p":
            yield together
            together = []
        together.append(element)
        if not any(element.find(f"{_W}pPr/{_W}rPr/{_W}{mark}") is not None for mark in ("del", "moveFrom")):
            yield together
            together = []
    if together:
        yield together


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
            if not _is_struck_out(element):
                yield element
        elif element.tag not in _LEFT_OUT and element.tag != f"{_W}tc":
            yield from _inner(element, kind)


def _is_struck_out(row: Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _written(together: Sequence[Element]) -> str:
    """The words of paragraphs that are one, with a bullet where it is an item of a list. A heading may belong to list
    0, which means none."""
    words = "".join(word for paragraph in together for word in _words(paragraph)).strip()
    listed = together[-1].find(f"{_W}pPr/{_W}numPr")
    number = listed.find(f"{_W}numId") if listed is not None else None
    is_item = listed is not None and (number is None or number.get(f"{_W}val") != "0")
    return _BULLET + words if words and is_item else words


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


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph; what stands for older programs repeats them."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _boxes(child)
