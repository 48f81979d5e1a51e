"""What the files of translation tools have in common: segments in two languages, marked up within."""

import logging
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.rows._row import ID, RawRow

_LOG = logging.getLogger(__name__)


def code(tag: str) -> str:
    """The language of a tag (RFC 5646) without region and script: "ar" for "ar-SA" and "ar_EG"."""
    return tag.replace("_", "-").partition("-")[0].lower()


def words(element: Element | None, codes: Container[str]) -> str:
    """The words of a segment; those in elements with these names are codes of another program's and left out."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag.rpartition("}")[2] not in codes:
            parts.append(words(child, codes))
        parts.append(child.tail or "")
    return "".join(parts)


def complete(rows: Iterable[RawRow], place: str) -> list[RawRow]:
    """The rows in which every language has words, each with an id of its own: that others are passed over is told, not
    hidden.

    Raises InputError when there is none.
    """
    every = list(with_ids(rows))
    kept = [row for row in every if all(str(text).strip() for text in row.cells.values())]
    if not kept:
        raise InputError("holds no translated segment", place=place, advice="is it the translated file?")
    if len(kept) < len(every):
        _LOG.warning("%s: %d of %d segments have no translation and were not compared", place,
                     len(every) - len(kept), len(every))
    return kept


def with_ids(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    """The rows with an id each: the tool's own where it gave one, else the row's number; a second one of the same name
    is "name (2)"."""
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows, 1):
        name = str(row.cells.get(ID) or number)
        seen[name] += 1
        yield replace(row, cells={**row.cells, ID: name if seen[name] == 1 else f"{name} ({seen[name]})"})
