"""TMX 1.4b (Translation Memory eXchange, LISA OSCAR 2005): what translation tools load as a memory.

No document type is declared: tools that obey it look for tmx14.dtd beside the file and stop when there is none. No
dates are written, so that the same alignment gives the same file.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from checker.alignment import Alignment, Bead
from checker.signature import program_version
from checker.writers.beads._words import sides

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 cannot hold, not even escaped: most control characters, surrogates, U+FFFE and U+FFFF.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(alignment: Alignment) -> Iterator[str]:
    """One unit a bead with two sides, or each of its parts; sentences without partner have no place in a memory."""
    languages = alignment.source.article.language, alignment.target.article.language
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(root, "header", {
        "creationtool": "checker", "creationtoolversion": program_version(), "segtype": "sentence",
        "o-tmf": "checker", "adminlang": "en", "srclang": languages[0], "datatype": "plaintext"})
    body = ElementTree.SubElement(root, "body")
    finer = alignment.finer()
    for bead in finer.beads:
        if bead.paired:
            _add_unit(body, bead, _kind(finer, bead), tuple(zip(languages, sides(finer, bead), strict=True)))
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def _kind(finer: Alignment, bead: Bead) -> str:
    """What a unit is: clauses with a sentence are a phrase, several sentences a block."""
    if finer.is_part(bead):
        return "phrase"
    return "block" if len(bead.source) > 1 or len(bead.target) > 1 else "sentence"


def _add_unit(body: ElementTree.Element, bead: Bead, kind: str, versions: tuple[tuple[str, str], ...]) -> None:
    unit = ElementTree.SubElement(body, "tu")
    if kind != "sentence":
        unit.set("segtype", kind)
    ElementTree.SubElement(unit, "prop", type="x-confidence").text = f"{bead.confidence:.4f}"
    if bead.moved:
        ElementTree.SubElement(unit, "prop", type="x-moved").text = "true"
    for language, words in versions:
        version = ElementTree.SubElement(unit, "tuv", {_LANGUAGE: language})
        ElementTree.SubElement(version, "seg").text = _UNWRITABLE.sub("", words)
