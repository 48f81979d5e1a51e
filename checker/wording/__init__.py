"""What the interfaces say, in the languages that they speak.

The names of checks, severities, states and languages, and what each check looks at, are the same on the review desk
and on the page of a run: they stand here, `words/<code>.toml`. What only one of them says stands beside it, in a folder
of the same name.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from checker.messages import LANGUAGES
from checker.wording.documentation import summaries

# The first is the one that an interface falls back to; in it a check's documentation says what it looks at.
INTERFACES = LANGUAGES


@cache
def words(package: str, code: str) -> Mapping[str, str]:
    """By key ("check.number", "queue.empty") what the interface in `package` says in the language `code`."""
    looks_at = {f"explanation.{check}": text for check, text in summaries().items()} if code == INTERFACES[0] else {}
    return dict(_flat(own(__name__, code))) | looks_at | dict(_flat(own(package, code)))


@cache
def own(package: str, code: str) -> Mapping[str, Any]:
    """What stands in the file of `package` alone, as its tables are."""
    return tomllib.loads((resources.files(package) / "words" / f"{code}.toml").read_text("utf-8"))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
