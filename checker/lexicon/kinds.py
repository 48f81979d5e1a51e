"""Which headwords name things of one kind, and which of them translators use for one another (`data/kinds/<code>`).

A kind is a field of words that exclude each other (a shepherd is no teacher), after the lexical fields of structural
semantics (Lyons 1977, "Semantics"): its groups are the different facts, its general words contradict none of them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import tomli

# The group of a word as wide as its kind ("worker", "disease").
GENERAL = -1


class Membership(NamedTuple):
    """What a headword is: its kind, and its group within it (`GENERAL`: as wide as the kind)."""

    kind: str
    group: int


@cache
def missed(headwords: str) -> frozenset[str]:
    """The kinds whose things a translator neither leaves out nor puts in without need: a helicopter, a fever."""
    return frozenset([kind for kind, table in _tables(headwords).items() if table.get("missed")])


@cache
def memberships(headwords: str) -> Mapping[str, frozenset[Membership]]:
    """The headwords of a language that are of a kind, folded to lower case; empty where there is no list."""
    found: defaultdict[str, set[Membership]] = defaultdict(set)
    for kind, table in _tables(headwords).items():
        for group, words in enumerate([table.get("general", []), *table["groups"]], start=GENERAL):
            for word in words:
                found[word.lower()].add(Membership(kind, group))
    return {word: frozenset(of) for word, of in found.items()}


def kinds_of(heads: Collection[str], headwords: str, least: float = 0.0) -> frozenset[Membership]:
    """What a word is that may stand for these headwords of a language: of the kinds that the share `least` of them is
    of. «صحيفة» is a newspaper far more often than a sheet."""
    of = memberships(headwords)
    found = [of[head] for head in heads if head in of]
    counts = Counter(kind for ones in found for kind in {one.kind for one in ones})
    return frozenset([one for ones in found for one in ones if counts[one.kind] >= least * len(heads)])


@cache
def _tables(headwords: str) -> Mapping[str, Mapping[str, Any]]:
    """The file of a language's kinds; empty where there is none."""
    file = resources.files("checker.lexicon") / "data" / "kinds" / f"{headwords}.toml"
    return tomli.loads(file.read_text("utf-8")) if file.is_file() else {}
