"""A table of settings as its author wrote it → values of the right kind, or an error that says where and what else."""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from checker.errors import SettingsError
from checker.finding import Severity
from checker.settings._settings import BACKENDS, LEVELS, POOLINGS, PRECISIONS, Ignore, Keys, ModelOptions, Origin
from checker.settings.profiles import profiles

EXTEND = "extend"
MODEL = "model"
SEVERITY = "severity"
# What holds a table for each check, or for each format.
TABLES = ("checks", "calibration", "input")
_SEVERITIES = tuple(one.value for one in Severity)
_WHAT = ("check", "path", "text", "value")


@dataclass(frozen=True, slots=True)
class Written:
    """The settings that one file holds, and the place of each."""

    values: Mapping[str, Any]
    origins: Mapping[Keys, Origin]


def parsed(table: Mapping[str, Any], origin: Callable[[Keys], Origin]) -> Written:
    """The settings in a parsed TOML table; `origin` says where a key stands.

    Raises SettingsError, with file and line, for a key that is none, a value of the wrong kind, an unknown profile or
    severity, a rule without reason, or one whose regular expression is none.
    """
    for key in table:
        if key not in READERS:
            raise unknown(key, READERS, place=str(origin((key,))), what="setting")
    values = {key: READERS[key](value, (key,), origin) for key, value in table.items()}
    keys: list[Keys] = [(key,) for key in table]
    for name in (name for name in TABLES if name in values):
        for check, options in values[name].items():
            keys += [(name, check), *((name, check, option) for option in options)]
    if MODEL in table:
        values[MODEL], values["model_options"] = values[MODEL]
        keys += [(MODEL, option) for option in table[MODEL]] if isinstance(table[MODEL], dict) else []
    return Written(values, {one: origin(one) for one in keys})


def unknown(key: str, known: Iterable[str], *, place: str, what: str) -> SettingsError:
    """The error for a name that is not among the known ones, with the likeliest one as advice."""
    names = sorted(known)
    close = difflib.get_close_matches(key, names, n=1)
    advice = f"did you mean '{close[0]}'?" if close else f"use one of {', '.join(names)}"
    return SettingsError(f"unknown {what} '{key}'", place=place, advice=advice)


def pattern(written: str) -> re.Pattern[str] | None:
    """The regular expression in `/…/`; None for words meant as they stand. Raises re.error."""
    return re.compile(written[1:-1]) if len(written) > 2 and written[0] == written[-1] == "/" else None


_Origin = Callable[[Keys], Origin]


def _text(value: Any, keys: Keys, origin: _Origin) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"'{keys[-1]}' must be text, not {value!r}", place=str(origin(keys)),
                            advice=f'write {keys[-1]} = "…"')
    return value


def _one_of(names: Callable[[], Collection[str]], what: str) -> Callable[[Any, Keys, _Origin], str]:
    def read(value: Any, keys: Keys, origin: _Origin) -> str:
        if _text(value, keys, origin) not in names():
            raise unknown(value, names(), place=str(origin(keys)), what=what)
        return str(value)

    return read


_severity = _one_of(lambda: _SEVERITIES, SEVERITY)


def _words(value: Any, keys: Keys, origin: _Origin) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        raise SettingsError(f"'{keys[-1]}' must be a list of words", place=str(origin(keys)),
                            advice=f'write {keys[-1]} = ["…"]')
    return tuple(value)


def _model(value: Any, keys: Keys, origin: _Origin) -> tuple[str, ModelOptions]:
    """The name alone, or a table with it and how the model is run."""
    if not isinstance(value, dict):
        return _text(value, keys, origin), ModelOptions()
    for key in value:
        if key not in MODEL_READERS:
            raise unknown(key, MODEL_READERS, place=str(origin((*keys, key))), what="key of [model]")
    said = {key: MODEL_READERS[key](one, (*keys, key), origin) for key, one in value.items()}
    if NAME not in said:
        raise SettingsError("[model] says not which model", place=str(origin(keys)), advice='write name = "…"')
    return said.pop(NAME), ModelOptions(**said)


