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
    in pairs one of them ("pull out"), `content` the words that carry content."""

    text: Words
    telling: tuple[bool, ...]
    light: tuple[bool, ...]
    begins: tuple[int, ...]
    demonstratives: tuple[int, ...]
    phrases: tuple[tuple[int, int], ...]
    content: tuple[int, ...]

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
    manners = [_manner(word.text, word.forms, language) for word in found.words]
    telling = tuple([one.tells for one in manners])
    begins = tuple([place for place, (word, one) in enumerate(zip(found.words, manners, strict=True))
                    if place == 0 or word.apart or one.begins])
    content, pointing = (tuple([place for place, is_so in enumerate(each) if is_so])
                         for each in (telling, [one.points for one in manners]))
    return Chunked(found, telling, tuple([one.light for one in manners]), begins, pointing,
                   tuple(_phrases(found.words, telling)), content)


class _Manner(NamedTuple):
    """What a word is wherever it stands: whether it carries content, whether that is light, whether it may begin a
    chunk, whether it points back."""

    tells: bool
    light: bool
    begins: bool
    points: bool


@lru_cache(maxsize=65536)
def _manner(word: str, forms: tuple[str, ...], language: Language) -> _Manner:
    return _Manner(len(word) > 1 and _list(language, "empty").isdisjoint(forms), _is_light(word, forms, language),
                   _begins(word, forms, language), not _list(language, "pointing").isdisjoint(forms))


def _phrases(found: Sequence[Word], telling: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The short phrases: pairs first."""
    pairs = ((start, start + 2) for start in range(len(found) - 1) if telling[start] or telling[start + 1])
    threes = ((start, start + 3) for start in range(len(found) - 2) if telling[start] and telling[start + 2])
    yield from (run for run in (*pairs, *threes) if not any(word.apart for word in found[run[0] + 1:run[1]]))


def _is_light(word: str, forms: tuple[str, ...], language: Language) -> bool:
    """Whether a word is in the list of light ones, inflected or, where it is short, as it stands: «سيدي» is no «سد»."""
    listed = _list(language, "light")
    return not listed.isdisjoint(forms) or any(
        len(stem) > _SHORT and stem in listed for stem in stems(word, language))


def _begins(word: str, forms: tuple[str, ...], language: Language) -> bool:
    if not _list(language, "begins").isdisjoint(forms):
        return True
    if len(word) >= _LONG_ENOUGH and word.endswith(tuple(_list(language, "endings"))):
        return True
    particles = tuple(_list(language, "particles"))
    return (bool(particles) and word.startswith(particles) and word not in _list(language, "whole")
            and len(word) > _LEAST_STEM)


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("clauses").get(name, ()))
