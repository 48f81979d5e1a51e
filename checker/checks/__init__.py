"""The checks: one module each, found by walking this package; its name is the check's name."""

import importlib
import pkgutil
from dataclasses import Field, fields
from functools import cache
from pathlib import Path
from typing import Any

from checker.checks._check import Check, Telling
from checker.comparing.asking import Similarity
from checker.comparing.evidence import evidence
from checker.errors import SettingsError
from checker.settings import SEVERITY, Settings, unknown

__all__ = ["Check", "Similarity", "Telling", "all_checks", "configured", "evidence", "options", "require_known"]


@cache
def all_checks() -> dict[str, type[Check]]:
    """Every check by its name."""
    found: dict[str, type[Check]] = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"{__name__}.{info.name}")
            found |= {one.name: one for one in vars(module).values() if _is_check(one, module.__name__)}
    return found


def _is_check(thing: object, module: str) -> bool:
    return isinstance(thing, type) and issubclass(thing, Check) and thing is not Check and thing.__module__ == module


def configured(settings: Settings) -> tuple[Check, ...]:
    """The checks that the settings select, with their options.

    Raises SettingsError for a check or an option that does not exist, or a value of the wrong kind.
    """
    known = all_checks()
    require_known(settings)
    chosen = settings.select or tuple(known)
    return tuple(_configured(known[name], settings)
                 for name in known if name in chosen and name not in settings.left_out)


def require_known(settings: Settings) -> None:
    """Raise SettingsError, with its place, for a check that the settings name and nobody wrote."""
    named = [("select", name) for name in settings.select] + [("ignore", name) for name in settings.left_out]
    named += [("ignore", rule.check) for rule in settings.rules if rule.check]
    places = [(name, settings.place(key)) for key, name in named]
    places += [(name, settings.place("checks", name)) for name in settings.checks]
    for name, place in places:
        if name not in all_checks():
            raise unknown(name, all_checks(), place=place, what="check")


def _configured(check: type[Check], settings: Settings) -> Check:
    known = options(check)
    values = {}
    for key, value in settings.checks.get(check.name, {}).items():
        place = settings.place("checks", check.name, key)
        if key not in known and key != SEVERITY:
            raise unknown(key, (*known, SEVERITY), place=place, what=f"option of '{check.name}'")
        if key in known:
            values[key] = _typed(known[key], value, place, settings.base("checks", check.name, key))
    return check(**values)


def options(check: type[Check]) -> dict[str, Field[Any]]:
    """The options of a check by name, as its fields; `severity`, which every check has besides, is not among them."""
    return {one.name: one for one in fields(check)}  # type: ignore[arg-type]


def _typed(option: Field[Any], value: Any, place: str, folder: Path) -> Any:
    """The value as the check wants it: an option is of the kind its default is, a path counts from `folder`."""
    default = option.default
    if isinstance(default, tuple):
        if not (isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)):
            raise SettingsError(f"'{option.name}' must be a list of words, not {value!r}", place=place,
                                advice=f'write {option.name} = ["…"]')
        return tuple(folder / item for item in value) if option.type == tuple[Path, ...] else tuple(value)
    if not (type(value) is type(default) or (type(default) is float and type(value) is int)):
        raise SettingsError(f"'{option.name}' must be like {default!r}, not {value!r}", place=place,
                            advice=f"write {option.name} = {default!r}")
    return value
