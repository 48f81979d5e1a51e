"""Where in a word a name may begin and end: at its edges, behind clitics and before endings.

A word here is what stands between two spaces of a loose text. What lies on its other side does not matter, so each word
is looked at once, however often it is met.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.languages import Language, proclitics
from checker.languages.naming import naming

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"(?<![^\W_])[^\w\s]|(?<![^\W_])_")
_NO_LETTER = re.compile(r"[\W_]|$")


class Start(NamedTuple):
    """Where a name may begin: its place in the word, and the clitics that are written onto it."""

    place: int
    prefix: str


class Edges(NamedTuple):
    """The edges of a word, ascending; from each start what follows it, and the stretches up to each end behind it; and
    the texts of all of these."""

    starts: tuple[Start, ...]
    ends: tuple[int, ...]
    stretches: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    texts: tuple[str, ...]


@lru_cache(maxsize=65536)
def edges(word: str, language: Language) -> Edges:
    """Where names may begin and where they may end in a word."""
    plain = word.isalnum()  # most words are, and have no edges but their own
    starts, ends = tuple(_starts(word, language, plain=plain)), _ends(word, language, plain=plain)
    stretches = tuple([(word[start.place:], tuple([(end, word[start.place:end]) for end in ends if end > start.place]))
                       for start in starts])
    texts = tuple([text for rest, stretched in stretches for text in (rest, *[one for _, one in stretched])])
    return Edges(starts, ends, stretches, texts)


def _starts(word: str, language: Language, *, plain: bool) -> list[Start]:
    """The beginnings of words, and behind the clitics that a word begins with; «"» or "+" may begin a name too.

    A given name has no clitics: «فاطمة» is nobody «in Atmeh», «وسامر» no commander. What stands before verbs only is
    none of a name: «سليما» is not Lima.
    """
    known, given = proclitics(language), naming(language).given
    found = [] if plain else [Start(match.start(), "") for match in _MARK.finditer(word)]
    for begin, end in [(0, len(word))] if plain else [match.span() for match in _WORD.finditer(word)]:
        for prefix in ("", *known.get(word[begin], ())):
            place = begin + len(prefix)
            if place <= end and place < len(word) and word.startswith(prefix, begin) and prefix not in language.verbal:
                found.append(Start(place, prefix))
                if language.article and word[place:end] in given:
                    break
    return sorted(found)


def _ends(word: str, language: Language, *, plain: bool) -> tuple[int, ...]:
    """Where a word ends, or an ending that may follow a name begins."""
    if plain:
        return tuple(sorted([place for one in language.enclitics
                             if word.endswith(one) and (place := len(word) - len(one)) > 0]))
    found = set()
    for match in _NO_LETTER.finditer(word):
        for ending in language.enclitics:
            place = match.start() - len(ending)
            if place > 0 and word.startswith(ending, place):
                found.add(place)
    return tuple(sorted(found))
