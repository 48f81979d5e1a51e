"""TBX files (ISO 30042:2019, dialect TBX-Basic, and its predecessor of 2008) → terms.

Read in one pass for all styles: a data category is a tag of its own in the DCT style (`<min:administrativeStatus>`)
and the `type` of a general one in the DCA style (`<termNote type="administrativeStatus">`); `<martif>` of 2008 is DCA
with other names for the same levels. Categories that we do not use are passed over.

A note of the term is its reason; without one, the note of its language section or of its concept is. A term of the
type acronym, or one with `caseSensitive` yes, is matched with its capitals only.
"""

import io
from dataclasses import replace
from pathlib import Path
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from checker.errors import TermbaseError
from checker.termbase._concept import RawTerm

_ROOTS = frozenset({"tbx", "martif"})
_GENERAL = frozenset({"termNote", "admin", "descrip", "adminNote", "descripNote"})
# The two names that each level has, of 2019 and of 2008.
_LEVELS = {"conceptEntry": "concept", "termEntry": "concept", "langSec": "language", "langSet": "language",
           "termSec": "term", "tig": "term", "ntig": "term"}
_USED = {"term": "text", "administrativeStatus": "status", "normativeAuthorization": "status", "note": "note",
         "usageNote": "note", "termType": "type", "caseSensitive": "cased"}
_WRITTEN_IN_CAPITALS = frozenset({"acronym", "initialism"})
_YES = frozenset({"yes", "true", "1", "sensitive"})


def read_tbx(path: Path, data: bytes) -> list[RawTerm]:
    """The terms of a TBX file in its order; `data` are its bytes.

    Raises TermbaseError, with the line, for what is no well-formed XML, declares entities, or is no TBX.
    """
    reader = _Reader(str(path))
    # A DOCTYPE (files of 2008 have one) is allowed; what it names is never fetched, entities are refused.
    parser = create_parser(forbid_external=False)
    parser.setContentHandler(reader)
    try:
        parser.parse(io.BytesIO(data))
    except SAXParseException as error:
        raise TermbaseError(f"is no well-formed XML ({error.getMessage()})", place=f"{path}:{error.getLineNumber()}",
                            advice="was the file cut off? Export it again") from None
    except DefusedXmlException:
        raise TermbaseError("declares an entity, which may blow up to any size", place=f"{path}:{reader.line}",
                            advice="take the <!ENTITY …> lines out") from None
    return reader.terms


class _Reader(ContentHandler):
    """Collects the terms; `_found` holds what each open level has said so far."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.terms: list[RawTerm] = []
        self._file = file
        self._place = Locator()
        self._root = ""
        self._found: dict[str, dict[str, str]] = {level: {} for level in ("concept", "language", "term")}
        self._open: list[str] = []
        self._pending: list[RawTerm] = []
        self._collecting: list[str] = []
        self._letters: list[str] = []
        self._started = self._entry = 0

    @property
    def line(self) -> int:
        """The line that is being read."""
        return self._place.getLineNumber() or 1

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        """Remember what knows the line."""
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Open a level, or begin to collect the text of a category that is used."""
        tag = _local(name)
        if not self._root:
            self._root = tag
            if tag not in _ROOTS:
                raise TermbaseError(f"is no TBX: its root is <{tag}>", place=f"{self._file}:{self.line}",
                                    advice="export the termbase as TBX-Basic")
        level = _LEVELS.get(tag)
        if level:
            self._open.append(level)
            self._found[level] = {key: attrs[key] for key in ("id", "xml:lang", "lang") if key in attrs}
            self._started = self.line
            if level == "concept":
                self._entry = self.line
        category = attrs.get("type", "") if tag in _GENERAL else tag
        self._collecting.append(_USED.get(category, ""))
        if self._collecting[-1]:
            self._letters = []

    def characters(self, content: str) -> None:
        """Text of a category, its inline markup left out."""
        self._letters.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Close what was opened."""
        if (category := self._collecting.pop()) and self._open:
            self._found[self._open[-1]].setdefault(category, " ".join("".join(self._letters).split()))
        level = _LEVELS.get(_local(name))
        if level:
            self._open.pop()
        if level == "term":
            self._pending.append(self._term())
        elif level == "language":
            self._pending = [one if one.note or one.language != self._language() else self._noted(one, "language")
                             for one in self._pending]
        elif level == "concept":
            self.terms += [one if one.note else self._noted(one, "concept") for one in self._pending]
            self._pending = []

    def _term(self) -> RawTerm:
        term = self._found["term"]
        cased = term.get("cased", "").lower() in _YES or term.get("type", "").lower() in _WRITTEN_IN_CAPITALS
        concept = self._found["concept"].get("id") or f"line {self._entry}"
        return RawTerm(concept, self._language(), term.get("text", ""), term.get("status", ""), term.get("note", ""),
                       cased, self._started)

    def _language(self) -> str:
        found = self._found["language"]
        return found.get("xml:lang") or found.get("lang", "")

    def _noted(self, term: RawTerm, level: str) -> RawTerm:
        return replace(term, note=self._found[level].get("note", ""))


def _local(name: str) -> str:
    return name.rpartition(":")[2]

