"""Lexicon files (`data/<headwords>-<renderings>/*.toml`) → tables."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import NamedTuple

# The same reader as tomllib, compiled.
import tomli

from checker.bulk import bulk
from checker.compiled import kept
from checker.languages import language
from checker.lexicon._tables import Sense, Tables, read, written
from checker.lexicon.stems import spelt


class Lexicon(NamedTuple):
    """The lexicon of two languages: the code of that whose words are the headwords, that of the other, the tables."""

    headwords: str
    renderings: str
    tables: Tables

    def spelling(self, words: Iterable[str], senses: Iterable[int]) -> list[int]:
        """Those of some senses of which a rendering is written with all letters of these folded words of a text: most
        keys are consonants only, and «المسلح» shares those of «السلاح»."""
        spoken = language(self.renderings)
        written = frozenset(map(" ".join, product(*(spelt(word, spoken) for word in words))))
        return [number for number in senses if not written.isdisjoint(self.tables.spellings(number))]


def folder() -> Path:
    """Where the lexicons that come with the program lie."""
    return Path(str(resources.files("checker.lexicon"))) / "data"


@cache
def lexicon(one: str, other: str) -> Lexicon | None:
    """The lexicon of two languages, in either order, loaded when first asked for; None where there is none."""
    pairs = ((one, other), (other, one))
    return next((_loaded(*pair) for pair in pairs if (folder() / "-".join(pair)).is_dir()), None)


def _loaded(heading: str, rendering: str) -> Lexicon:
    name = f"{heading}-{rendering}"
    with bulk():
        return Lexicon(heading, rendering, read(kept(f"lexicon-{name}", name, lambda: _made(heading, rendering))))


def _made(heading: str, rendering: str) -> str:
    senses = [sense for path in sorted((folder() / f"{heading}-{rendering}").glob("*.toml"))
              for sense in entries(path)]
    return written(senses, language(heading), language(rendering))


def entries(path: Path) -> Iterator[Sense]:
    """The senses in one file: a table for each part of speech, in it a list of renderings for each sense of a word."""
    for part, words in tomli.loads(path.read_text("utf-8")).items():
        for head, senses in words.items():
            yield from (Sense(part, head, tuple(renderings)) for renderings in senses)
