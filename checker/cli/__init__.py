"""The command line: parse, call, write, exit code. Each command's module is imported only when it is called."""

import gc
import importlib
import logging
import os
import sys
from difflib import get_close_matches
from pathlib import Path

import click

from checker.errors import CheckerError
from checker.signature import program_version

COMMANDS = {
    "check": "Check articles: pairs of files, folders of pairs, or tables of aligned sentences.",
    "pair": "Propose which files of a folder are versions of one report.",
    "baseline": "Keep the findings of today, so that only new ones fail a run.",
    "config": "Show or check the settings, or print their JSON Schema for editors.",
    "align": "Align two versions of a text, or every pair in a folder, and print the beads.",
    "extract": "Show every mention of a text or table: numbers, dates, bodies …",
    "review": "Review findings on a web page: confirm or dismiss each with one key.",
    "score": "Score findings against labelled data: recall, precision, alarms, reliability.",
    "serve": "Serve the check over HTTP, for a content management system.",
    "decisions": "Export, import, list and count what reviewers have decided.",
    "calibrate": "Correct how sure findings are said to be; bring another model's similarities to scale.",
    "explain": "Explain a check, or list them all.",
    "terms": "List the bodies, portfolios, countries and places known by name.",
}
COULD_NOT_RUN = 2
INTERRUPTED = 130


class LazyGroup(click.Group):
    """Imports a command's module when it is asked for, so that `checker --help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are best read."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written from the table above: importing them all would take most of a second."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) \
            -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names. What was most likely meant is told where it names none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            meant = f"check {name}" if Path(name).exists() else next(iter(get_close_matches(name, COMMANDS, 1)), "")
            ctx.fail(f"No such command '{name}'." + (f" Did you mean 'checker {meant}'?" if meant else ""))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command object in `checker.cli.<name>`."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - a module of ours that breaks this is a bug
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
             epilog="Start with: checker check report.ar.txt report.en.txt")
@click.version_option(program_version(), message="checker %(version)s")
def program() -> None:
    """Says where two language versions of a report disagree on who said what about whom, where, when and how many.

    Exit code 0: nothing to report; 1: findings; 2: could not run.
    """


def main() -> None:
    """Run the program; turn our own errors into one line and exit code 2."""
    # The termbase is a hundred thousand small objects that live to the end: looking through them for garbage as often
    # as Python does by itself takes an eighth of a short run.
    gc.set_threshold(50_000, 20, 50)
    # numpy multiplies small matrices here, tens of thousands of them: threads that wait for each other took twice the
    # time of one. Torch, which runs the model, has threads of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    logging.basicConfig(format="checker: %(message)s", level=logging.WARNING)
    try:
        code = program(standalone_mode=False)
    except CheckerError as error:
        click.echo(f"checker: {error}", err=True)
        code = COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("checker: interrupted; no table was written", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # `checker align … | head`: the reader has had enough, which is no error of ours.
        sys.stderr.close()
        code = 0
    sys.exit(code or 0)
