"""`checker config`: what the settings are, whether they are in order, and their schema for editors."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from checker.checks import Check, all_checks, configured, options
from checker.cli.options import Said
from checker.marking import corrections
from checker.reading import Conventions, Fields
from checker.settings import Settings, profiles, shown
from checker.settings.schema import json_schema
from checker.wording.documentation import summaries

_PATH = click.argument("path", required=False, default=Path(), metavar="[PATH]",
                       type=click.Path(path_type=Path, exists=True))


@click.group("config", epilog="""\b
Examples:
  checker config show articles/today/     what holds for the articles there, and where each of it was said
  checker config check
  checker config schema > checker.schema.json""")
def command() -> None:
    """Show or check the settings, or print their JSON Schema for editors.

    Settings lie in checker.toml, or in pyproject.toml under [tool.checker], in the articles' folder or above it.
    """


@command.command("show", short_help="Print the settings that hold for PATH.")
@_PATH
def show(path: Path) -> None:
    """Print the settings that hold for PATH [default: here], with the place that said each."""
    settings = Said().settings(path.resolve())
    _checked(settings)
    for line in _lines(settings):
        click.echo(line)


@command.command("check", short_help="Say whether the settings for PATH are in order.")
@_PATH
def check(path: Path) -> None:
    """Say whether the settings for PATH are in order; PATH may be a settings file."""
    said = Said(config=path) if path.suffix == ".toml" else Said()
    settings = said.settings(path.resolve())
    checks = _checked(settings)
    files = ", ".join(map(shown, settings.files)) or "no settings file, so the defaults hold"
    click.echo(f"in order: {files}; {len(checks)} of {len(all_checks())} checks run")


@command.command("schema", short_help="Print the JSON Schema of a settings file.")
def schema() -> None:
    """Print the JSON Schema of a settings file; put `#:schema checker.schema.json` into its first line."""
    checks = {name: (summaries()[name], options(one)) for name, one in all_checks().items()}
    click.echo(json.dumps(json_schema(checks), ensure_ascii=False, indent=2))


@command.command("profiles")
def list_profiles() -> None:
    """Say what each profile is for and what it sets."""
    for profile in profiles().values():
        click.echo(f"{profile.name}: {profile.about}")
        for line in _table(dict(profile.table), ()):
            click.echo(f"    {line}")


def _checked(settings: Settings) -> Sequence[Check]:
    """The checks that run, when everything that the settings say can be done. Raises SettingsError for what can't."""
    Conventions.of(settings)
    Fields.of(settings)
    corrections(settings)
    return configured(settings)


def _lines(settings: Settings) -> Iterator[str]:
    """The settings as TOML, each line with the place that said it."""
    options_of_model = {key: value for key, value in asdict(settings.model_options).items() if value is not None}
    for key in ("source", "target", "versions", "model", "backend", "profile", "select", "fail_on", "min_severity"):
        if (key == "profile" and not settings.profile) or (key == "model" and options_of_model):
            continue
        yield _line(settings, (key,), getattr(settings, key))
    names = sorted(settings.left_out)
    rules = [{key: value for key, value in one.said.items() if value} for one in settings.rules]
    yield _line(settings, ("ignore",), [*names, *rules])
    if options_of_model:
        yield "\n[model]"
        for key, value in {"name": settings.model, **options_of_model}.items():
            yield _line(settings, ("model", key), value)
    for table, checks in (("checks", settings.checks), ("calibration", settings.calibration),
                          ("input", settings.input)):
        for name, written in checks.items():
            yield f"\n[{table}.{name}]"
            for key, value in written.items():
                yield _line(settings, (table, name, key), value)


def _line(settings: Settings, keys: tuple[str, ...], value: Any) -> str:
    origin = settings.origins.get(keys)
    return f"{keys[-1]} = {_written(value)}" + (f"  # {origin}" if origin else "  # default")


def _table(table: dict[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _table(value, (*above, key))
        else:
            yield f"{'.'.join((*above, key))} = {_written(value)}"


def _written(value: Any) -> str:
    """A value as TOML has it; of JSON it differs in tables alone."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
