"""Options that several commands share, and how they become settings and instruments."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.settings import Settings, load

Command = Callable[..., Any]


def languages(function: Command) -> Command:
    """`--source` and `--target`."""
    function = click.option("--target", metavar="LANG", help="Language of the translation [default: en].")(function)
    return click.option("--source", metavar="LANG", help="Language it is compared with [default: ar].")(function)


def embedding(function: Command) -> Command:
    """`--model`, `--cache`, `--no-cache`, `--config`."""
    for option in (
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings file (TOML)."),
        click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings."),
        click.option("--cache", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
                     help="Where embeddings are kept [default: the user's cache folder]."),
        click.option("--model", metavar="NAME", help="A sentence-transformers name or folder in place of the built-in "
                     "Universal Sentence Encoder. A name may be downloaded."),
    ):
        function = option(function)
    return function


def settings(config: Path | None, source: str | None, target: str | None, model: str | None) -> Settings:
    """The settings of the file, if one is named, with what the command line says in their place.

    Raises SettingsError for a settings file that can't be understood.
    """
    loaded = load(config) if config else Settings()
    return replace(loaded, source=source or loaded.source, target=target or loaded.target, model=model or loaded.model)
