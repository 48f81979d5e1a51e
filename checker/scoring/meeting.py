"""Which finding meets which label."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from checker.scoring.findings import Found
from checker.scoring.labels import OTHER, Kind, Label

_WORD = re.compile(r"\w+")


def fits(found: Found, label: Label) -> bool:
    """Whether the finding is of a check that fits the label's phenomenon; none fits a trap."""
    table = _fitting()
    return label.kind is Kind.ERROR and found.check in table.get(label.phenomenon, table[OTHER])


def meets(found: Found, label: Label) -> bool:
    """Whether the finding is about what the label marks: on a line of it, and of its words or of a fitting check."""
    return _stands_on(found, label) and (fits(found, label) or _shares_a_word(found, label))


@cache
def _fitting() -> dict[str, frozenset[str]]:
    text = (resources.files("checker.scoring") / "fitting.toml").read_text("utf-8")
    return {phenomenon: frozenset(checks) for phenomenon, checks in tomllib.loads(text).items()}


def _stands_on(found: Found, label: Label) -> bool:
    sides = ((found.source, label.source), (found.target, label.target))
    return not label.located or any(set(mine.lines) & set(its.lines) for mine, its in sides)


def _shares_a_word(found: Found, label: Label) -> bool:
    if label.located:
        sides = [(found.source.words, label.source.words), (found.target.words, label.target.words)]
    else:  # which side is which does not matter: hardly a word is the same in two languages
        sides = [(f"{found.source.words} {found.target.words}", f"{label.source.words} {label.target.words}")]
    return any(_words(mine) & _words(its) for mine, its in sides)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a text; single letters are none, single figures are."""
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 1 or word.isdigit())
