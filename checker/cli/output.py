"""Where a run's results go: files, standard output, the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.next_step import tell_next_step
from checker.marking.baseline import Known
from checker.pipeline import Result
from checker.reading.git import repository
from checker.signature import Signature

if TYPE_CHECKING:
    from polars import DataFrame

# Named here too: importing the writers would load polars before it is needed.
TABLES = ("csv", "csv-no-bom", "jsonl", "parquet", "html", "markdown", "sqlite", "xlsx")
DOCUMENTS = ("github", "gitlab", "junit", "rdjson", "sarif")
PRINTED = ("github",)
FORMATS = (*TABLES, *DOCUMENTS)
STANDARD_OUTPUT = Path("-")


class Shown(Enum):
    """What the terminal shows of a run: nothing, what is still open, or also what was dealt with."""

    NOTHING = "nothing"
    OPEN = "open"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: its result, the fingerprints of the findings that make it fail, and what of the baseline is
    fixed (None: there was none)."""

    result: Result
    failing: frozenset[str]
    gone: tuple[Known, ...] | None


@dataclass(frozen=True, slots=True)
class Output:
    """The formats wanted, the folder they go to, the one that is printed instead, and the repository's root."""

    formats: tuple[str, ...]
    folder: Path
    printed: tuple[str, ...]
    root: Path

    @classmethod
    def of(cls, formats: Sequence[str], output: Path | None, first: Path) -> "Output":
        """What `--format` and `--output` ask for; `first` is the first path that is checked.

        Raises UsageError when standard output can't hold what is wanted: tables, or two documents; SettingsError when
        a package that a format needs is missing: it is asked for now, not after the work is done.
        """
        root = repository(first if first.is_dir() else first.parent) or Path.cwd().resolve()
        wanted = tuple(dict.fromkeys(formats))
        printed = tuple(one for one in wanted if one in PRINTED)
        if output == STANDARD_OUTPUT:
            if len(wanted) != 1 or wanted[0] not in DOCUMENTS:
                raise click.UsageError(f"--output - prints one of {', '.join(DOCUMENTS)}; name one --format")
            printed = wanted
        _require_packages(one for one in wanted if one in TABLES)
        folder = Path("reports") / _name(first) if output in (None, STANDARD_OUTPUT) else output
        return cls(tuple(one for one in wanted if one not in printed), folder, printed, root)

    def send(self, outcome: Outcome, shown: Shown) -> None:
        """Write, print and show what a run came to. Raises InputError when a file can't be written."""
        written = self._write(outcome) if self.formats or self.printed else []
        if shown is not Shown.NOTHING:
            _show(outcome, shown, written, to_error=bool(self.printed))
            tell_next_step(outcome.result.findings, self.formats, self.folder)

    @property
    def in_parts(self) -> bool:
        """Whether everything wanted can be written from a run's parts, however big it is."""
        return bool(self.formats) and not self.printed and all(one in TABLES for one in self.formats)

    def _write(self, outcome: Outcome) -> list[Path]:
        from checker.tables import tables
        from checker.writers import write, write_text
        from checker.writers.ci import FILES, Run, document

        of_tables = [one for one in self.formats if one in TABLES]
        written = write(tables(outcome.result), of_tables, self.folder) if of_tables else []
        run = Run(outcome.result, self.root, outcome.failing, outcome.gone)
        for form in self.formats:
            if form in DOCUMENTS:
                written.append(self.folder / FILES[form])
                write_text(written[-1], document(run, form))
        for form in self.printed:
            click.echo(document(run, form).encode(), nl=False)
        return written


def _require_packages(formats: Iterable[str]) -> None:
    for one in formats:
        from checker.writers import writer

        writer(one)


def _name(path: Path) -> str:
    """The folder below reports/ for this path: "corpora" for corpora/, "report" for report.ar.txt."""
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.name.partition(".")[0]


def show_tables(findings: Iterable["DataFrame"], counts: Mapping[str, int], signature: Signature,
                written: Sequence[Path], *, dealt_with: bool) -> None:
    """Show the findings of a run table after table, then how many there were of what, and the files."""
    from checker.cli import display
    from checker.cli.console import console

    display.show_tables(findings, counts, signature, console(), dealt_with=dealt_with)
    for path in written:
        click.echo(f"written: {path}")


def _show(outcome: Outcome, shown: Shown, written: Sequence[Path], *, to_error: bool) -> None:
    """The findings for the eyes; on standard error where standard output belongs to a format."""
    from checker.cli.console import console
    from checker.cli.display import show, show_all

    (show_all if shown is Shown.ALL else show)(outcome.result, console(to_error=to_error), outcome.gone)
    for path in written:
        click.echo(f"written: {path}", err=to_error)
