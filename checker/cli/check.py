"""`checker check`: the main job. Read → check → mark → write → show → exit."""

import logging
from pathlib import Path

import click

from checker.cli import options
from checker.cli.archive import How, check_in_parts
from checker.cli.options import Said
from checker.cli.output import FORMATS, Output, Shown
from checker.cli.work import Desk, Wanted, checked_findings, outcome_of
from checker.decision import decided, last
from checker.finding import Severity
from checker.marking.baseline import against, fixed, read_baseline
from checker.review.sources import decisions_in
from checker.settings import LEVELS

SEVERITIES = [severity.value for severity in Severity]


@click.command("check", epilog="""\b
Examples:
  checker check report.ar.txt report.en.txt
  checker check articles/ --format csv --output reports/today
  checker check pairs.jsonl --source en --target ar --format jsonl
  checker check report.en.txt                one text, checked against itself
\b
In CI:
  checker check articles/ --since origin/main --format github
  checker check articles/ --baseline checker-baseline.jsonl --format sarif --output results
  checker check articles/ --format rdjson --output - | reviewdog -f=rdjson -reporter=github-pr-review
  checker check --within articles/ $(git diff --name-only --cached)      in a commit hook""")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.languages
@click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True,
              help="Write the results in this format (repeatable); without it nothing is written. html: a page to read "
                   "them in, side by side; markdown: a summary; xlsx: a workbook; csv (with a byte order mark, without "
                   "which Excel shows Arabic as noise), jsonl, parquet, sqlite: tables. For CI: github (annotations, "
                   "printed), gitlab (code quality), junit, rdjson (reviewdog), sarif.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False, allow_dash=True), metavar="DIR",
              help="Where files go; '-' prints the one format that is a single document [default: reports/<name of the "
                   "first PATH>].")
@click.option("--fail-on", type=click.Choice(LEVELS),
              help="Exit with 1 when a finding that nobody has dealt with is at least this severe [default: medium, or "
                   "as in the settings].")
@click.option("--min-severity", type=click.Choice(SEVERITIES),
              help="Report findings from this severity on [default: low, or as in the settings].")
@click.option("--since", metavar="REV", help="Only pairs of which a version has changed since this git revision.")
@click.option("--within", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="DIR",
              help="Only pairs of this folder that have one of the files PATH…; partners are found, and findings "
                   "named, as if DIR had been checked.")
@click.option("--decisions", "decided_in", metavar="FILE|URL",
              help="What reviewers have decided: a database (SQLite file, its folder, postgresql://…) or a .jsonl or "
                   ".csv that `checker decisions export` has written. What is dismissed is counted, not shown, and "
                   "fails no run; what was decided before a sentence changed is open again.")
@click.option("--show-dismissed", is_flag=True, help="Show what was dismissed (or otherwise dealt with) too.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Count only findings that are not in this file, which `checker baseline write` writes.")
@click.option("--across", "together", is_flag=True,
              help="Compare the articles with each other too: a name that one renders otherwise than another.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="Worker processes, where tables are written [default: 1 for a handful of articles, else one a "
                   "core].")
@click.option("--resume", is_flag=True,
              help="Go on where an interrupted run with this --output stopped; the result is that of an undisturbed "
                   "one.")
@click.option("--keep-going/--no-keep-going", default=None,
              help="Where tables are written: what can't be read or checked is a row in the table 'problems', and the "
                   "rest is checked (exit code 2 all the same) [default: for folders and tables].")
@options.embedding
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors, and formats that are printed.")
def command(paths: tuple[Path, ...], source: str | None, target: str | None, formats: tuple[str, ...],
            output: Path | None, fail_on: str | None, min_severity: str | None, since: str | None,
            within: Path | None, decided_in: str | None, show_dismissed: bool, baseline: Path | None,
            together: bool, jobs: int | None, resume: bool, keep_going: bool | None, config: Path | None,
            no_config: bool, model: str | None, cache: Path | None, no_cache: bool, quiet: bool) -> int:
    """Check articles: pairs of files, folders of pairs, or tables of aligned sentences.

    The two versions of a report are found by their names: report.ar.txt and report.en.txt, or ar/report.txt and
    en/report.txt. A table (.jsonl, .csv, .tsv, .parquet) has a column "id" and one a language. A single file is
    checked against itself.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: could not run, or not check everything.
    """
    if quiet:
        logging.getLogger().setLevel(logging.ERROR)
    destination = Output.of(formats, output, paths[0])
    shown = Shown.NOTHING if quiet else Shown.ALL if show_dismissed else Shown.OPEN
    decisions = last(decisions_in(decided_in)) if decided_in else {}
    known = read_baseline(baseline) if baseline else None
    said = Said(config, no_config, source, target, model, fail_on, min_severity)
    desk = Desk(said, said.settings(paths[0]), cache, no_cache)
    if destination.in_parts and not (baseline or together):
        return check_in_parts(desk, Wanted(paths, since, within), decisions, How(jobs, resume, keep_going),
                              destination, shown)
    if jobs or resume or keep_going:
        raise click.UsageError("--jobs, --resume and --keep-going are for runs that write tables (--format csv, jsonl, "
                               "parquet …) without --baseline, --across or formats for CI")
    checked = [one.with_findings(against(decided(one.comparison.findings, decisions), known or {}))
               for one in desk.check(Wanted(paths, since, within), quiet, together=together)]
    gone = None if known is None else fixed(checked_findings(checked), known, {one.comparison.name for one in checked})
    outcome = outcome_of([one.worth_showing for one in checked], desk.signature, gone)
    destination.send(outcome, shown)
    return int(bool(outcome.failing))
