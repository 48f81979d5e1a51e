"""Finding many names at once: at each place where a name may begin, the stretches up to each place where one may end
are looked up in a table of forms; offsets are mapped back.

A name is found at word boundaries, after the proclitics of the language («وللأمم المتحدة» holds «الأمم المتحدة») and
before its enclitics; any white space, hyphen or quotation mark may stand between its words. Since names hold at the
edges of words only, a table of 100,000 forms is searched as fast as an automaton would be, and is there at once.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from checker.bulk import bulk
from checker.compiled import kept
from checker.languages import Language
from checker.termbase._edges import Start, edges
from checker.termbase._loose import Loose, key, loosen
from checker.termbase._table import Alias, Table, table

__all__ = ["CASED_ROLES", "Alias", "Hit", "Loose", "Matcher", "key", "longest", "loosen", "table"]

# Case decides whether these are names at all: "WHO" is a body, "who" is a pronoun; "Boots" is a shop.
CASED_ROLES = frozenset({"acronym", "cased"})
# Where in a word a form may begin, where those of one word end, how long those of several may be, their second words.
_Candidate = tuple[Start, tuple[int, ...], int, frozenset[str]]
# So long an acronym may be spoken as a word, where vowels part its consonants; a shorter one looks like other words.
_SPOKEN = 5
_SYLLABLES = re.compile(r"(?:[^AEIOUY]{0,3}[AEIOUY]{1,2})+[^AEIOUY]{0,2}")
# These are words or names of people as well.
_NEVER_SPOKEN = frozenset({"CITES", "GRECO", "IRENA", "SONNA"})
_REMEMBERED = 100_000  # words of each matcher: those of a language's newspapers, in about 15 MB


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: `text[start:end]` of the loose text, proclitics left out; `aliases` are what it may stand for."""

    start: int
    end: int
    aliases: tuple[Alias, ...]

    def overlaps(self, other: "Hit") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Matcher:
    """A table of the forms of one language, ready to be searched for; it remembers the words that it has met."""

    def __init__(self, aliases: Iterable[Alias], language: Language) -> None:
        self._set_up(table(aliases, language), language)

    @classmethod
    def kept(cls, name: str, digest: str, aliases: Iterable[Alias], language: Language) -> "Matcher":
        """The matcher of these aliases, which are gone through only where none made from the same `digest` under the
        same name is kept (see `checker.compiled`)."""
        with bulk():
            made = cls.__new__(cls)
            made._set_up(kept(f"{name}-{language.code}", digest, lambda: table(aliases, language)), language)
        return made

    def _set_up(self, text: str, language: Language) -> None:
        self._table = Table(text)
        self._words: dict[str, tuple[_Candidate, ...]] = {}
        self._language = language
        self._article = language.article
        self._with_article = frozenset(
            prefix for prefix in language.proclitics if self._article and prefix.endswith((self._article, "لل"))
        )

    def find(self, loose: Loose) -> tuple[Hit, ...]:
        """The forms in a text, in its order; where two overlap, the longer one."""
        hits = loose.found.get(self)
        if hits is None:
            hits = loose.found[self] = tuple(longest(self.every(loose)))
        return cast("tuple[Hit, ...]", hits)

    def every(self, loose: Loose) -> Iterator[Hit]:
        """The forms in a text, those within longer ones too."""
        text = loose.text
        for place, prefix, end in self._places(text):
            fitting = tuple([alias for alias, definite in self._table.meanings(text[place:end])
                             if self._fits(alias, definite, prefix, text[place])
                             and _case_fits(alias, loose, place, end)])
            if fitting:
                yield Hit(place - self._shown(prefix), end, fitting)

    def _places(self, text: str) -> Iterator[tuple[int, str, int]]:
        """Where forms of the table stand, with the prefix before each: those of one word looked up at once, longer ones
        where the first word is that of any of them."""
        words = text.split(" ")
        at = 0
        for number, word in enumerate(words):
            candidates = self._words.get(word)
            if candidates is None:
                candidates = self._candidates(word)
            for start, ends, length, seconds in candidates:
                place = at + start.place
                for end in ends:
                    yield place, start.prefix, at + end
                if place + length > at + len(word) and self._goes_on(words[number + 1:number + 2], seconds):
                    for end in self._longer(text, words[number:number + length], at, place, place + length):
                        yield place, start.prefix, end
            at += len(word) + 1

    def _goes_on(self, following: list[str], seconds: frozenset[str]) -> bool:
        """Whether the word that follows, or what is left of it without an ending, is the second one of a form."""
        return any(word in seconds or any(word[:end] in seconds for end in edges(word, self._language).ends)
                   for word in following)

    def _candidates(self, word: str) -> tuple[_Candidate, ...]:
        """What a word may be or begin: most are nothing, and each is asked once."""
        starts, _, stretches, texts = edges(word, self._language)
        forms = self._table.forms
        found = []
        if forms.keys().isdisjoint(texts) and self._table.heads.keys().isdisjoint(texts):
            starts = stretches = ()
        for start, (rest, stretched) in zip(starts, stretches, strict=True):
            here = tuple([end for end, stretch in stretched if stretch in forms])
            length, seconds = self._table.longer(rest)
            if length or here:
                found.append((start, here, length, seconds))
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        self._words[word] = tuple(found)
        return self._words[word]

    def _longer(self, text: str, words: list[str], at: int, place: int, last: int) -> Iterator[int]:
        """Where forms of several words end, `last` at the latest, that begin at `place` in the first of these words,
        which stands `at`."""
        forms = self._table.forms
        for before, word in pairwise(words):
            at += len(before) + 1
            if at >= last:
                return
            for end in edges(word, self._language).ends:
                if at + end <= last and text[place:at + end] in forms:
                    yield at + end

    def _fits(self, alias: Alias, definite: bool, prefix: str, first: str) -> bool:
        if alias.article == "free" or alias.role == "acronym" or not self._article:
            return True
        # «للجنة» is ل + ال + لجنة with one lam dropped, so «ل» before a stem in lam may hide the article.
        has_article = prefix in self._with_article or (definite and first == "ل" and prefix.endswith("ل"))
        return has_article == definite

    def _shown(self, prefix: str) -> int:
        """How much of the prefix belongs to the words shown: the article, and «لل» which can't be taken apart."""
        return 2 if prefix in self._with_article else 0


