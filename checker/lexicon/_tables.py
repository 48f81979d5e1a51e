"""A lexicon as tables: what its entries are found by, and as plain text, so that it can be kept (`checker.compiled`).

A table stays text until one of its lines is asked for: of forty thousand keys an article asks for a few hundred.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from checker.languages import Language, folded
from checker.lexicon.stems import citations, roots

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TABLES = 6
# Two senses that share so many renderings, and this share of those of the smaller one, are near each other.
_SHARED, _SHARE = 3, 0.4
# What so many senses have as a rendering tells nothing of any two of them.
_COMMON = 60
# The parts of speech that name things and what these are like.
THINGS = frozenset({"noun", "adjective", "phrase"})
Column = TypeVar("Column")


class Sense(NamedTuple):
    """One sense of an entry: part of speech, headword, and its renderings as they are written."""

    part: str
    head: str
    renderings: tuple[str, ...]


class Expression(NamedTuple):
    """What follows the second word of an expression: the keys of each further word, and its senses."""

    rest: tuple[frozenset[str], ...]
    senses: frozenset[int]


Continuations = Mapping[str, Sequence[Expression]]


@dataclass(frozen=True, slots=True)
class Finder:
    """What the words of one side are found by: the senses of single words, and expressions by their first word."""

    singles: Mapping[str, str]
    expressions: Mapping[str, str]
    _read: dict[str, Continuations] = field(default_factory=dict, repr=False)

    def senses(self, keys: Iterable[str]) -> frozenset[int]:
        """The senses that any of these keys is found under."""
        return frozenset([number for key in keys if (found := self.singles.get(key)) for number in _numbers(found)])

    def beginning(self, keys: Iterable[str]) -> tuple[Continuations, ...]:
        """The expressions whose first word has one of these keys, by the keys of the second."""
        return tuple([self._continuations(key) for key in keys if key in self.expressions])

    def _continuations(self, key: str) -> Continuations:
        if key not in self._read:
            self._read[key] = _expressions(self.expressions[key])
        return self._read[key]


class _Read(dict[int, Column]):
    """A column of the senses of a lexicon, read when first asked for: every word of a text asks for the senses it may
    have, dozens where a key is consonants only, so the look-up is the dictionary's own."""

    def __init__(self, rows: Sequence[str], column: Callable[[str], Column]) -> None:
        super().__init__()
        self._rows, self._column = rows, column

    def __missing__(self, number: int) -> Column:
        self[number] = self._column(self._rows[number])
        return self[number]


@dataclass(frozen=True, slots=True)
class Tables:
    """A lexicon: its headwords and its renderings as keys, its senses, and the senses of each root of a rendering.

    Of a sense `entry` gives the part of speech and the headword, `thing` the latter in lower case where it names a
    thing or what that is like, `spellings` the renderings, folded, `near` the senses that it shares renderings with.
    """

    heads: Finder
    renderings: Finder
    rows: Sequence[str]
    roots: Mapping[str, str]
    entry: Callable[[int], tuple[str, str]]
    thing: Callable[[int], str]
    spellings: Callable[[int], frozenset[str]]
    near: Callable[[int], frozenset[int]]

    def headed(self, heads: Container[str]) -> frozenset[int]:
        """The senses whose headword, in lower case, is one of these."""
        return frozenset([number for number, row in enumerate(self.rows) if row.split("\t", 2)[1].lower() in heads])

    def rooted(self, found: Iterable[str]) -> frozenset[int]:
        """The senses of which a rendering has one of these roots."""
        return frozenset([number for root in found if (row := self.roots.get(root)) for number in _numbers(row)])


def written(senses: Sequence[Sense], heading: Language, rendering: Language) -> str:
    """The text of a lexicon with these senses."""
    heads, renderings = _Indexed(heading), _Indexed(rendering)
    rooted: defaultdict[str, set[int]] = defaultdict(set)
    sharing: list[set[str]] = []
    for number, sense in enumerate(senses):
        heads.add(sense.head, number)
        shared = set()
        for one in sense.renderings:
            found = renderings.add(one, number)
            shared.add(found)
            for root in roots(found, rendering):
                rooted[root].add(number)
        sharing.append(shared - {""})
    near = _sharing(sharing)
    rows = ["\t".join([sense.part, sense.head, ",".join(map(folded, sense.renderings)), _joined(near[number])])
            for number, sense in enumerate(senses)]
    parts = [*heads.lines(), *renderings.lines(), rows, _lines(rooted)]
    return "\f".join("\n".join(part) for part in parts)


