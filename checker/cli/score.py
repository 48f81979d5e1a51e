"""`checker score`: findings against labelled data, and extraction against marked texts."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from checker.cli import options
from checker.errors import InputError
from checker.finding import Severity
from checker.scoring import (
    F1,
    Extracted,
    Figure,
    Level,
    Score,
    marked_files,
    read_findings,
    read_labels,
    score,
    score_attributions,
)
from checker.termbase import load_termbase


@click.command("score", epilog="""\b
Examples:
  checker check texts/ --format jsonl --output out --fail-on never
  checker score labels.jsonl out/findings.jsonl
  checker score labels/ out --min-severity high --json
  checker score marked/ar.txt""")
@click.argument("labels", metavar="LABELS", type=click.Path(path_type=Path, exists=True))
@click.argument("findings", metavar="[FINDINGS]", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--min-severity", type=click.Choice([one.value for one in Severity]), default="medium",
              show_default=True, help="Count findings from this severity on (reliability counts them all).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@options.languages
def command(labels: Path, findings: Path | None, min_severity: str, as_json: bool, source: str | None,
            target: str | None) -> None:
    """Score FINDINGS against LABELS: recall, precision, alarms, reliability; or extraction against marked texts.

    LABELS is a JSON Lines file, or a folder of them, with an object a label: kind (error, trap, safe, clean), pair,
    phenomenon, severity (major, minor), source and target (the words), source_lines and target_lines, base (the pair
    before it was changed). FINDINGS is a table that `check` has written, or its folder. Every figure stands with its
    95 % interval.

    Without FINDINGS, LABELS is a file NAME.LANGUAGE.txt of texts with their attributions marked, or a folder of such,
    a text a line, and `score` prints exact and overlap F1 for source, cue and content:

    \b
      [s Police] [c said] [q the road was closed].
      [q The talks], [c according to] [s officials], [q will resume].
      [s1 The envoy] [c1 said] [q1 [s2 Paris] had [c2 denied] [q2 it]].
      [s Rania Haddad] [c said] [q so]. [s2 She = Rania Haddad] [c2 left].

    s is a source, c a cue, q content, a digit tells statements of one text apart ("s12": of both), " = " gives the
    words that a source stands for, ¶ a line break. Punctuation at the edges does not count.
    """
    if findings is None:
        _score_marked(labels, as_json=as_json)
        return
    found = read_findings(findings)
    settings = options.Said(source=source, target=target).settings(findings)
    spoken = found.languages if found.languages and not (source or target) else (settings.source, settings.target)
    result = score(read_labels(labels, spoken), found, Severity(min_severity))
    if as_json:
        click.echo(json.dumps(_object(result), ensure_ascii=False))
    else:
        _show(result)


def _score_marked(path: Path, *, as_json: bool) -> None:
    if not marked_files(path):
        raise InputError("holds no marked texts", place=str(path),
                         advice="name FINDINGS as well, or give a file NAME.ar.txt: checker score --help")
    scored = score_attributions(path, load_termbase())
    if as_json:
        click.echo(json.dumps([_marked_object(one) for one in scored], ensure_ascii=False))
        return
    _print(("texts", "n", "statements", "words", "exact", "P", "R", "overlap", "P", "R"),
           ((one.name, str(one.texts), str(one.statements), role, *_f1(one.exact[role]), *_f1(one.overlap[role]))
            for one in scored for role in one.exact))
    _print(("texts", "antecedents right", "of"), ((one.name, str(one.antecedents.hits), str(one.antecedents.n))
                                                  for one in scored))


def _marked_object(one: Extracted) -> dict[str, Any]:
    return {"name": one.name, "texts": one.texts, "statements": one.statements,
            "exact": {role: round(figure.value, 4) for role, figure in one.exact.items()},
            "overlap": {role: round(figure.value, 4) for role, figure in one.overlap.items()},
            "antecedents": _figure(one.antecedents)}


def _f1(figure: F1) -> tuple[str, str, str]:
    return f"{figure.value:.3f}", f"{figure.precision.value:.3f}", f"{figure.recall.value:.3f}"


def _object(result: Score) -> dict[str, Any]:
    return {
        "signature": result.signature, "min_severity": result.min_severity.value,
        "recall": [{"labelled": one.labelled, "phenomenon": one.phenomenon, "found": _figure(one.found),
                    "typed": _figure(one.typed)} for one in result.recalls],
        "figures": {one.name: _figure(one) for one in result.figures},
        "reliability": [_level(one) for one in result.levels],
        "expected_calibration_error": {text: round(one, 4) for text, one in result.calibration_errors.items()},
        "reliability_of_checks": [_level(one) for one in result.checks],
        "unlabelled_findings": result.unlabelled,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    low, high = figure.interval
    return {"value": round(figure.value, 4), "low": round(low, 4), "high": round(high, 4), "hits": figure.hits,
            "n": figure.n}


def _level(level: Level) -> dict[str, Any]:
    return {"text": level.text, "name": level.name, "confidence": round(level.confidence, 4),
            "right": _figure(level.right), "verdict": level.verdict}


def _show(result: Score) -> None:
    _print(("errors", "phenomenon", "n", "found", "", "typed", ""),
           ((one.labelled, one.phenomenon, str(one.found.n), *_shown(one.found), *_shown(one.typed))
            for one in result.recalls))
    _print(("figure", "", "of n", "share", ""),
           ((one.name, str(one.hits), str(one.n), *_shown(one)) for one in result.figures))
    for title, levels in (("said to be sure", result.levels), ("check", result.checks)):
        _print(("text", title, "mean", "n", "right", "", ""),
               ((one.text, one.name, f"{one.confidence:.2f}", str(one.right.n), *_shown(one.right), one.verdict)
                for one in levels))
    for text, error in result.calibration_errors.items():
        click.echo(f"expected calibration error, {text}: {error:.3f}")
    left_out = f"; {result.unlabelled} findings in pairs without labels left out" if result.unlabelled else ""
    click.echo(f"{result.min_severity} and above, intervals of 95 %{left_out}\n"
               f"{result.signature or 'signature unknown: no summary table beside the findings'}")


def _shown(figure: Figure) -> tuple[str, str]:
    low, high = figure.interval
    return f"{figure.value:.3f}", f"{low:.3f}–{high:.3f}"


def _print(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Columns in plain text, so that a report can be kept and compared; nothing where there are no rows."""
    table = [list(row) for row in rows]
    if not table:
        return
    cells = [list(titles), *table]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    click.echo()
