"""`checker check`: the main job."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import click

from checker.calibration import calibrated, from_table
from checker.checks import all_checks
from checker.cli import options
from checker.cli.progress import watched
from checker.decision import decided, last
from checker.finding import Finding, Severity
from checker.instruments import instruments, signature
from checker.pipeline import Comparison, Instruments, Result, check_article, check_articles, check_rows
from checker.reading import Pair, Row, find_pairs, is_table, read_table
from checker.review.sources import decisions_in
from checker.settings import Settings

# Named here too: importing the writers would load polars before it is needed.
FORMATS = ("csv", "csv-no-bom", "jsonl", "parquet", "html", "markdown", "sqlite", "xlsx")
SEVERITIES = [severity.value for severity in Severity]
NEVER = "never"
_PIPE_WIDTH = 120
# Rows embedded and compared at a time: enough to fill the encoder's batches, little enough to stay small in memory.
ROWS_AT_ONCE = 2000

Job = Callable[[], Sequence[Comparison]]


@click.command("check", epilog="""\b
Examples:
  checker check report.ar.txt report.en.txt
  checker check corpora/ --format csv --output reports/today
  checker check pairs.jsonl --source en --target ar --format jsonl
  checker check report.en.txt                one text, checked against itself""")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.languages
@click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True,
              help="Write the results in this format (repeatable); without it nothing is written. html: a page to read "
                   "them in, side by side; markdown: a summary; xlsx: a workbook; the others: tables. csv has a byte "
                   "order mark, without which Excel shows Arabic as noise.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Where tables go [default: reports/<name of the first PATH>].")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, NEVER]), default="medium", show_default=True,
              help="Exit with 1 when a finding is at least this severe.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), default="low", show_default=True,
              help="Report findings from this severity on.")
@click.option("--decisions", "decided_in", metavar="FILE|URL",
              help="What reviewers have decided: a database (SQLite file, its folder, postgresql://…) or a .jsonl or "
                   ".csv that `checker decisions export` has written. What is dismissed is counted, not shown, and "
                   "fails no run; what was decided before a sentence changed is open again.")
@click.option("--show-dismissed", is_flag=True, help="Show what was dismissed (or otherwise dealt with) too.")
@options.embedding
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def command(paths: tuple[Path, ...], source: str | None, target: str | None, formats: tuple[str, ...],
            output: Path | None, fail_on: str, min_severity: str, decided_in: str | None, show_dismissed: bool,
            config: Path | None, model: str | None, cache: Path | None, no_cache: bool, quiet: bool) -> int:
    """Check articles: pairs of files, folders of pairs, or tables of aligned sentences.

    The two versions of a report are found by their names: report.ar.txt and report.en.txt, or ar/report.txt and
    en/report.txt. A table (.jsonl, .csv, .tsv, .parquet) has a column "id" and one a language. A single file is
    checked against itself.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: could not run.
    """
    if quiet:
        logging.getLogger().setLevel(logging.ERROR)
    _load_writers(formats)
    settings = options.settings(config, source, target, model)
    used = instruments(settings, cache, no_cache)
    calibrations = from_table(settings.calibration, all_checks(), place=str(config))
    decisions = last(decisions_in(decided_in)) if decided_in else {}
    jobs = list(_jobs(paths, settings, used))
    comparisons = [replace(one, findings=decided(calibrated(one.findings, calibrations), decisions))
                   for job in watched(jobs, "checking", quiet) for one in job()]
    result = _at_least(Result(tuple(comparisons), signature(settings, used)), Severity(min_severity))
    written = _write(result, formats, output or Path("reports") / _name(paths[0])) if formats else []
    if not quiet:
        _show(result, written, show_dismissed)
    return int(_fails(result.findings, fail_on))


def _jobs(paths: Sequence[Path], settings: Settings, used: Instruments) -> Iterator[Job]:
    """The work as a list of small jobs, so that progress can be shown. What can't be read is said before any work."""
    articles = [path for path in paths if not is_table(path)]
    for path in paths:
        if is_table(path):
            rows = iter(read_table(path, (settings.source, settings.target)))
            while some := list(islice(rows, ROWS_AT_ONCE)):
                yield _RowsJob(some, used)
    if articles:
        for pair in find_pairs(articles, settings.source, settings.target).pairs:
            yield _ArticlesJob(pair, used)


@dataclass(frozen=True, slots=True)
class _RowsJob:
    rows: list[Row]
    used: Instruments

    def __call__(self) -> Sequence[Comparison]:
        return list(check_rows([(row.articles[0], row.articles[1]) for row in self.rows], self.used))


@dataclass(frozen=True, slots=True)
class _ArticlesJob:
    pair: Pair
    used: Instruments

    def __call__(self) -> Sequence[Comparison]:
        source, target = self.pair.read()
        if source and target:
            return [check_articles(source, target, self.used)]
        return [check_article(article, self.used) for article in (source, target) if article]


def _at_least(result: Result, severity: Severity) -> Result:
    """The result with only the findings of this severity and above."""
    return replace(result, comparisons=tuple(
        replace(one, findings=tuple(finding for finding in one.findings if finding.severity.rank >= severity.rank))
        for one in result.comparisons
    ))


def _name(path: Path) -> str:
    """The folder below reports/ for this path: "corpora" for corpora/, "report" for report.ar.txt."""
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.name.partition(".")[0]


def _load_writers(formats: Sequence[str]) -> None:
    """A package that a format needs is asked for now, not after the work is done."""
    if formats:
        from checker.writers import writer

        for one in formats:
            writer(one)


def _write(result: Result, formats: Sequence[str], directory: Path) -> list[Path]:
    from checker.tables import tables
    from checker.writers import write

    return write(tables(result), formats, directory)


def _show(result: Result, written: Sequence[Path], show_dismissed: bool) -> None:
    from rich.console import Console

    from checker.cli.display import show, show_all

    console = Console(highlight=False)
    # Into a pipe or a file goes a width of our own: 80 columns would fold half of the places.
    (show_all if show_dismissed else show)(
        result, console if console.is_terminal else Console(highlight=False, width=_PIPE_WIDTH))
    for path in written:
        click.echo(f"written: {path}")


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    return fail_on != NEVER and any(
        finding.state.counts and finding.severity.rank >= Severity(fail_on).rank for finding in findings)
