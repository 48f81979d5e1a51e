"""A result as polars tables; the one declared schema of each."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import polars as pl

from checker.alignment import Alignment, Bead, Passage
from checker.document import Document
from checker.finding import Finding, Severity
from checker.pipeline import Comparison, Result

FINDINGS = pl.Schema({
    "fingerprint": pl.String, "pair": pl.String, "check": pl.String, "severity": pl.String, "confidence": pl.Float64,
    "message": pl.String,
    "source_file": pl.String, "source_line": pl.Int64, "source_column": pl.Int64, "source_text": pl.String,
    "source_value": pl.String,
    "target_file": pl.String, "target_line": pl.Int64, "target_column": pl.Int64, "target_text": pl.String,
    "target_value": pl.String,
    "source_sentence": pl.String, "target_sentence": pl.String,
    "bead": pl.Int64, "state": pl.String, "reason": pl.String, "digest": pl.String,
    "source_at": pl.String, "target_at": pl.String, "stated_confidence": pl.Float64,
})
ALIGNMENT = pl.Schema({
    "pair": pl.String, "bead": pl.Int64, "similarity": pl.Float64, "confidence": pl.Float64, "moved": pl.Boolean,
    "source_file": pl.String, "source_line": pl.Int64, "source_column": pl.Int64, "source_text": pl.String,
    "source_sentences": pl.Int64,
    "target_file": pl.String, "target_line": pl.Int64, "target_column": pl.Int64, "target_text": pl.String,
    "target_sentences": pl.Int64,
})
SUMMARY = pl.Schema({
    "pair": pl.String, "source_file": pl.String, "target_file": pl.String,
    "source_language": pl.String, "target_language": pl.String,
    "source_sentences": pl.Int64, "target_sentences": pl.Int64, "beads": pl.Int64,
    "source_alone": pl.Int64, "target_alone": pl.Int64,
    "high": pl.Int64, "medium": pl.Int64, "low": pl.Int64, "settled": pl.Int64, "signature": pl.String,
})


def tables(result: Result) -> dict[str, pl.DataFrame]:
    """The tables of a result by name: `findings`, `alignment`, `summary`."""
    return {
        "findings": pl.DataFrame(_finding_rows(result.comparisons), schema=FINDINGS, orient="row"),
        "alignment": pl.DataFrame(_bead_rows(result.comparisons), schema=ALIGNMENT, orient="row"),
        "summary": pl.DataFrame(_summary_rows(result), schema=SUMMARY, orient="row"),
    }


def _finding_rows(comparisons: Iterable[Comparison]) -> list[tuple[Any, ...]]:
    rows = []
    for comparison in comparisons:
        beads = _Beads(comparison.alignment)
        rows += [_finding_row(finding, beads.of(finding)) for finding in comparison.findings]
    return rows


def _finding_row(finding: Finding, bead: int | None) -> tuple[Any, ...]:
    sides: list[Any] = []
    for side in (finding.source, finding.target):
        place = side.place
        sides += [place and place.file, place and place.line, place and place.column, side.text, side.value]
    return (finding.fingerprint, finding.pair, finding.check, finding.severity.value, finding.confidence,
            finding.message, *sides, finding.source.sentence, finding.target.sentence,
            bead, finding.state.value, finding.reason, finding.digest,
            *(side.place and (side.place.at or None) for side in (finding.source, finding.target)),
            finding.own_confidence)


class _Beads:
    """In which bead of an alignment a finding stands."""

    def __init__(self, alignment: Alignment | None) -> None:
        self._starts: dict[str, list[tuple[int, int, int]]] = {}
        for number, bead in enumerate(alignment.beads if alignment else ()):
            for document, indices in zip(_documents(alignment), (bead.source, bead.target), strict=True):
                for index in indices:
                    place = document.article.place(document.sentences[index].span.start)
                    self._starts.setdefault(place.file, []).append((place.line, place.column, number))
        for starts in self._starts.values():
            starts.sort()

    def of(self, finding: Finding) -> int | None:
        """The bead of the first side that has a place."""
        for place in (finding.source.place, finding.target.place):
            if place and (starts := self._starts.get(place.file)):
                return starts[max(0, bisect_right(starts, (place.line, place.column, len(starts))) - 1)][2]
        return None


def _documents(alignment: Alignment | None) -> tuple[Document, ...]:
    return (alignment.source, alignment.target) if alignment else ()


def _bead_rows(comparisons: Iterable[Comparison]) -> list[tuple[Any, ...]]:
    return [
        (comparison.name, number, round(bead.similarity, 4), round(bead.confidence, 4), bead.moved,
         *_side(comparison.alignment.source, bead.source), *_side(comparison.alignment.target, bead.target))
        for comparison in comparisons if comparison.alignment is not None
        for number, bead in enumerate(comparison.alignment.beads)
    ]


def _side(document: Document, indices: tuple[int, ...]) -> tuple[str | None, int | None, int | None, str | None, int]:
    if not indices:
        return None, None, None, None, 0
    passage = Passage(document, indices)
    place = document.article.place(passage.span.start)
    return place.file, place.line, place.column, passage.text, len(indices)


def _summary_rows(result: Result) -> list[tuple[Any, ...]]:
    return [
        (one.name, one.source.article.file, one.target and one.target.article.file,
         one.source.article.language, one.target and one.target.article.language,
         len(one.source.sentences), one.target and len(one.target.sentences), *_coverage(one.alignment),
         *(one.count(severity) for severity in (Severity.HIGH, Severity.MEDIUM, Severity.LOW)), one.settled,
         str(result.signature))
        for one in result.comparisons
    ]


def _coverage(alignment: Alignment | None) -> tuple[int | None, int | None, int | None]:
    if alignment is None:
        return None, None, None
    paired: list[Bead] = [bead for bead in alignment.beads if bead.paired]
    return len(paired), len(alignment.source_alone), len(alignment.target_alone)
