"""What to do after a run with findings: one line for the person who watches, none for the program that reads."""

import sys
from collections.abc import Collection, Iterable
from pathlib import Path

import click

from checker.finding import Finding

# Of these tables `checker review` takes the first that is there.
_REVIEWED = ("jsonl", "parquet", "csv", "csv-no-bom")


def tell_next_step(findings: Iterable[Finding], formats: Collection[str], folder: Path) -> None:
    """Name the commands that help with open findings, when a terminal shows both outputs; `formats` were written into
    `folder`. On standard error: of standard output every byte is a result."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return
    gravest = max((one for one in findings if one.state.counts), key=lambda one: one.severity.rank, default=None)
    if gravest is not None:
        click.echo(f"next: {_next_step(gravest.check, formats, folder)}", err=True)


def _next_step(check: str, formats: Collection[str], folder: Path) -> str:
    explained = f"`checker explain {check}` says what it looks for"
    if any(one in _REVIEWED for one in formats):
        return f"{explained}; `checker review {folder}` lets you confirm or dismiss"
    return f"{explained}; with --format html --format jsonl a page is written, and what `checker review` takes"