def _number(value: Any, keys: Keys, origin: _Origin) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"'{keys[-1]}' must be a number from 1 on, not {value!r}", place=str(origin(keys)),
                            advice=f"write {keys[-1]} = 32")
    return value


def _yes_or_no(value: Any, keys: Keys, origin: _Origin) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"'{keys[-1]}' must be true or false, not {value!r}", place=str(origin(keys)),
                            advice=f"write {keys[-1]} = true")
    return value


def _ignore(value: Any, keys: Keys, origin: _Origin) -> tuple[str | Ignore, ...]:
    if not (isinstance(value, list) and all(isinstance(item, str | dict) for item in value)):
        raise SettingsError("'ignore' must be a list of checks or of rules", place=str(origin(keys)),
                            advice='write ignore = ["…"], or [[ignore]] with a reason')
    return tuple(item if isinstance(item, str) else _rule(item, (*keys, str(number)), origin)
                 for number, item in enumerate(value))


def _rule(table: Mapping[str, Any], keys: Keys, origin: _Origin) -> Ignore:
    known = [one.name for one in fields(Ignore) if one.compare]
    for key in table:
        if key not in known:
            raise unknown(key, known, place=str(origin((*keys, key))), what="key of a rule to ignore")
    said = {key: _text(value, (*keys, key), origin) for key, value in table.items()}
    if not said.get("reason", "").strip():
        raise SettingsError("a rule to ignore findings has no reason", place=str(origin(keys)),
                            advice='write reason = "…": whoever reads it next year will ask')
    if not any(said.get(key) for key in _WHAT):
        raise SettingsError("a rule to ignore findings says not which", place=str(origin(keys)),
                            advice=f"give one of {', '.join(_WHAT)}")
    for key in ("text", "value"):
        try:
            pattern(said.get(key, ""))
        except re.error as error:
            raise SettingsError(f"'{key}' is no regular expression: {error}", place=str(origin((*keys, key))),
                                advice="correct it, or leave out the slashes to mean the words as they stand") from None
    return Ignore(**said, origin=origin(keys))


def _checks(value: Any, keys: Keys, origin: _Origin) -> dict[str, dict[str, Any]]:
    tables = _tables(value, keys, origin)
    for check, options in tables.items():
        for level in _levels(options.get(SEVERITY, ())):
            _severity(level, (*keys, check, SEVERITY), origin)
    return tables


def _tables(value: Any, keys: Keys, origin: _Origin) -> dict[str, dict[str, Any]]:
    """A table for each check."""
    if not isinstance(value, dict):
        raise SettingsError(f"'{keys[0]}' must hold one table a check", place=str(origin(keys)),
                            advice=f"write [{keys[0]}.number]")
    for check, options in value.items():
        if not isinstance(options, dict):
            raise SettingsError(f"'{check}' must be a table", place=str(origin((*keys, check))),
                                advice=f"write [{keys[0]}.{check}]")
    return {check: dict(options) for check, options in value.items()}


def _levels(severity: Any) -> Iterable[Any]:
    """Every level named in `severity = "low"` or `severity = { high = "medium" }`."""
    if isinstance(severity, dict):
        return [*severity.keys(), *severity.values()]
    return [severity] if severity != () else []


READERS: dict[str, Callable[[Any, Keys, _Origin], Any]] = {
    EXTEND: _text, "source": _text, "target": _text, "versions": _words, MODEL: _model,
    "backend": _one_of(lambda: BACKENDS, "back end"),
    "profile": _one_of(profiles, "profile"), "select": _words, "ignore": _ignore,
    "fail_on": _one_of(lambda: LEVELS, SEVERITY), "min_severity": _severity, "checks": _checks,
    "calibration": _tables, "input": _tables,
}
NAME = "name"
MODEL_READERS: dict[str, Callable[[Any, Keys, _Origin], Any]] = {
    NAME: _text, "prompt": _text, "pooling": _one_of(lambda: POOLINGS, "pooling"),
    "batch": _number, "precision": _one_of(lambda: PRECISIONS, "precision"),
    "normalise": _yes_or_no, "calibration": _text,
}
