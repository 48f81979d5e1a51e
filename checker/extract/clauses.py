"""The chunks of a text: where a phrase or a clause may begin, and which words carry content.

No parser: a chunk begins behind a mark of punctuation, at a preposition, a conjunction, a relative pronoun or a
participle (Abney 1991, "Parsing by chunks"; the words are data of the language).
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.extract.word_forms import stems
from checker.extract.worded import Word, Words, words
from checker.languages import Language, folded

# "king" and "ring" are no participles; «بيت» is no ب + يت.
_LONG_ENOUGH = 6
_LEAST_STEM = 3
# Of so few letters an inflected form may be one of many words.
_SHORT = 4


class Chunked(NamedTuple):
    """The words of a text, whether each carries content and whether that is light, so that nobody misses it, the words
    a chunk may begin with (the first included), and the words that point back at what has been said ("this", «هذه»).
    `phrases` are the runs of two and three words within a clause that content words begin and end ("rate of growth"),
    in pairs one of them ("pull out")."""

    text: Words
    telling: tuple[bool, ...]
    light: tuple[bool, ...]
    begins: tuple[int, ...]
    demonstratives: tuple[int, ...]
    phrases: tuple[tuple[int, int], ...]

    def written(self, first: int, end: int) -> str:
        """The words from `first` to before `end` with single spaces between them."""
        return " ".join(word.written for word in self.text.words[first:end])

    def pointing(self, first: int, end: int) -> bool:
        """Whether one of these words points back."""
        return any(first <= place < end for place in self.demonstratives)


@lru_cache(maxsize=4096)
def chunked(text: str, language: Language) -> Chunked:
    """The chunks of a text (cached: two checks ask for the same passages). A language without a list has chunks
    between its marks of punctuation, and every word of it tells something."""
    found = words(text, language)
    telling = tuple(_tells(word, language) for word in found.words)
    begins = tuple(place for place, word in enumerate(found.words) if place == 0 or _begins(word, language))
    pointing = _list(language, "pointing")
    demonstratives = tuple(place for place, word in enumerate(found.words) if not pointing.isdisjoint(word.forms))
    light = tuple(_is_light(word, language) for word in found.words)
    return Chunked(found, telling, light, begins, demonstratives, tuple(_phrases(found.words, telling)))


def _phrases(found: Sequence[Word], telling: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The short phrases: pairs first."""
    pairs = ((start, start + 2) for start in range(len(found) - 1) if telling[start] or telling[start + 1])
    threes = ((start, start + 3) for start in range(len(found) - 2) if telling[start] and telling[start + 2])
    yield from (run for run in (*pairs, *threes) if not any(word.apart for word in found[run[0] + 1:run[1]]))


def _tells(word: Word, language: Language) -> bool:
    empty = _list(language, "empty")
    return len(word.text) > 1 and empty.isdisjoint(word.forms)


def _is_light(word: Word, language: Language) -> bool:
    """Whether a word is in the list of light ones, inflected or, where it is short, as it stands: «سيدي» is no «سد»."""
    listed = _list(language, "light")
    return not listed.isdisjoint(word.forms) or any(
        len(stem) > _SHORT and stem in listed for stem in stems(word.text, language))


def _begins(word: Word, language: Language) -> bool:
    if word.apart or not _list(language, "begins").isdisjoint(word.forms):
        return True
    if len(word.text) >= _LONG_ENOUGH and word.text.endswith(tuple(_list(language, "endings"))):
        return True
    particles = tuple(_list(language, "particles"))
    return (bool(particles) and word.text.startswith(particles) and word.text not in _list(language, "whole")
            and len(word.text) > _LEAST_STEM)


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("clauses").get(name, ()))
