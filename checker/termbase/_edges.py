"""Where in a text a name may begin and end: at the edges of words, behind clitics and before endings."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from checker.languages import Language

_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"(?<![^\W_])[^\w\s]|(?<![^\W_])_")
_NO_LETTER = re.compile(r"[\W_]|$")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a name may begin: its place, what is written onto it, its first word as a whole, what of that word may be a
    name of one word, with its end, and which of the ends is the first behind the word."""

    place: int
    prefix: str
    word: str
    parts: tuple[tuple[int, str], ...]
    next_end: int


@lru_cache(maxsize=1024)
def edges(text: str, language: Language) -> tuple[tuple[Start, ...], tuple[int, ...]]:
    """Where names may begin and where they may end in a loose text (cached: several matchers search each text)."""
    ends = _ends(text, language)
    starts = []
    for place, prefix in _starts(text, language):
        word = text[place:_word_end(text, place)]
        first, following = bisect_right(ends, place), bisect_right(ends, place + len(word))
        parts = tuple([(end, text[place:end]) for end in ends[first:following]])
        starts.append(Start(place, prefix, word, parts, following))
    return tuple(starts), ends


def _word_end(text: str, place: int) -> int:
    end = text.find(" ", place)
    return end if end >= 0 else len(text)


def _starts(text: str, language: Language) -> list[tuple[int, str]]:
    """The beginnings of words, and behind the clitics that a word begins with; «"» or "+" may begin a name too."""
    longest = max(map(len, language.proclitics))
    found = [(match.start(), "") for match in _MARK.finditer(text)]
    for match in _WORD.finditer(text):
        begin, end = match.span()
        for length in range(min(longest, end - begin) + 1):
            prefix = text[begin:begin + length]
            if prefix in language.proclitics and text[begin + length:begin + length + 1].strip():
                found.append((begin + length, prefix))
    return sorted(found)


def _ends(text: str, language: Language) -> tuple[int, ...]:
    """Where a word ends, or an ending that may follow a name begins."""
    found = set()
    for match in _NO_LETTER.finditer(text):
        for ending in language.enclitics:
            place = match.start() - len(ending)
            if place > 0 and text[place - 1] != " " and text.startswith(ending, place):
                found.add(place)
    return tuple(sorted(found))
