"""A result as polars tables; the one declared schema of each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import polars as pl

from checker.alignment import Alignment, Bead, Passage
from checker.article import Place
from checker.document import Document
from checker.finding import Evidence, Finding, Severity, State
from checker.messages import FURTHER
from checker.pipeline import Comparison, Result
from checker.problem import Problem

# Where the message stands in the further languages of the interfaces.
MESSAGES = {code: f"message_{code}" for code in FURTHER}
FINDINGS = pl.Schema({
    "fingerprint": pl.String, "pair": pl.String, "check": pl.String, "severity": pl.String, "confidence": pl.Float64,
    "message": pl.String, **dict.fromkeys(MESSAGES.values(), pl.String),
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
PROBLEMS = pl.Schema({"file": pl.String, "line": pl.Int64, "what": pl.String, "advice": pl.String})
# Its column that tells how a run was made: the same for the whole run, known when all of it is done.
SIGNATURE = "signature"


def part_tables(comparisons: Sequence[Comparison], problems: Iterable[Problem]) -> dict[str, pl.DataFrame]:
    """The tables of a part of a run, as `tables` gives them for a whole one but for the signature, and `problems`."""
    return {
        "findings": pl.DataFrame(_finding_rows(comparisons), schema=FINDINGS, orient="row"),
        "alignment": pl.DataFrame(_bead_rows(comparisons), schema=ALIGNMENT, orient="row"),
        "summary": pl.DataFrame(_summary_rows(comparisons, ""), schema=SUMMARY, orient="row"),
        "problems": problem_table(problems),
    }


def problem_table(problems: Iterable[Problem]) -> pl.DataFrame:
    """What a run passed over."""
    return pl.DataFrame([(one.file, one.line, one.what, one.advice) for one in problems], schema=PROBLEMS, orient="row")


def findings_of(table: pl.DataFrame) -> Iterator[Finding]:
    """The findings that a table holds, for those who show them (their ordinals are not in it)."""
    for row in table.iter_rows(named=True):
        yield Finding(row["check"], row["pair"], Severity(row["severity"]), row["confidence"], row["message"],
                      _evidence(row, "source"), _evidence(row, "target"), state=State(row["state"]),
                      reason=row["reason"], stated=row["stated_confidence"],
                      translations=tuple(row[column] or row["message"] for column in MESSAGES.values()))


def _evidence(row: dict[str, Any], side: str) -> Evidence:
    file, line, column, at = (row[f"{side}_{name}"] for name in ("file", "line", "column", "at"))
    place = None if file is None else Place(file, line, column, at or "")
    return Evidence(row[f"{side}_text"], row[f"{side}_value"], place, row[f"{side}_sentence"])


def tables(result: Result) -> dict[str, pl.DataFrame]:
    """The tables of a result by name: `findings`, `alignment`, `summary`."""
    return {
        "findings": pl.DataFrame(_finding_rows(result.comparisons), schema=FINDINGS, orient="row"),
        "alignment": pl.DataFrame(_bead_rows(result.comparisons), schema=ALIGNMENT, orient="row"),
        "summary": pl.DataFrame(_summary_rows(result.comparisons, str(result.signature)), schema=SUMMARY, orient="row"),
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
            finding.message, *(finding.translations or [None] * len(FURTHER)), *sides,
            finding.source.sentence, finding.target.sentence, bead, finding.state.value, finding.reason, finding.digest,
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


def _summary_rows(comparisons: Iterable[Comparison], signature: str) -> list[tuple[Any, ...]]:
    return [
        (one.name, one.source.article.file, one.target and one.target.article.file,
         one.source.article.language, one.target and one.target.article.language,
         len(one.source.sentences), one.target and len(one.target.sentences), *_coverage(one.alignment),
         *(one.count(severity) for severity in (Severity.HIGH, Severity.MEDIUM, Severity.LOW)), one.settled, signature)
        for one in comparisons
    ]


def _coverage(alignment: Alignment | None) -> tuple[int | None, int | None, int | None]:
    if alignment is None:
        return None, None, None
    paired: list[Bead] = [bead for bead in alignment.beads if bead.paired]
    return len(paired), len(alignment.source_alone), len(alignment.target_alone)
