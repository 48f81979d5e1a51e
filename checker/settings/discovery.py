"""Where the settings of an article lie: in the nearest folder above it that has some."""

import tomllib
from pathlib import Path

from checker.errors import SettingsError

OWN = "checker.toml"
SHARED = "pyproject.toml"
SECTION = ("tool", "checker")


def find(folder: Path) -> Path | None:
    """The nearest `checker.toml`, or `pyproject.toml` with `[tool.checker]`, in `folder` or above; None without any.

    The first of the two wins where a folder has both. Raises SettingsError for a pyproject.toml that speaks of the
    checker and is no TOML.
    """
    resolved = folder.resolve()
    return next((file for one in (resolved, *resolved.parents) if (file := _in(one))), None)


def _in(folder: Path) -> Path | None:
    own, shared = folder / OWN, folder / SHARED
    if own.is_file():
        return own
    return shared if shared.is_file() and _speaks_of_us(shared) else None


def _speaks_of_us(file: Path) -> bool:
    try:
        text = file.read_text("utf-8-sig")
        return "checker" in text and "checker" in tomllib.loads(text).get("tool", {})
    except (OSError, UnicodeDecodeError):
        return False
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not valid TOML: {error}", place=str(file),
                            advice="correct it, or put the settings into a checker.toml") from None
