"""The page's own words, a file a language."""

from functools import cache
from importlib import resources

import tomli

from checker.writers.html.documentation import summaries

# The first is the one in which the page is written; the others the reader may change to.
CODES = ("en", "ar")


@cache
def words() -> dict[str, dict[str, str]]:
    """By language and key ("checks.number"); what a language has no word for is said in the first one."""
    found = {code: _flat(tomli.loads((resources.files(__package__) / f"{code}.toml").read_text("utf-8")))
             for code in CODES}
    found[CODES[0]] |= {f"explanations.{name}": text for name, text in summaries().items()}
    return found


def word(key: str, code: str = CODES[0]) -> str:
    """The word for this key; for a check or a language without one, its own name."""
    known = words()
    return known[code].get(key) or known[CODES[0]].get(key) or key.rpartition(".")[2]


def _flat(table: dict[str, str | dict[str, str]]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        flat |= {key: value} if isinstance(value, str) else {f"{key}.{name}": text for name, text in value.items()}
    return flat
