"""Finding many names at once: at each place where a name may begin, the stretches up to each place where one may end
are looked up in a table of forms; offsets are mapped back.

A name is found at word boundaries, after the proclitics of the language («وللأمم المتحدة» holds «الأمم المتحدة») and
before its enclitics; any white space, hyphen or quotation mark may stand between its words. Since names hold at the
edges of words only, a table of 100,000 forms is searched as fast as an automaton would be, and is there at once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.compiled import kept
from checker.languages import Language
from checker.termbase._bulk import bulk
from checker.termbase._edges import Start, edges
from checker.termbase._loose import Loose, key, loosen
from checker.termbase._table import Alias, Table, table

__all__ = ["CASED_ROLES", "Alias", "Hit", "Loose", "Matcher", "key", "longest", "loosen", "table"]

# Case decides whether these are names at all: "WHO" is a body, "who" is a pronoun; "Boots" is a shop.
CASED_ROLES = frozenset({"acronym", "cased"})


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
    """A table of the forms of one language, ready to be searched for; immutable once built."""

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
        self._language = language
        self._article = language.article
        self._with_article = frozenset(
            prefix for prefix in language.proclitics if self._article and prefix.endswith((self._article, "لل"))
        )

    def find(self, loose: Loose) -> list[Hit]:
        """The forms in a text, in its order; where two overlap, the longer one."""
        return longest(self.every(loose))

    def every(self, loose: Loose) -> Iterator[Hit]:
        """The forms in a text, those within longer ones too."""
        text = loose.text
        for start, end in self._found(text):
            place, prefix = start.place, start.prefix
            fitting = tuple([alias for alias, definite in self._table.meanings(text[place:end])
                             if self._fits(alias, definite, prefix, text[place])
                             and _case_fits(alias, loose, place, end)])
            if fitting:
                yield Hit(place - self._shown(prefix), end, fitting)

    def _found(self, text: str) -> Iterator[tuple[Start, int]]:
        """Where forms of the table stand: those of one word looked up at once, longer ones where the first word is that
        of any of them."""
        starts, ends = edges(text, self._language)
        forms, heads, longest = self._table.forms, self._table.heads, self._table.longest
        for start in starts:
            for end, part in start.parts:
                if part in forms:
                    yield start, end
            if start.word in heads:
                place = start.place
                for end in ends[start.next_end:bisect_right(ends, place + longest)]:
                    if text[place:end] in forms:
                        yield start, end

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
        return True
    written = loose.original(start, end)
    if alias.role == "acronym":
        return written.replace(".", "") == alias.written.replace(".", "")
    return key(written) == key(alias.written) and _capitals(written) == _capitals(alias.written)


def _capitals(text: str) -> list[bool]:
    return [letter.isupper() for letter in text if letter.isalpha()]


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits the longest (the earlier where equal), in the order of the text."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.overlaps(other) for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)
