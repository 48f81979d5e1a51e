"""A run's tables as articles, those most at risk first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import polars as pl

from checker.writers._counting import SEVERITIES, Row, counts, risk
from checker.writers._versions import Versions, versions
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
    findings: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for key, row in zip(keys(tables["findings"]), tables["findings"].iter_rows(named=True), strict=True):
        findings[row["pair"]].append((key, row))
    beads: dict[str, list[Row]] = defaultdict(list)
    for bead in tables["alignment"].iter_rows(named=True):
        beads[bead["pair"]].append(bead)
    material = _Material(findings, beads, versions(tables["summary"]))
    summaries = sorted(tables["summary"].iter_rows(named=True), key=_source)
    views = [_article(list(pairs), material) for _, pairs in groupby(summaries, key=_source)]
    return sorted(views, key=lambda view: (-view.risk, -view.total, view.name))


@dataclass(frozen=True, slots=True)
class _Material:
    """Rows of the tables, by pair."""

    findings: Mapping[str, list[tuple[str, Row]]]
    beads: Mapping[str, list[Row]]
    versions: Mapping[str, Versions]

    def table(self, pair: Row) -> bool:
        return self.versions[pair["pair"]].table


def _source(pair: Row) -> tuple[str, str]:
    """What the rows of one table share, and no two articles."""
    return pair["source_file"], "" if pair["source_file"] == pair["target_file"] else pair["pair"]


def _article(pairs: Sequence[Row], material: _Material) -> ArticleView:
    first, table = pairs[0], material.table(pairs[0])
    names = [pair["pair"] for pair in pairs]
    shown = [passage for name in names for passage in passages(
        name, material.versions[name], material.beads.get(name, ()), material.findings.get(name, ()))]
    rows = [row for name in names for _, row in material.findings.get(name, ())]
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
