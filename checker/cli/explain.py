"""`checker explain`: what a check reports, why, and what it lets pass, straight from its docstring."""

import inspect
import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import fields

import click

from checker.checks import Check, all_checks
from checker.settings import unknown
from checker.wording.documentation import summaries


@click.command("explain", epilog="""\b
Examples:
  checker explain
  checker explain organisation""")
@click.argument("name", metavar="[CHECK]", required=False)
def command(name: str | None) -> None:
    """Explain a check, or list them all."""
    checks = all_checks()
    if name is None:
        click.echo("\n".join(_listed()))
        click.echo("\nchecker explain CHECK tells more.")
    elif name in checks:
        click.echo(page(checks[name]))
    else:
        raise unknown(name, checks, place="explain", what="check")


def _listed() -> Iterator[str]:
    """A line for each check, or more where what it reports takes more."""
    width, columns = max(map(len, summaries())) + 2, shutil.get_terminal_size((120, 0)).columns
    for name, summary in summaries().items():
        yield textwrap.fill(summary, max(columns, 60), initial_indent=f"{name:{width}}", subsequent_indent=" " * width,
                            break_on_hyphens=False)


def documentation(check: type[Check]) -> str:
    """The check's docstring, its indentation removed."""
    return inspect.getdoc(check) or ""


def page(check: type[Check]) -> str:
    """The whole explanation of a check, with its settings."""
    defaults = [(one.name, one.default) for one in fields(check)]  # type: ignore[arg-type]
    options = [f"  {name} = {list(value) if isinstance(value, tuple) else value!r}" for name, value in defaults]
    heading = f"{check.name}\n{'=' * len(check.name)}"
    settings = [f"Settings ([checks.{check.name}] in the settings file):", *options] if options else ["No settings."]
    return "\n".join([heading, "", documentation(check), "", *settings])
