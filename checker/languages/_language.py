"""What the rest of the program may ask of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# The same reader as tomllib, compiled: a fifth of the time, and every run of the program reads the word lists.
import tomli

# The code of ISO 639-2 for several languages.
_MULTIPLE = "mul"


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: how its words are bound together, and where its word lists lie.

    `name` is the language's in English, `native` its own («العربية»).
    `article` is the definite article when it is written onto its noun (Arabic «ال»). `proclitics` are the strings that
    may stand, written together, before a name («و», «بال», «لل»), `enclitics` those that may follow it ("'s"); both are
    folded and hold the empty string. `verbal` are the proclitics that stand before verbs only («س»). `script` is the
    Unicode script name of its letters ("ARABIC", "LATIN").

    Equal only to itself: languages are keys of nearly every cache, and hashing their word sets took longer than looking
    up.
    """

    code: str
    name: str
    native: str
    script: str
    right_to_left: bool = False
    article: str = ""
    proclitics: frozenset[str] = frozenset({""})
    verbal: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset({""})

    def data(self, subject: str) -> Mapping[str, Any]:
        """The word list `languages/data/<code>/<subject>.toml`; empty when this language has none (yet)."""
        return _load(self.code, subject)


@cache
def proclitics(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The proclitics of a language by their first letter, the shortest first: each new word of a text is asked for them
    by half a dozen readers, and few begin with its letter."""
    listed = sorted(language.proclitics - {""}, key=lambda one: (len(one), one))
    return {first: tuple(one for one in listed if one[0] == first) for first in {one[0] for one in listed}}


def shared(subject: str) -> Mapping[str, Any]:
    """What all languages share of a subject, in the ids of their word lists (`languages/data/mul/<subject>.toml`): how
    acts of speaking conflict, which senses are near each other. Empty where there is no such list."""
    return _load(_MULTIPLE, subject)


@cache
def _load(code: str, subject: str) -> Mapping[str, Any]:
    file = resources.files("checker.languages") / "data" / code / f"{subject}.toml"
    return tomli.loads(file.read_text("utf-8")) if file.is_file() else {}
