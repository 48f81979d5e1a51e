"""`checker explain`: what a check reports, why, and what it lets pass, straight from its docstring."""

import inspect
from dataclasses import fields

import click

from checker.checks import Check, all_checks
from checker.settings import unknown


@click.command("explain", epilog="""\b
Examples:
  checker explain
  checker explain organisation""")
@click.argument("name", metavar="[CHECK]", required=False)
def command(name: str | None) -> None:
    """Explain a check, or list them all."""
    checks = all_checks()
    if name is None:
        width = max(map(len, checks))
        for check in checks.values():
            click.echo(f"{check.name:{width}}  {documentation(check).splitlines()[0]}")
        click.echo("\nchecker explain CHECK tells more.")
    elif name in checks:
        click.echo(page(checks[name]))
    else:
        raise unknown(name, checks, place="explain", what="check")


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
