"""What a run was asked to do: the settings file (TOML) as frozen dataclasses; an unknown key is an error naming it."""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from checker.errors import SettingsError

BUILT_IN_MODEL = "use-multilingual"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may change a result.

    `model` is the built-in one or any sentence-transformers name or folder; `select` names the checks to run (empty:
    all); `checks` holds each check's own options as written, `[checks.number] …`, typed later by the check itself;
    `calibration` what `checker calibrate` has written, `[calibration.number] …`, typed by checker/calibration.py.
    `folder` is no setting but where the settings file lies: paths in it count from there.
    """

    source: str = "ar"
    target: str = "en"
    model: str = BUILT_IN_MODEL
    select: tuple[str, ...] = ()
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calibration: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: Path = field(default=Path(), compare=False)

    @property
    def digest(self) -> str:
        """Eight hex digits that change with any setting."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.compare}
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:8]


def load(path: Path) -> Settings:
    """The settings in a TOML file: `[checker]` is left out when the file is ours alone.

    Raises SettingsError when the file is missing, is no TOML, or has a key or a value we do not know.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise SettingsError("no such settings file", place=str(path), advice="check the path after --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"can't be read ({error})", place=str(path), advice="save it as UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not valid TOML: {error}", place=str(path), advice="correct that line") from None
    return replace(from_table(table, place=str(path)), folder=path.parent)


def from_table(table: Mapping[str, Any], *, place: str) -> Settings:
    """The settings in a parsed table; `place` names it in an error."""
    known = {one.name: one for one in fields(Settings) if one.compare}
    for key in table:
        if key not in known:
            raise unknown(key, known, place=place, what="setting")
    values = dict(table)
    for key, value in table.items():
        if key == "select":
            if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
                raise SettingsError(f"'{key}' must be a list of words", place=place, advice=f'write {key} = ["…"]')
            values[key] = tuple(value)
        elif key in ("checks", "calibration"):
            if not (isinstance(value, dict) and all(isinstance(item, dict) for item in value.values())):
                raise SettingsError(f"'{key}' must hold one table a check", place=place, advice=f"write [{key}.number]")
        elif not isinstance(value, str):
            raise SettingsError(f"'{key}' must be text, not {value!r}", place=place, advice=f'write {key} = "…"')
    return Settings(**values)


def unknown(key: str, known: Iterable[str], *, place: str, what: str) -> SettingsError:
    """The error for a name that is not among the known ones, with the likeliest one as advice."""
    names = sorted(known)
    close = difflib.get_close_matches(key, names, n=1)
    advice = f"did you mean '{close[0]}'?" if close else f"use one of {', '.join(names)}"
    return SettingsError(f"unknown {what} '{key}'", place=place, advice=advice)
