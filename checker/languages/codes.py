"""The codes of the world's languages, to tell one that we have no module for from a slip of the pen."""

import tomllib
from functools import cache
from importlib import resources


def is_language(code: str) -> bool:
    """Whether this is a two-letter code of ISO 639-1."""
    return code in _codes()


@cache
def _codes() -> frozenset[str]:
    file = resources.files("checker.languages") / "data" / "mul" / "codes.toml"
    return frozenset(tomllib.loads(file.read_text("utf-8"))["iso639_1"].split())
