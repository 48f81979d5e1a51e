"""XML that comes from outside: parsed without trusting it, every element with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from checker.errors import InputError


@dataclass(frozen=True, slots=True)
class Markup:
    """A document: its root, and the line on which each element begins, counted from 1."""

    root: Element
    lines: Mapping[Element, int]


class _LineCounting(DefusedXMLParser):  # type: ignore[misc]
    """A parser that remembers on which line each element began."""

    def __init__(self) -> None:
        super().__init__(forbid_dtd=False, forbid_entities=True, forbid_external=True)
        self.lines: dict[Element, int] = {}

    def _start(self, *args: Any, **kwargs: Any) -> Element:
        element = super()._start(*args, **kwargs)
        self.lines[element] = self.parser.CurrentLineNumber
        return element  # type: ignore[no-any-return]


def parsed(data: bytes, place: str, advice: str) -> Markup:
    """The elements of an XML document. Entities may not be declared in it: they serve attacks alone.

    Raises InputError, with the line, when it is no sound XML.
    """
    parser = _LineCounting()
    try:
        parser.feed(data)
        root = parser.close()
    except ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise InputError(f"is no sound XML: {what} (column {column + 1})", place=f"{place}:{line}",
                         advice=advice) from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        what = "declares entities" if isinstance(error, DefusedXmlException) else f"is no sound XML ({error})"
        raise InputError(what, place=place, advice=advice) from None
    return Markup(root, parser.lines)
