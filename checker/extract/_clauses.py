"""A sentence as words in clauses: what the words around a cue are, asked by number of word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.article import Sentence
from checker.extract.worded import Word, words
from checker.languages import Language, folded
from checker.mention import UNLISTED_BODY, Mention, MentionKind

_OPENING, _CLOSING, _STRAIGHT = "“«‘", "”»", '"'
_STOPS = ".!?؟"


class Range(NamedTuple):
    """Words from `first` to before `end`; empty where they are equal."""

    first: int
    end: int

    def __contains__(self, index: object) -> bool:
        """Whether a word, by its number, is among them."""
        return isinstance(index, int) and self.first <= index < self.end

    @property
    def empty(self) -> bool:
        """Whether no word is among them."""
        return self.first >= self.end


class Clauses:
    """The words of a sentence, the mentions among them as ranges of words, and the language's lists about clauses."""

    __slots__ = ("_ends", "_gaps", "_starts", "language", "mentions", "sentence", "speakers", "text", "words")

    def __init__(self, sentence: Sentence, language: Language, mentions: Iterable[Mention]) -> None:
        self.sentence, self.language = sentence, language
        self.text = words(sentence.text, language)
        self.words: tuple[Word, ...] = self.text.words
        read = self.text.folded
        self._starts = [read.starts[word.start] for word in self.words]
        self._ends = [read.ends[word.end - 1] for word in self.words]
        edges = [0, *(edge for word in self.words for edge in (word.start, word.end)), len(read.text)]
        self._gaps = [read.text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
        placed = [(place, one) for one in mentions if not (place := self._range(one)).empty]
        self.speakers = tuple(sorted(placed, key=lambda one: one[0]))
        # A phrase that only looks like a body's name may end anywhere: it bounds nothing.
        self.mentions = tuple((place, one) for place, one in self.speakers if not one.value.startswith(UNLISTED_BODY))

    def __len__(self) -> int:
        return len(self.words)

    @property
    def verbs_first(self) -> bool:
        """Whether the language's verbs stand before their subjects as a rule."""
        return bool(self.language.data("cues")["clause"].get("subject") == "after")

    def fits(self, index: int, name: str) -> bool:
        """Whether a word, with or without a conjunction written onto it, is in a list of the language's clauses."""
        return 0 <= index < len(self.words) and name in _fitting(self.words[index].text, self.language)

    def introduces(self, index: int) -> bool:
        """Whether a word is a "that"; «فان» within «لويس فان غال» is none."""
        return self.fits(index, "complementizers") and not any(
            place.first < index < place.end - 1 and one.kind is MentionKind.PERSON for place, one in self.mentions)

    def has(self, name: str, where: Iterable[int]) -> bool:
        """Whether any of these words, without any of what may be written onto it, is in a list."""
        listed = _list(self.language, name)
        return any(form in listed for index in where if 0 <= index < len(self.words)
                   for form in self.words[index].forms)

    def letters(self, name: str) -> tuple[str, ...]:
        """A list of the language's clauses as beginnings or endings of words."""
        return _letters(self.language, name)

    def written(self, index: int, name: str) -> bool:
        """Whether a word as written, unfolded, ends with one of a list's letters."""
        return self.words[index].written.endswith(tuple(self.language.data("cues")["clause"].get(name, ())))

    def gap(self, index: int) -> str:
        """What stands between a word and the one before it (from the beginning, to the end)."""
        return self._gaps[index]

    def apart(self, index: int) -> bool:
        """Whether a mark of punctuation stands before a word; the stop of "Mr." is none."""
        if index <= 0 or index >= len(self.words):
            return True
        return self.words[index].apart and not (self.fits(index - 1, "titles") and self.gap(index).strip() == ".")

    def stops(self, index: int) -> bool:
        """Whether a sentence ends before a word."""
        if not 0 < index < len(self.words) or (gap := self._gaps[index]) == " ":
            return False
        return any(mark in gap for mark in _STOPS) and "…" not in gap and self.apart(index)

    def opens(self, index: int) -> bool:
        """Whether a quotation opens before a word."""
        gap = self._gaps[index]
        if gap == " ":
            return False
        straight = gap[-1:] == _STRAIGHT and gap != _STRAIGHT + _STRAIGHT and not self._inside(index)
        return straight or any(mark in gap for mark in _OPENING)

    def closes(self, index: int) -> bool:
        """Whether a quotation closes before a word."""
        gap = self._gaps[index]
        if index <= 0 or gap == " ":
            return False
        return any(mark in gap for mark in _CLOSING) or (_STRAIGHT in gap and self._inside(index))

    def _inside(self, index: int) -> bool:
        """Whether a straight mark before a word closes: an odd number of them stands before the gap."""
        end = self.words[index - 1].end if index else 0
        return self.text.folded.text[:end].count(_STRAIGHT) % 2 == 1

    def start(self, index: int) -> int:
        """The first word of what no mark parts from a word."""
        while index > 0 and not self.apart(index):
            index -= 1
        return index

    def end(self, index: int) -> int:
        """Where what no mark parts from a word ends."""
        index += 1
        while index < len(self.words) and not self.apart(index):
            index += 1
        return min(index, len(self.words))

    def mention_from(self, index: int) -> Range | None:
        """The longest mention that begins at a word."""
        return max((place for place, _ in self.mentions if place.first == index), default=None, key=lambda one: one.end)

    def within(self, places: Sequence[Range]) -> Iterator[Mention]:
        """The mentions that begin in these words."""
        return (one for place, one in self.speakers if any(place.first in other for other in places))

    def _range(self, mention: Mention) -> Range:
        offset = self.sentence.span.start
        first = bisect_right(self._ends, mention.span.start - offset)
        end = bisect_left(self._starts, mention.span.end - offset)
        return Range(first, end) if first < end else Range(0, 0)


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("cues")["clause"].get(name, ()))


@cache
def _letters(language: Language, name: str) -> tuple[str, ...]:
    return tuple(_list(language, name))


@lru_cache(maxsize=65536)
def _fitting(word: str, language: Language) -> frozenset[str]:
    """The lists of the language's clauses in which a folded word is, with or without a conjunction written onto it."""
    joins, known = _list(language, "joins"), _names_by_word(language)
    forms = [word, *(rest for join in joins if (rest := word.removeprefix(join)) != word and len(rest) > 1)]
    return frozenset().union(*[known[form] for form in forms if form in known])


@cache
def _names_by_word(language: Language) -> dict[str, set[str]]:
    """The words of the language's lists about clauses, each with the names of the lists that have it."""
    found: dict[str, set[str]] = {}
    for name, listed in language.data("cues")["clause"].items():
        for word in listed if isinstance(listed, list) else ():
            found.setdefault(folded(word), set()).add(name)
    return found
