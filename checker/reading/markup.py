"""XML that comes from outside: parsed without trusting it, every element with its line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from checker.errors import InputError

MOST_ELEMENTS = 8_000_000  # a million segments of a translation memory


@dataclass(frozen=True, slots=True)
class Markup:
    """A document: its root, and the line on which each element begins, counted from 1."""

    root: Element
    lines: Mapping[Element, int]


class _TooManyError(ValueError):
    """More elements than memory is meant for: each takes a hundred times the bytes in which it is written."""


class _LineCounting(DefusedXMLParser):  # type: ignore[misc]
    """A parser that remembers on which line each element began."""

    def __init__(self, most: int) -> None:
        super().__init__(forbid_dtd=False, forbid_entities=True, forbid_external=True)
        self.lines: dict[Element, int] = {}
        self._most = most

    def _start(self, *args: Any, **kwargs: Any) -> Element:
        element = super()._start(*args, **kwargs)
        self.lines[element] = self.parser.CurrentLineNumber
        if len(self.lines) > self._most:
            raise _TooManyError(f"more than {self._most:,} elements")
        return element  # type: ignore[no-any-return]


class _Watcher:
    """Shows the tag and attributes of each element to somebody, and keeps nothing."""

    def __init__(self, seen: Callable[[str, Mapping[str, str]], None]) -> None:
        self._seen = seen

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._seen(tag.rpartition("}")[2], attributes)


def watched(data: bytes, place: str, advice: str, seen: Callable[[str, Mapping[str, str]], None]) -> None:
    """Read an XML document without keeping it: `seen` gets each element's name, without namespace, and attributes.

    Raises InputError as `parsed` does.
    """
    parser = DefusedXMLParser(target=_Watcher(seen), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    _fed(parser, data, place, advice)


def parsed(data: bytes, place: str, advice: str, most: int = MOST_ELEMENTS) -> Markup:
    """The elements of an XML document, `most` of them. Entities may not be declared in it: they serve attacks alone.

    Raises InputError, with the line, when it is no sound XML or has too many elements.
    """
    parser = _LineCounting(most)
    return Markup(_fed(parser, data, place, advice), parser.lines)


def _fed(parser: DefusedXMLParser, data: bytes, place: str, advice: str) -> Any:
    try:
        parser.feed(data)
        return parser.close()
    except ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise InputError(f"is no sound XML: {what} (column {column + 1})", place=f"{place}:{line}",
                         advice=advice) from None
    except _TooManyError as error:
        raise InputError(f"has {error}", place=place, advice="split it into smaller files") from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        what = "declares entities" if isinstance(error, DefusedXmlException) else f"is no sound XML ({error})"
        raise InputError(what, place=place, advice=advice) from None
