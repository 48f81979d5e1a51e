"""The page's words in every language that it speaks: its script changes from one to another."""

from collections.abc import Mapping
from functools import cache

from checker.wording import INTERFACES
from checker.wording import words as words_of

_PACKAGE = "checker.writers.html"
# A name begins a label or a heading of the page; on the desk it stands within a line.
_NAMES = ("check.", "severity.", "state.")


@cache
def words() -> dict[str, dict[str, str]]:
    """By language and key ("check.number"); what a language has no word for is said in the first one."""
    return {code: {key: _as_label(text) if key.startswith(_NAMES) else text
                   for key, text in words_of(_PACKAGE, code).items()} for code in INTERFACES}


def word(key: str, code: str = INTERFACES[0]) -> str:
    """The word for this key; for a check or a language without one, its own name."""
    found: Mapping[str, str] = words()[code]
    return found.get(key) or words()[INTERFACES[0]].get(key) or key.rpartition(".")[2]


def _as_label(name: str) -> str:
    return name[:1].upper() + name[1:]
