"""A comparison as bytes and back: packed JSON of its sentences, beads and findings. The texts are not in it, whoever
asks for a comparison has them."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from checker.alignment import Alignment, Bead, Part
from checker.article import Article, Place, Sentence, Span
from checker.document import Document
from checker.finding import Evidence, Finding, Severity, State
from checker.pipeline import Comparison

_FAST = 1  # zlib's level: half a millisecond for an article, and within a tenth of the best in size
_NAMES = {kind: tuple(one.name for one in fields(kind)) for kind in (Finding, Evidence, Place, Bead, Part)}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}


def written(comparison: Comparison) -> bytes:
    """The comparison without its texts and mentions."""
    documents = [one for one in (comparison.source, comparison.target) if one]
    sentences = [[(*_ends(one.span), one.kind) for one in document.sentences] for document in documents]
    beads = comparison.alignment and comparison.alignment.beads
    content = json.dumps([sentences, beads, comparison.findings], ensure_ascii=False, separators=(",", ":"),
                         default=lambda one: _VALUES[type(one)](one))
    return zlib.compress(content.encode("utf-8", "surrogatepass"), _FAST)


def read(value: bytes | None, articles: Sequence[Article]) -> Comparison | None:
    """The comparison of these articles behind such bytes; None for bytes that are damaged (zlib's checksum tells). Its
    documents have no mentions: marking and tables, which come after, look at none."""
    try:
        sentences, beads, found = json.loads(zlib.decompress(value or b"").decode("utf-8", "surrogatepass"))
        documents = [_document(article, rows) for article, rows in zip(articles, sentences, strict=True)]
        source, target = documents if len(documents) > 1 else (documents[0], None)
        alignment = None if beads is None or target is None else Alignment(source, target, tuple(map(_bead, beads)))
        return Comparison(source.article.name, source, target, alignment, tuple(map(_finding, found)))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError):
        return None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _document(article: Article, sentences: Sequence[Any]) -> Document:
    return Document(article, tuple(Sentence(article.text[start:end], Span(start, end), kind)
                                   for start, end, kind in sentences), ())


def _bead(row: Sequence[Any]) -> Bead:
    values = _named(Bead, row)
    parts = (Part(Span(*source), Span(*target), similarity) for source, target, similarity in values["parts"])
    return Bead(**{**values, "source": tuple(values["source"]), "target": tuple(values["target"]),
                   "parts": tuple(parts)})


def _finding(row: Sequence[Any]) -> Finding:
    values = _named(Finding, row)
    return Finding(**{**values, "severity": Severity(values["severity"]), "state": State(values["state"]),
                      "source": _evidence(values["source"]), "target": _evidence(values["target"]),
                      "translations": tuple(values["translations"])})


def _evidence(row: Sequence[Any]) -> Evidence:
    values = _named(Evidence, row)
    return Evidence(**{**values, "place": values["place"] and Place(*values["place"])})


def _named(kind: type[Finding | Evidence | Bead], row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(_NAMES[kind], row, strict=True))
