"""TMX 1.4 (LISA OSCAR 2005): translation memories."""

from collections.abc import Iterator
from pathlib import Path

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.markup import Markup, parsed
from checker.reading.rows._bilingual import code, complete, words
from checker.reading.rows._row import ID, LARGEST_TABLE, RawRow

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_ADVICE = "export the memory again"


def read(path: Path) -> list[RawRow]:
    """The units of a .tmx file. Raises InputError for what is no such file."""
    place = str(path)
    markup = parsed(load(path, LARGEST_TABLE), place, _ADVICE)
    if markup.root.tag != "tmx":
        raise InputError("is XML, but no TMX", place=place, advice=_ADVICE)
    try:
        return complete(_units(markup), place)
    except RecursionError:
        raise InputError("is nested too deeply", place=place, advice=_ADVICE) from None


def _units(markup: Markup) -> Iterator[RawRow]:
    for unit in markup.root.iter("tu"):
        versions = {code(one.get(_LANGUAGE) or one.get("lang") or ""): words(one.find("seg"), _CODES)
                    for one in unit.iter("tuv")}
        yield RawRow(markup.lines[unit], {ID: unit.get("tuid"), **versions})
