"""Options that several commands share, and how they become settings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from checker.errors import InputError, SettingsError
from checker.languages import language
from checker.settings import BACKENDS, ModelOptions, Settings, find, load

Command = Callable[..., Any]

BACKEND = click.option("--backend", type=click.Choice(BACKENDS),
                       help="The library that runs the model of --model [default: torch].")


def languages(function: Command) -> Command:
    """`--source` and `--target`."""
    function = click.option("--target", metavar="LANG", help="Language of the translation [default: en].")(function)
    return click.option("--source", metavar="LANG", help="Language it is compared with [default: ar].")(function)


def embedding(function: Command) -> Command:
    """`--model`, `--backend`, `--cache`, `--no-cache`, `--config`, `--no-config`."""
    for option in (
        click.option("--no-config", is_flag=True, help="Look for no settings file."),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE",
                     help="This settings file for everything [default: the nearest checker.toml, or pyproject.toml "
                          "with [tool.checker], in the articles' folder or above]."),
        click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings and comparisons."),
        click.option("--cache", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
                     help="Where embeddings and comparisons are kept [default: the user's cache "
                     "folder]."),
        click.option("--model", metavar="NAME", help="A sentence-transformers name or folder in place of the built-in "
                     "Universal Sentence Encoder. A name may be downloaded."),
        BACKEND,
    ):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class Said:
    """What the command line says in place of a settings file; None where it says nothing."""

    config: Path | None = None
    no_config: bool = False
    source: str | None = None
    target: str | None = None
    model: str | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    backend: str | None = None

    def settings(self, near: Path) -> Settings:
        """The settings for what lies at `near` (a file or a folder): of the file named, or else of the nearest one
        above, with what the command line says in their place.

        Raises SettingsError for a settings file that can't be understood, or `--config` beside `--no-config`.
        """
        if self.config and self.no_config:
            raise click.UsageError("--config and --no-config exclude each other")
        file = self.config
        if file is None and not self.no_config:
            file = find(near if near.is_dir() else near.parent)
        loaded = load(file) if file else Settings()
        names = ("source", "target", "model", "fail_on", "min_severity", "backend")
        if self.model not in (None, loaded.model):
            loaded = replace(loaded, model_options=ModelOptions())  # they were meant for another model
        asked = replace(loaded, **{name: value for name in names if (value := getattr(self, name)) is not None})
        for name in ("source", "target"):
            _require_language(getattr(asked, name), f"--{name}" if getattr(self, name) else loaded.place(name))
        return asked


def _require_language(code: str, place: str) -> None:
    try:
        language(code)
    except InputError as error:
        raise SettingsError(error.what, place=place, advice=error.advice) from None
