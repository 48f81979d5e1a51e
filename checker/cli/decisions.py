"""`checker decisions`: what the desk has decided, out of its database and into it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from checker.decision import Decision, last
from checker.review.files import FORMATS, in_order, read
from checker.review.sources import existing_store, store_at
from checker.review.statistics import Agreement, agreements, by_reviewer, judgements, precisions
from checker.share import Figure

Command = Callable[..., Any]
_FORMATS = [suffix.removeprefix(".") for suffix in FORMATS]


@click.group("decisions", epilog="""\b
Examples:
  checker decisions stats --database reports/corpora
  checker decisions export decisions.jsonl --database postgresql://desk@db/newsroom
  checker decisions import decisions.jsonl --database reports/corpora/decisions.sqlite""")
def command() -> None:
    """Export, import, list and count what reviewers have decided.

    A decision is a line of the exported file, in an order that any two exports have in common: kept in a repository
    (with "decisions.jsonl merge=union" in .gitattributes) they merge by themselves.
    """


def _database(function: Command) -> Command:
    return click.option("--database", required=True, metavar="URL", envvar="CHECKER_DATABASE", show_envvar=True,
                        help="An SQLite file, a folder with a decisions.sqlite, or postgresql://user@host/database."
                        )(function)


@command.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Of what is printed when no FILE is named "
              "[default: jsonl]; a FILE's format is that of its name.")
@_database
def export(file: Path | None, form: str | None, database: str) -> None:
    """Write every decision to FILE (.jsonl or .csv), or print them."""
    suffix = file.suffix if file else f".{form or _FORMATS[0]}"
    if suffix not in FORMATS or (form and suffix != f".{form}"):
        raise click.UsageError(f"FILE must end in {' or '.join(FORMATS)}, and --format must say the same")
    with existing_store(database) as store:
        decisions = in_order(store.every())
    text = FORMATS[suffix](decisions)
    if not file:
        click.echo(text, nl=False)
        return
    from checker.writers import write_text

    write_text(file, text)
    click.echo(f"{_counted(decisions)} written to {file}")


@command.command("import", short_help="Add the decisions in FILE that the database lacks.")
@click.argument("file", type=click.Path(path_type=Path))
@_database
def import_(file: Path, database: str) -> None:
    """Add the decisions in FILE (.jsonl or .csv) that the database lacks: all of them, or none when a line is
    damaged."""
    decisions = read(file)
    with store_at(database) as store:
        new = store.append(decisions).new
    click.echo(f"{_counted(decisions)} read, {new} new")


@command.command("list")
@click.option("--history", is_flag=True, help="Every decision; without it, for each finding the one that counts.")
@click.option("--check", help="Only those on findings of this check.")
@click.option("--pair", help="Only those on findings in this pair.")
@_database
def list_(history: bool, check: str | None, pair: str | None, database: str) -> None:
    """Print decisions, one a line."""
    with existing_store(database) as store:
        decisions = store.every() if history else store.latest().values()
    for one in in_order(decisions):
        if (not check or one.check == check) and (not pair or one.pair == pair):
            click.echo(_line(one))


@command.command("stats", short_help="Print how precise each check is, and how reviewers agree.")
@_database
def stats(database: str) -> None:
    """How precise each check has proved, and how far reviewers agree, with 95 % intervals."""
    with existing_store(database) as store:
        decisions = store.every()
    counts = ", ".join(f"{count} {judgement}" for judgement, count in judgements(decisions).items())
    click.echo(f"{_counted(decisions)} on {len(last(decisions))} findings: {counts}\n")
    click.echo("precision of each check: confirmed, of those confirmed or dismissed")
    for figure in precisions(decisions):
        click.echo(f"  {figure.name:<16} {_share(figure)}")
    latest = by_reviewer(decisions)
    click.echo("\nreviewers: decisions that count as theirs")
    for reviewer, ones in sorted(latest.items()):
        click.echo(f"  {reviewer:<16} {len(ones):>5}")
    for agreement in agreements(latest):
        click.echo(_agreement(agreement))


def _counted(decisions: Iterable[Decision]) -> str:
    count = sum(1 for _ in decisions)
    return f"{count} decision{'s' * (count != 1)}"


def _line(one: Decision) -> str:
    values = f"{one.source_value or '–'} / {one.target_value or '–'}"
    parts = (_minute(one.when), one.reviewer, one.judgement, one.check, one.pair, values,
             ": ".join(filter(None, (one.reason, one.note))))
    return "\t".join(" ".join(part.split()) for part in parts)


def _minute(when: datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%MZ")


def _share(figure: Figure) -> str:
    low, high = figure.interval
    return f"{figure.hits:>5} of {figure.n:<5} {figure.value:.2f}  ({low:.2f}–{high:.2f})"


def _agreement(one: Agreement) -> str:
    kappa = "no kappa: both say one thing only" if one.kappa is None else f"Cohen's kappa {one.kappa:.2f}"
    return f"  {one.first} and {one.second}: {_share(one.same).strip()}, {kappa}"