def _case_fits(alias: Alias, loose: Loose, start: int, end: int) -> bool:
    if alias.role not in CASED_ROLES:
        acronym = alias.role == "head" and _begins_with_acronym(alias.written)
        return not acronym or loose.original(start, start + 1).isupper()
    written = loose.original(start, end)
    if alias.role == "acronym":
        if end < len(loose.text) and loose.original(start, end + 1)[len(written):].isupper():
            return False  # the plural of "IS" is no "ISS"
        return written.replace(".", "") == alias.written.replace(".", "") or _as_a_word(written, alias.written)
    return key(written) == key(alias.written) and _capitals(written) == _capitals(alias.written)


def _as_a_word(written: str, acronym: str) -> bool:
    """Whether a text writes an acronym that is spoken as a word with one capital, as British papers do: "Unctad"."""
    return (len(acronym) >= _SPOKEN and written == acronym.capitalize() and acronym.isupper()
            and acronym not in _NEVER_SPOKEN and bool(_SYLLABLES.fullmatch(acronym)))


def _begins_with_acronym(form: str) -> bool:
    """"WHO head", which is none of "who heads the union"."""
    return len(first := form.split(maxsplit=1)[0]) > 1 and first.isalpha() and first.isupper()


def _capitals(text: str) -> list[bool]:
    return [letter.isupper() for letter in text if letter.isalpha()]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits the longest (the earlier where equal), in the order of the text."""
    found = list(hits)
    if len(found) < 2:
        return found
    taken: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.overlaps(other) for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)
