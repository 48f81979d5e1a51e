"""The codes of the world's languages, to tell one that we have no module for from a slip of the pen."""

from functools import cache

from checker.languages._language import shared


def is_language(code: str) -> bool:
    """Whether this is a two-letter code of ISO 639-1."""
    return code in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(shared("codes")["iso639_1"].split())
