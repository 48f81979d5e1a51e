"""A text as words: what each is without the particles written onto it, and where a clause ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.article import Span
from checker.extract.word_forms import stripped
from checker.languages import Folded, Language, fold, plain

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CLAUSE_ENDS = re.compile(r"[,;:.!?،؛؟()\[\]«»\"“”–—…]")
# "Why the Minister May Resign": in a headline capitals say nothing about names.
_HEADLINE = 0.6


class Word(NamedTuple):
    """A word: folded, its characters in the folded text, as written, whether a clause ends before it, whether it is
    written like a name, and the forms it may have without what is written onto it."""

    text: str
    start: int
    end: int
    written: str
    apart: bool
    name: bool
    forms: tuple[str, ...]


class Words(NamedTuple):
    """A text as words, with the way back to its characters."""

    folded: Folded
    words: tuple[Word, ...]

    def span(self, first: int, end: int) -> Span:
        """The characters of the text behind the words from `first` to before `end`."""
        return self.folded.span(self.words[first].start, self.words[end - 1].end)


@lru_cache(maxsize=65536)
def _shown(word: str) -> str:
    return plain(word)


@lru_cache(maxsize=8192)
def words(text: str, language: Language) -> Words:
    """The words of a text (cached: several lists are looked for in the same sentence)."""
    folded = fold(text)
    read, original, starts, ends = folded.text, folded.original, folded.starts, folded.ends
    places = [match.span() for match in _WORD.finditer(read)]
    shown = [_shown(original[starts[start]:ends[end - 1]]) for start, end in places]
    capitals = [one[:1].isupper() for one in shown]
    headline = len(capitals) > 2 and sum(capitals) > _HEADLINE * len(capitals)
    result, before = [], 0
    for (start, end), written, capital in zip(places, shown, capitals, strict=True):
        # Between most words stands one space.
        apart = read[before:start] != " " and bool(_CLAUSE_ENDS.search(read, before, start))
        word = read[start:end]
        result.append(Word(word, start, end, written, apart, capital and not headline, stripped(word, language)))
        before = end
    return Words(folded, tuple(result))
