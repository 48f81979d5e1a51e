"""A text as words: what each is without the particles written onto it, and where a clause ends."""

import re
from functools import lru_cache
from typing import NamedTuple

from checker.article import Span
from checker.extract.word_forms import stripped
from checker.languages import Folded, Language, fold, plain, proclitics

_WORD = re.compile(r"([^\W_]+(?:'[^\W_]+)*)")
_CLAUSE_ENDS = re.compile(r"[,;:.!?،؛؟()\[\]«»\"“”–—…]")
# «قد «تسلك»»: what opens a quotation without a comma before it ends no clause.
_OPENS = re.compile(r"\s+[«“\"]")
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
def _shown(written: str, word: str, language: Language) -> tuple[str, bool, tuple[str, ...]]:
    """A word as it is shown, whether it has a capital, and the forms that it may have when folded (one look-up a word:
    this is the innermost loop of extraction)."""
    shown = plain(written)
    return shown, shown[:1].isupper(), (*stripped(word, language), *_with_article(word, language))


def _with_article(word: str, language: Language) -> tuple[str, ...]:
    """What a word is with its article where a preposition swallowed the first letter of that: «للأب» is «الأب» too."""
    swallowing = 2 * language.article[1:]
    return tuple(language.article + word.removeprefix(one) for one in proclitics(language).get(word[:1], ())
                 if swallowing and one.endswith(swallowing) and word.startswith(one))


def _parted(gap: str) -> bool:
    """Whether a clause ends in what stands between two words."""
    return gap != " " and not _OPENS.fullmatch(gap) and bool(_CLAUSE_ENDS.search(gap))


@lru_cache(maxsize=8192)
def words(text: str, language: Language) -> Words:
    """The words of a text (cached: several lists are looked for in the same sentence)."""
    folded = fold(text)
    # What stands between words, and the words, in turn; the last gap has no word behind it.
    pieces = _WORD.split(folded.text)
    original, starts, ends = folded.original, folded.starts, folded.ends
    rows, end = [], 0
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        end = start + len(word)
        rows.append((gap, word, start, end, *_shown(original[starts[start]:ends[end - 1]], word, language)))
    capitals = sum([row[5] for row in rows])
    headline = len(rows) > 2 and capitals > _HEADLINE * len(rows)
    return Words(folded, tuple([
        # Between most words stands one space.
        Word(word, start, end, written, _parted(gap), capital and not headline, forms)
        for gap, word, start, end, written, capital, forms in rows]))
