"""XLIFF 1.2 and 2.x (OASIS): segments with their translations, as translation tools exchange them."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.decoding import load
from checker.reading.markup import Markup, parsed
from checker.reading.rows._bilingual import code, complete, words
from checker.reading.rows._row import ID, LARGEST_TABLE, RawRow

# What stands for a tag of the original.
_CODES = frozenset({"x", "bx", "ex", "bpt", "ept", "ph", "it", "sc", "ec", "cp"})
_ADVICE = "export it again from the translation tool"


def read(path: Path) -> list[RawRow]:
    """The translated segments of an .xliff or .xlf file. Raises InputError for what is no such file."""
    place = str(path)
    markup = parsed(load(path, LARGEST_TABLE), place, _ADVICE)
    if _name(markup.root) != "xliff":
        raise InputError("is XML, but no XLIFF", place=place, advice=_ADVICE)
    try:
        return complete(_segments(markup, place), place)
    except RecursionError:
        raise InputError("is nested too deeply", place=place, advice=_ADVICE) from None


def _segments(markup: Markup, place: str) -> Iterator[RawRow]:
    root = markup.root
    for file in (child for child in root if _name(child) == "file"):
        languages = (file.get("source-language") or root.get("srcLang"),
                     file.get("target-language") or root.get("trgLang"))
        if not all(languages):
            raise InputError("does not say its languages", place=f"{place}:{markup.lines[file]}", advice=_ADVICE)
        source, target = (code(language or "") for language in languages)
        for unit in file.iter():
            if _name(unit) in ("trans-unit", "unit"):
                for segment in [one for one in unit if _name(one) == "segment"] or [unit]:
                    sides = {_name(child): child for child in segment}
                    yield RawRow(markup.lines[segment], {ID: unit.get("id"),
                                                         source: words(sides.get("source"), _CODES),
                                                         target: words(sides.get("target"), _CODES)})


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
