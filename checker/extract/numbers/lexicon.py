"""Looking up words and phrases among the tokens of a sentence, through what is written onto a word."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.extract.numbers.tokens import APART, Token
from checker.languages import Language, fold, proclitics

_REMEMBERED = 65536


class Sense(NamedTuple):
    """What a phrase means: its kind in the word list ("unit", "month") and its value there ("3", "05")."""

    kind: str
    value: str


class Match(NamedTuple):
    """A phrase found: its senses, the index after its last token, and the proclitic on its first word («و», «بال»)."""

    senses: tuple[Sense, ...]
    end: int
    prefix: str


Parted = tuple[tuple[str, str], ...]
_Entries = list[tuple[tuple[str, ...], tuple[Sense, ...]]]


class Lexicon:
    """Phrases by their first word, the longest first. Look-ups through proclitics are remembered word by word."""

    def __init__(self, language: Language, phrases: Iterable[tuple[str, Sense]]) -> None:
        """`phrases` are written as in a text; words of one phrase are separated by spaces or hyphens."""
        self._article = language.article
        self._parted, self._rests = _parting(language)
        grouped: dict[tuple[str, ...], list[Sense]] = {}
        for phrase, sense in phrases:
            words = tuple(fold(phrase).text.replace("-", " ").replace("'", " ").split())
            senses = grouped.setdefault(words, [])
            if sense not in senses:
                senses.append(sense)
        self._by_first: dict[str, _Entries] = {}
        for words, senses in sorted(grouped.items(), key=lambda item: -len(item[0])):
            self._by_first.setdefault(words[0], []).append((words, tuple(senses)))
        self._seen: dict[str, tuple[tuple[str, _Entries], ...]] = {}
        # Words known to begin no phrase. Most words are such: whoever walks a sentence asks here first.
        self.absent: set[str] = set()

    def at(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase that begins at this token, or None; the reading with the least taken off wins."""
        word = tokens[index].text
        if word in self.absent:
            return None
        readings = self._seen.get(word)
        if readings is None:
            readings = self._readings(word)
        for prefix, entries in readings:
            for words, senses in entries:
                if len(words) == 1 or self._continues(tokens, index, words):
                    return Match(senses, index + len(words), prefix)
        return None

    def _readings(self, word: str) -> tuple[tuple[str, _Entries], ...]:
        # Most words begin nothing, and a dozen lexicons are asked.
        if self._by_first.keys().isdisjoint(self._rests(word)):
            if len(self.absent) < _REMEMBERED:
                self.absent.add(word)
            return ()
        readings = tuple([(prefix, entries) for prefix, rest in (("", word), *self._parted(word))
                          if (entries := self._by_first.get(rest))])
        if len(self._seen) < _REMEMBERED:
            self._seen[word] = readings
        return readings

    def _continues(self, tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
        if index + len(words) > len(tokens):
            return False
        for step in range(1, len(words)):
            token = tokens[index + step]
            if token.gap == APART or (token.text != words[step] and token.text != self._article + words[step]):
                return False
        return True


@cache
def _parting(language: Language) -> tuple[Callable[[str], Parted], Callable[[str], tuple[str, ...]]]:
    """What parts a word into each proclitic it may begin with and the rest, and what gives the word and all rests; all
    look-ups of a language share them."""
    known = proclitics(language)

    @lru_cache(maxsize=_REMEMBERED)
    def parted(word: str) -> Parted:
        return tuple([(one, word[len(one):]) for one in reversed(known.get(word[:1], ())) if word.startswith(one)])

    @lru_cache(maxsize=_REMEMBERED)
    def rests(word: str) -> tuple[str, ...]:
        return (word, *[rest for _, rest in parted(word)])

    return parted, rests
