"""Which headwords name things of one kind, and which of them translators use for one another (`data/kinds/<code>`).

A kind is a field of words that exclude each other (a shepherd is no teacher), after the lexical fields of structural
semantics (Lyons 1977, "Semantics"): its groups are the different facts, its general words contradict none of them.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import tomli

# The group of a word as wide as its kind ("worker", "disease").
GENERAL = -1


class Membership(NamedTuple):
    """What a headword is: its kind, and its group within it (`GENERAL`: as wide as the kind)."""

    kind: str
    group: int


@cache
def memberships(headwords: str) -> Mapping[str, frozenset[Membership]]:
    """The headwords of a language that are of a kind, folded to lower case; empty where there is no list."""
    file = resources.files("checker.lexicon") / "data" / "kinds" / f"{headwords}.toml"
    found: defaultdict[str, set[Membership]] = defaultdict(set)
    if file.is_file():
        for kind, table in tomli.loads(file.read_text("utf-8")).items():
            for group, words in enumerate([table.get("general", []), *table["groups"]], start=GENERAL):
                for word in words:
                    found[word.lower()].add(Membership(kind, group))
    return {word: frozenset(of) for word, of in found.items()}
