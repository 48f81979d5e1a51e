"""A run's tables as articles, those most at risk first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from checker.writers._counting import SEVERITIES, Row, counts, risk
from checker.writers._versions import versions_of
from checker.writers.html.passages import passages
from checker.writers.html.views import ArticleView


def keys(findings: pl.DataFrame) -> list[str]:
    """What names each finding in the page's address: its fingerprint, with a number where two share one."""
    seen: Counter[str] = Counter()
    result = []
    for fingerprint in findings["fingerprint"]:
        seen[fingerprint] += 1
        result.append(fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}")
    return result


def article_views(tables: Mapping[str, pl.DataFrame]) -> list[ArticleView]:
    """The articles of a run. The rows of a pre-aligned table, each a pair of its own, make one article together."""
    summaries = sorted(tables["summary"].iter_rows(named=True), key=_source)
    material = _material(tables, summaries)
    views = [_article(list(pairs), material) for _, pairs in groupby(summaries, key=_source)]
    return sorted(views, key=lambda view: (-view.risk, -view.total, view.name))


# A pair by its name and its source's file: two tables may each have a row with the id 1.
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Material:
    """Rows of the tables, by pair; findings with their keys."""

    findings: Mapping[_Pair, list[tuple[str, Row]]]
    beads: Mapping[_Pair, list[Row]]


def _material(tables: Mapping[str, pl.DataFrame], summaries: Sequence[Row]) -> _Material:
    owners = {(pair["pair"], file): _pair(pair) for pair in summaries
              for file in (pair["source_file"], pair["target_file"], None)}
    findings: dict[_Pair, list[tuple[str, Row]]] = defaultdict(list)
    for key, row in zip(keys(tables["findings"]), tables["findings"].iter_rows(named=True), strict=True):
        findings[_owner(row, owners)].append((key, row))
    beads: dict[_Pair, list[Row]] = defaultdict(list)
    for bead in tables["alignment"].iter_rows(named=True):
        beads[_owner(bead, owners)].append(bead)
    return _Material(findings, beads)


def _owner(row: Row, owners: Mapping[tuple[str, str | None], _Pair]) -> _Pair:
    """The pair of a row, by the first side that names a file."""
    return owners[row["pair"], row["source_file"] or row["target_file"]]


def _pair(summary: Row) -> _Pair:
    return summary["pair"], summary["source_file"]


def _source(summary: Row) -> tuple[str, str]:
    """What the rows of one table share, and no two articles."""
    return summary["source_file"], "" if versions_of(summary).table else summary["pair"]


def _article(pairs: Sequence[Row], material: _Material) -> ArticleView:
    first, table = pairs[0], versions_of(pairs[0]).table
    shown = [passage for pair in pairs for passage in passages(
        pair["pair"], versions_of(pair), material.beads.get(_pair(pair), ()), material.findings.get(_pair(pair), ()))]
    rows = [row for pair in pairs for _, row in material.findings.get(_pair(pair), ())]
    found = Counter(row["severity"] for row in rows if counts(row))
    return ArticleView(
        name=first["source_file"] if table else first["pair"],
        files=tuple(dict.fromkeys(file for file in (first["source_file"], first["target_file"]) if file)),
        languages=(first["source_language"], first["target_language"] or first["source_language"]),
        passages=tuple(passage for passage in shown if passage.findings or not table),
        rows=len(pairs) if table else None,
        alone=sum((pair["source_alone"] or 0) + (pair["target_alone"] or 0) for pair in pairs),
        risk=risk(rows),
        by_severity={severity: found[severity] for severity in SEVERITIES},
    )
