"""`checker check`: the main job. Read → check → mark → write → show → exit."""

import logging
from pathlib import Path

import click

from checker.cli import options
from checker.cli.archive import How, check_in_parts
from checker.cli.checked import checked_findings, outcome_of
from checker.cli.gathering import gathered
from checker.cli.leftover import tell_other_names, tell_unused_rules
from checker.cli.options import Said
from checker.cli.output import FORMATS, Output, Shown
from checker.cli.wanted import Wanted
from checker.cli.work import Desk
from checker.decision import decided, last
from checker.finding import Severity
from checker.marking.baseline import against, fixed, read_baseline
from checker.review.sources import decisions_in
from checker.running.cluster import Cluster
from checker.settings import LEVELS

ENGINES = ("processes", "ray")
SEVERITIES = [severity.value for severity in Severity]


@click.command("check", epilog="""\b
Examples:
  checker check report.ar.txt report.en.txt
  checker check articles/ --format csv --output reports/today
  checker check pairs.jsonl --source en --target ar --format jsonl
  checker check report.en.txt                one text, checked against itself
  checker check https://example.org/ar/floods https://example.org/en/floods
  checker check s3://archive/2024/ --engine ray --address 10.0.0.1:6379 --format parquet
  checker pair archive/ > pairs.csv; checker check --pairs pairs.csv
\b
In CI:
  checker check articles/ --since origin/main --format github
  checker check articles/ --baseline checker-baseline.jsonl --format sarif --output results
  checker check articles/ --format rdjson --output - | reviewdog -f=rdjson -reporter=github-pr-review
  checker check --within articles/ $(git diff --name-only --cached)      in a commit hook""")
@click.argument("texts", nargs=-1, metavar="PATH|ADDRESS|-...")
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
              help="Exit with 1 when a finding that is not settled is at least this severe [default: medium, or "
                   "as in the settings].")
@click.option("--min-severity", type=click.Choice(SEVERITIES),
              help="Report findings from this severity on [default: low, or as in the settings].")
@click.option("--pairs", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Check the pairs that this table (.csv, .tsv, .jsonl) names in its columns source and target; "
                   "`checker pair` proposes one.")
@click.option("--since", metavar="REV", help="Only pairs of which a version has changed since this git revision.")
@click.option("--within", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="DIR",
              help="Only pairs of this folder that have one of the files PATH…; partners are found, and findings "
                   "named, as if DIR had been checked.")
@click.option("--decisions", "decided_in", metavar="FILE|URL",
              help="What reviewers have decided: a database (SQLite file, its folder, postgresql://…) or a .jsonl or "
                   ".csv that `checker decisions export` has written. What is dismissed is counted as settled, "
                   "not shown, and fails no run; what was decided before a sentence changed is open again.")
@click.option("--show-dismissed", is_flag=True, help="Show what is settled too: dismissed, suppressed, known.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Count only findings that are not in this file, which `checker baseline write` writes.")
@click.option("--across", "together", is_flag=True,
              help="Compare the articles with each other too: a name that one renders otherwise than another.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="Worker processes, where tables are written [default: 1 for a handful of articles, else one a "
                   "core].")
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True,
              help="What does the work where tables are written: processes of this machine, or Ray, on one machine or "
                   "many (the extra 'cluster'); the results are the same.")
@click.option("--address", metavar="HOST:PORT",
              help="The Ray cluster to work on; 'auto' is the one that this machine is part of [default: one of its "
                   "own, for the time of the run].")
@click.option("--resume", is_flag=True,
              help="Go on where an interrupted run with this --output stopped; the result is that of an undisturbed "
                   "one.")
@click.option("--keep-going/--no-keep-going", default=None,
              help="Where tables are written: what can't be read or checked is a row in the table 'problems', and the "
                   "rest is checked (exit code 2 all the same) [default: for folders of more than a hundred files "
                   "and tables of more than a megabyte].")
@options.embedding
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors, and formats that are printed.")
def command(texts: tuple[str, ...], source: str | None, target: str | None, formats: tuple[str, ...],
            output: Path | None, fail_on: str | None, min_severity: str | None, pairs: Path | None, since: str | None,
            within: Path | None, decided_in: str | None, show_dismissed: bool, baseline: Path | None,
            together: bool, jobs: int | None, engine: str, address: str | None, resume: bool,
            keep_going: bool | None, config: Path | None, no_config: bool, model: str | None,
            backend: str | None, cache: Path | None, no_cache: bool, quiet: bool) -> int:
    """Check articles: pairs of files, folders of pairs, or tables of aligned sentences.

    The two versions of a report are found by their names: report.ar.txt and report.en.txt, ar/report.txt and
    en/report.txt, report_AR.docx and report_EN.docx, or as "versions" in the settings says. Articles are read from
    plain text, Markdown, web pages (also by their address), Word, OpenDocument, PDF, subtitles and a CMS's JSON; "-" is
    standard input. A table (.jsonl, .csv, .tsv, .parquet, .xlsx, .xliff, .tmx, .po, a document in two columns) has a
    column for each language; its cells are passages or whole articles. A single file is checked against itself.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: could not run, or not check everything.
    """
    if quiet:
        logging.getLogger().setLevel(logging.ERROR)
    if not texts and not pairs:
        raise click.UsageError("Missing argument: name files, folders or addresses, or --pairs FILE")
    found = click.get_current_context().with_resource(gathered(texts))
    wanted = Wanted(found.paths, since, within, pairs, found.shown, found.stored)
    destination = Output.of(formats, output, found.first or pairs or Path())
    shown = Shown.NOTHING if quiet else Shown.ALL if show_dismissed else Shown.OPEN
    decisions = last(decisions_in(decided_in)) if decided_in else {}
    known = read_baseline(baseline) if baseline else None
    said = Said(config, no_config, source, target, model, fail_on, min_severity, backend=backend)
    desk = Desk(said, said.settings(found.near if texts else pairs or Path()), cache, no_cache,
                recall=not together)
    # What a run can be taken up from later is files and folders: a page may be another one by then.
    if destination.in_parts and not (baseline or together or pairs or found.shown):
        if cache and engine != ENGINES[0]:
            raise click.UsageError("--cache is of no use to a cluster, whose workers keep nothing: leave it out")
        how = How(jobs, resume, keep_going, _cluster(engine, address, jobs))
        return check_in_parts(desk, wanted, decisions, how, destination, shown)
    if jobs or resume or keep_going or address or found.stored or engine != ENGINES[0]:
        raise click.UsageError("--jobs, --engine, --address, --resume, --keep-going and object storage are for files "
                               "and folders of which tables are written (--format csv, jsonl, parquet …) without "
                               "--baseline, --across, --pairs or formats for CI")
    checked = [one.with_findings(against(decided(one.comparison.findings, decisions), known or {}))
               for one in desk.check(wanted, quiet, together=together)]
    gone = None if known is None else fixed(checked_findings(checked), known, {one.comparison.name for one in checked})
    outcome = outcome_of([one.worth_showing for one in checked], desk.signature, gone)
    destination.send(outcome, shown)
    tell_other_names(decisions.values(), {one.comparison.name for one in checked})
    tell_unused_rules(desk, wanted, {place for one in checked for place in one.rules_met}, together=together)
    return int(bool(outcome.failing))


def _cluster(engine: str, address: str | None, jobs: int | None) -> Cluster | None:
    """The cluster that is asked for, if one is. Raises what `Cluster.require` raises."""
    if engine == ENGINES[0]:
        if address:
            raise click.UsageError("--address is that of a cluster: say --engine ray too")
        return None
    cluster = Cluster(address, jobs)
    cluster.require()
    return cluster
