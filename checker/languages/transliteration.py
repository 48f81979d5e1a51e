"""What a name sounds like in any script, and how alike two sound: a weighted edit alignment over classes of sounds.

The letters of each language are data (`data/<code>/transliteration.toml`: which sounds a letter may write). The method
is the phonetic alignment of Kondrak ("A New Algorithm for the Alignment of Phonetic Sequences", 2000) cut down to one
cost a pair.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import accumulate
from math import inf
from operator import or_

from checker.languages._inventory import Sound, inventory
from checker.languages._language import Language
from checker.languages.folding import fold, folded

_MARKED = re.compile("[çćčğłñøöřüßşšśșăţțžżźńđıåæœþðęą]")
# Names whose numbers of heavy sounds differ by more are never one name.
_MOST_APART = 2
# Sums of costs in another order differ by less.
_ROUNDING = 1e-9
_NOT_SOUND = re.compile(r"[^\w'ʿʾ]|[\d_]")


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """A name as a row of sounds (numbers of interned `Sound`s).

    `mass` is what it weighs, `consonants` how many heavy sounds it has, `places` where each of these is made (a bit for
    each place), `reach` where any of its sounds is: names that lack one another's places need no closer look. Made by
    `sounds` only, and compared by identity, so that comparisons can be kept.
    """

    row: tuple[int, ...]
    mass: float
    consonants: int
    places: tuple[int, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class _Letters:
    """How a language writes sounds: the sounds of each group of letters, how long the groups are that begin with a
    letter (the longest first), and where the sounds of each single letter are made."""

    groups: Mapping[str, tuple[int, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    places: Mapping[str, int]


@cache
def _letters(spoken: Language) -> _Letters:
    known = inventory()
    table = spoken.data("transliteration").get("letters", {})
    groups = {key: tuple(known.number(_sound(part)) for part in written.split()) for key, written in table.items()}
    lengths = {first: tuple(sorted({len(key) for key in groups if key[0] == first}, reverse=True))
               for first in {key[0] for key in groups}}
    places: dict[str, int] = {}
    for key, ones in groups.items():
        for letter in key.strip("^$"):
            for number in ones:
                places[letter] = places.get(letter, 0) | known.where[number]
    return _Letters(groups, lengths, places)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The groups of letters that write consonants only, with their sounds."""

    sounds: Mapping[str, tuple[int, ...]]
    most: int

    def longest(self, edged: str, at: int) -> tuple[int, tuple[int, ...]]:
        """How many letters the longest group at a place of a word between "^" and "$" has, and its sounds; one letter
        without a sound where there is none."""
        first, last = at == 1, len(edged) - 1
        for length in range(min(self.most, last - at), 0, -1):
            group = edged[at:at + length]
            closed = group + "$" if at + length == last else ""
            for form in (closed, "^" + group if first else "", group):
                if form in self.sounds:
                    return length, self.sounds[form]
        return 1, ()


@cache
def consonant_groups(spoken: Language, vowels: frozenset[str]) -> Groups:
    """The groups of a language that have none of these letters for vowels."""
    found = {key: ones for key, ones in _letters(spoken).groups.items() if vowels.isdisjoint(key)}
    return Groups(found, max(map(len, found), default=0))


@lru_cache(maxsize=65536)
def places(word: str, spoken: Language) -> tuple[int, ...]:
    """Where the sounds that the letters of a folded word may write are made, letter by letter; vowels left out."""
    known = _letters(spoken).places
    return tuple([bits for letter in word if (bits := known.get(letter, 0))])


@lru_cache(maxsize=65536)
def made(word: str, spoken: Language) -> tuple[tuple[int, ...], int]:
    """The same, and where any of them is made: a bit for each place."""
    found = places(word, spoken)
    return found, reduce(or_, found, 0)