def read(text: str) -> Tables:
    """The lexicon behind such a text."""
    parts = [part.split("\n") if part else [] for part in text.split("\f")]
    if len(parts) != _TABLES:
        raise ValueError(f"a lexicon has {_TABLES} tables, not {len(parts)}")
    tables = [dict(line.split("\t", 1) for line in part) for part in (*parts[:4], parts[5])]
    heads, phrases, renderings, rendered, rooted = tables
    rows = parts[4]
    return Tables(Finder(heads, phrases), Finder(renderings, rendered), rows, rooted, _Read(rows, _entry).__getitem__,
                  _Read(rows, _thing).__getitem__, _Read(rows, _spellings).__getitem__, _Read(rows, _near).__getitem__)


def _entry(row: str) -> tuple[str, str]:
    part, head, _ = row.split("\t", 2)
    return part, head


def _thing(row: str) -> str:
    part, head = _entry(row)
    return head.lower() if part in THINGS else ""


def _spellings(row: str) -> frozenset[str]:
    return frozenset(row.split("\t", 3)[2].split(","))


def _near(row: str) -> frozenset[int]:
    return frozenset(_numbers(row.rpartition("\t")[2]))


class _Indexed:
    """The words of one language and the senses they have, on their way into tables."""

    def __init__(self, spoken: Language) -> None:
        self._spoken = spoken
        self._optional = frozenset(map(folded, spoken.data("stems").get("rules", {}).get("optional", ())))
        self._singles: defaultdict[str, set[int]] = defaultdict(set)
        self._expressions: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))

    def add(self, citation: str, number: int) -> str:
        """Enter a word or an expression; what it is known by beside others of its language."""
        words = _WORD.findall(folded(citation))
        while len(words) > 1 and words[-1] in self._optional:
            words.pop()
        if not words:
            return ""
        keys = [sorted(citations(word, self._spoken)) for word in words]
        rest = " ".join("/".join(one) for one in keys[1:])
        for key in keys[0]:
            (self._expressions[key][rest] if rest else self._singles[key]).add(number)
        return min(keys[0], key=len) if not rest else " ".join(one[0] for one in keys)

    def lines(self) -> Iterator[list[str]]:
        """The lines of the two tables."""
        yield _lines(self._singles)
        yield [f"{key}\t{'|'.join(f'{rest}={_joined(numbers)}' for rest, numbers in sorted(found.items()))}"
               for key, found in sorted(self._expressions.items())]


def _sharing(renderings: Sequence[set[str]]) -> list[set[int]]:
    """The senses that each sense is near to."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, shared in enumerate(renderings):
        for key in sorted(shared):
            having[key].append(number)
    near = []
    for number, shared in enumerate(renderings):
        common = Counter(other for key in shared if len(having[key]) <= _COMMON for other in having[key])
        near.append({other for other, count in common.items() if other != number and count >= _SHARED
                     and count >= _SHARE * min(len(shared), len(renderings[other]))})
    return near


def _lines(table: Mapping[str, set[int]]) -> list[str]:
    return [f"{key}\t{_joined(numbers)}" for key, numbers in sorted(table.items())]


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _numbers(row: str) -> list[int]:
    return list(map(int, row.split(","))) if row else []


def _expressions(row: str) -> Continuations:
    found: defaultdict[str, list[Expression]] = defaultdict(list)
    for one in row.split("|"):
        rest, _, numbers = one.rpartition("=")
        second, *others = rest.split(" ")
        expression = Expression(tuple(frozenset(word.split("/")) for word in others), frozenset(_numbers(numbers)))
        for key in second.split("/"):
            found[key].append(expression)
    return found
