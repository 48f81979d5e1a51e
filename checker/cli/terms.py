"""`checker terms`: what the termbase knows."""

from collections.abc import Iterator

import click

from checker.languages import fold, isolated
from checker.termbase import Entry, load_termbase

ROLES = ("name", "cased", "head", "adjective", "people", "capital", "weak", "hint")


@click.command("terms", epilog="""\b
Examples:
  checker terms --search UNHCR
  checker terms --search مفوضية""")
@click.option("--search", metavar="TEXT", help="Only entries with a name that contains TEXT.")
@click.option("--kind", type=click.Choice(["organisation", "portfolio", "country", "place"]), help="Only this kind.")
def command(search: str | None, kind: str | None) -> None:
    """List the bodies, portfolios, countries and places known by name, with all their names."""
    wanted = fold(search).text if search else ""
    shown = 0
    for entry in load_termbase().entries.values():
        if (kind is None or entry.kind == kind) and any(wanted in fold(form).text for form in _forms(entry)):
            shown += 1
            _print(entry)
    click.echo(f"{shown} entr{'y' if shown == 1 else 'ies'}")


def _forms(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield from entry.acronyms
    for forms in entry.forms.values():
        yield from forms


def _print(entry: Entry) -> None:
    click.echo(f"{entry.kind}:{entry.id}" + (f"  ({', '.join(entry.acronyms)})" if entry.acronyms else ""))
    for language in entry.languages():
        for role in ROLES:
            if forms := entry.written(role, language):
                label = language if role == "name" else f"{language}, {role}"
                click.echo(f"  {label}: {'; '.join(isolated(form) for form in forms)}")
    if entry.look_alikes:
        click.echo(f"  not to be confused with: {', '.join(sorted(entry.look_alikes))}")