def _sound(part: str) -> Sound:
    faint = part.endswith("?")
    readings = []
    for reading in part.removesuffix("?").split("/"):
        sound, _, tenths = reading.partition(":")
        readings.append((sound, int(tenths or 0) / 10))
    weights, vowels = inventory().weights, inventory().vowels
    names = {sound for sound, _ in readings}
    vowel = not names - vowels - {"-", "y", "w", "v"}
    heard = tuple((sound, cost) for sound, cost in readings if sound != "-")
    if "-" in names:
        return Sound(heard, weights["silent"], vowel)
    kind = "vowel" if vowel else "faint" if faint else "consonant"
    return Sound(heard, weights["silent"] if vowel and faint else weights[kind], vowel)


@lru_cache(maxsize=65536)
def sounds(word: str, spoken: Language) -> Sounds:
    """The sounds of a word as `spoken` writes it; doubled ones once. An empty row where the language lists none."""
    row: list[int] = []
    last = -1
    for group in _groups("^" + _spelled(word) + "$", _letters(spoken)):
        for number in group:
            if number != last:
                row.append(number)
                last = number
    if row:
        row[0] = inventory().opening(row[0])
    return _made(tuple(row))


def _groups(written: str, letters: _Letters) -> list[tuple[int, ...]]:
    """The sounds of the longest groups of letters, left to right; what is in no group has none. Looked up: a pattern of
    all groups took three times as long."""
    found = []
    at, end = 0, len(written)
    lengths, groups = letters.lengths, letters.groups
    while at < end:
        for length in lengths.get(written[at], ()):
            group = groups.get(written[at:at + length])
            if group is not None:
                found.append(group)
                at += length
                break
        else:
            at += 1
    return found


def _spelled(word: str) -> str:
    """The letters of a word, folded but for those whose mark changes the sound."""
    lowered = word.lower()
    if not lowered.isascii():
        if _MARKED.search(lowered):
            lowered = "".join(letter if _MARKED.match(letter) else fold(letter).text for letter in lowered)
        else:
            lowered = folded(lowered)
    return lowered if lowered.isalpha() else _NOT_SOUND.sub("", lowered)


def _made(row: tuple[int, ...]) -> Sounds:
    known = inventory()
    mass, reach = 0.0, 0
    places = []
    for number in row:
        weight = known.weigh[number]
        mass += weight
        reach |= known.where[number]
        if weight == known.heavy:
            places.append(known.where[number])
    return Sounds(row, mass, len(places), tuple(places), reach)


def far(one: Sounds, other: Sounds, least: float) -> bool:
    """Whether two names cannot be alike by `least`: what one has and the other lacks costs too much already."""
    if abs(one.consonants - other.consonants) > _MOST_APART:
        return True
    lacking = 0
    if one.reach & ~other.reach:
        lacking = sum([not place & other.reach for place in one.places])
    if other.reach & ~one.reach:
        lacking += sum([not place & one.reach for place in other.places])
    return lacking > (1.0 - least) * (one.mass + other.mass) / 2


@lru_cache(maxsize=262144)
def alike(one: Sounds, other: Sounds, least: float = 0.0) -> float:
    """How alike two names sound: 1 the same, 0 nothing in common. What is less than `least` may be given as 0: most
    words are far from most names, and that shows before they are compared to the end."""
    mass = (one.mass + other.mass) / 2
    if not mass:
        return 0.0
    return max(0.0, 1.0 - _distance(one.row, other.row, (1.0 - least) * mass + _ROUNDING) / mass)


def _distance(one: tuple[int, ...], other: tuple[int, ...], most: float) -> float:
    """The cheapest alignment: Wagner & Fischer (1974) with weights; infinite once it must cost more than `most`."""
    known = inventory()
    weigh = known.weigh
    weights = [weigh[number] for number in other]
    row = [0.0, *accumulate(weights)]
    for number in one:
        costs, weight = known.costs[number], weigh[number]
        diagonal = row[0]
        left = diagonal + weight
        after = [left]
        for against, across, over in zip(other, weights, row[1:], strict=True):
            best, left, above = diagonal + costs[against], left + across, over + weight
            diagonal = over
            if best <= left and best <= above:
                left = best
            elif above < left:
                left = above
            after.append(left)
        row = after
        if min(row) > most:  # costs are never negative, so no later row has less
            return inf
    return row[-1]
