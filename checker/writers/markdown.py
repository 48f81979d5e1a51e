"""Markdown: a summary for the description of a pull request, `report.md`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from checker.article import Place
from checker.finding import Severity
from checker.languages import isolated
from checker.writers._counting import SEVERITIES, Row, Tally, counts, risk, tallies

# Findings shown; the rest is counted. GitHub takes no comment of more than 65,536 characters.
MOST = 100
# What Markdown reads within a line; the colon where it would begin a picture (":100:" in ":100:5").
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$&]|:(?=\w)")
# With a zero-width space behind it, a name in a text calls nobody.
_CALLING, _QUIET = "@", "@\u200b"
_COLUMNS = ("", "Check", "Source", "Target", "What", "Where")


def write(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write the summary of a run's tables to `path`."""
    rows = tables["findings"].to_dicts()
    lines = [*_overview(rows, tables["summary"]), *_articles(rows), *_signature(tables["summary"])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def escaped(text: str | None) -> str:
    """Words as Markdown shows them as they stand, on one line, kept apart from what surrounds them."""
    return _SPECIAL.sub(r"\\\g<0>", isolated(text or "")).replace(_CALLING, _QUIET)


def _code(text: str) -> str:
    """A name as code; in words where it has what code can't hold."""
    return escaped(text) if "`" in text or "\n" in text else f"`{text}`"


def _overview(rows: Sequence[Row], summary: pl.DataFrame) -> Iterator[str]:
    open_ones = [row for row in rows if counts(row)]
    alone = summary.select((pl.col("source_alone").fill_null(0) + pl.col("target_alone").fill_null(0)).sum()).item()
    yield "# Consistency report"
    yield ""
    yield f"Findings: **{len(open_ones)}** · settled: {len(rows) - len(open_ones)} · pairs and texts: " \
          f"{summary.height} · sentences without partner, not compared: {alone}"
    if open_ones:
        yield ""
        yield from _table(("Check", *(one.capitalize() for one in SEVERITIES)), map(_tally, tallies(rows, "check")))


def _tally(tally: Tally) -> tuple[str, ...]:
    return (escaped(tally.name), *(str(tally.by_severity[severity]) for severity in SEVERITIES))


def _articles(rows: Sequence[Row]) -> Iterator[str]:
    by_pair: dict[str, list[Row]] = {}
    for row in rows:
        if counts(row):
            by_pair.setdefault(row["pair"], []).append(row)
    room = MOST
    for pair, found in sorted(by_pair.items(), key=lambda item: (-risk(item[1]), item[0])):
        shown = sorted(found, key=lambda row: -Severity(row["severity"]).rank)[:room]
        room -= len(shown)
        if shown:
            yield from ("", f"## {escaped(pair)}", "")
            yield from _table(_COLUMNS, map(_finding, shown))
    if hidden := sum(map(len, by_pair.values())) - (MOST - room):
        yield from ("", f"{hidden} more findings are in the tables.")


def _finding(row: Row) -> tuple[str, ...]:
    words = [escaped(row[f"{side}_text"]) or ("–" if row[f"{side}_file"] else "") for side in ("source", "target")]
    places = [str(Place(row[f"{side}_file"], row[f"{side}_line"], row[f"{side}_column"], row[f"{side}_at"] or ""))
              for side in ("source", "target") if row[f"{side}_file"]]
    return (f"**{row['severity']}**", escaped(row["check"]), *words, escaped(row["message"]),
            "<br>".join(_code(place).replace("|", "\\|") for place in places))


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    for cells in (tuple(head), ("---",) * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def _signature(summary: pl.DataFrame) -> Iterator[str]:
    for signature in summary["signature"].head(1):
        yield from ("", _code(signature))
