"""The languages: one module each, found by walking this package, their word lists as data files beside them."""

import importlib
import pkgutil
from functools import cache

from checker.errors import InputError
from checker.languages._isolating import isolated
from checker.languages._language import Language, proclitics, shared
from checker.languages.folding import Folded, fold, folded, plain

__all__ = ["Folded", "Language", "all_languages", "fold", "folded", "isolated", "language", "plain", "proclitics",
           "shared"]


@cache
def all_languages() -> dict[str, Language]:
    """Every language we have a module for, by its code."""
    modules = (importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found = (module.LANGUAGE for module in modules if hasattr(module, "LANGUAGE"))
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def language(code: str) -> Language:
    """The language with this ISO 639-1 code. Raises InputError when we have none."""
    try:
        return all_languages()[code]
    except KeyError:
        known = ", ".join(f"{one.code} ({one.name})" for one in all_languages().values())
        raise InputError(f"no language with the code {code!r}", advice=f"use one of {known}") from None
