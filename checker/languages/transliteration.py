"""What a name sounds like in any script, and how alike two sound: a weighted edit alignment over classes of sounds.

The letters of each language are data (`data/<code>/transliteration.toml`: which sounds a letter may write), what sounds
weigh and which are near each other is data that no language owns (`data/mul/sounds.toml`). The method is the phonetic
alignment of Kondrak ("A New Algorithm for the Alignment of Phonetic Sequences", 2000) cut down to one cost a pair.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import tomli

from checker.languages._language import Language
from checker.languages.folding import fold

_MARKED = re.compile("[çćčğłñøöüßşšśţțžżźńđıåæœþðęą]")
# Names whose numbers of heavy sounds differ by more are never one name.
_MOST_APART = 2
_NOT_SOUND = re.compile(r"[^\w'ʿʾ]|[\d_]")


@dataclass(frozen=True, slots=True)
class Sound:
    """One place in a name: the sounds its letters may write, each with what that reading costs, and its weight."""

    readings: tuple[tuple[str, float], ...]
    weight: float
    vowel: bool


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


class _Inventory:
    """The sounds met so far, numbered, with the cost of hearing one for another; grows as languages are read."""

    def __init__(self) -> None:
        table = _neutral()
        self.weights: Mapping[str, float] = table["weights"]
        self.vowels = frozenset(table["vowels"]["all"])
        self._same = {frozenset(pair.split()) for pair in table["vowels"]["same"]}
        rows = list(enumerate(table["places"].values()))
        self._places = {sound: sum(1 << bit for bit, ones in rows if sound in ones) for _, row in rows for sound in row}
        self._near = {frozenset(pair.split()): tenths / 10 for pair, tenths in table["near"].items()}
        self.sounds: list[Sound] = []
        self._numbers: dict[Sound, int] = {}
        self.costs: list[list[float]] = []
        self.where: list[int] = []
        self.weigh: list[float] = []
        self.heavy: float = self.weights["consonant"]
        self._opening: dict[int, int] = {}
        self._kept: dict[tuple[str, str], float] = {}

    def number(self, sound: Sound) -> int:
        """The number of a sound."""
        if sound not in self._numbers:
            self._numbers[sound] = len(self.sounds)
            self.sounds.append(sound)
            self.where.append(self._place(sound))
            self.weigh.append(sound.weight)
            for row, other in zip(self.costs, self.sounds, strict=False):
                row.append(self._cost(other, sound))
            self.costs.append([self._cost(sound, other) for other in self.sounds])
        return self._numbers[sound]

    def opening(self, number: int) -> int:
        """The number of a sound at the beginning of a name, where vowels are always written and weigh more."""
        if number not in self._opening:
            sound = self.sounds[number]
            first = sound.vowel and sound.weight == self.weights["vowel"]
            heavier = Sound(sound.readings, self.weights["first"], vowel=True)
            self._opening[number] = self.number(heavier) if first else number
        return self._opening[number]

    def _place(self, sound: Sound) -> int:
        """Where a sound may be made: a bit for each place."""
        bits = 0
        for reading, _ in sound.readings:
            bits |= self._places.get(reading, 0)
        return bits

    def _cost(self, one: Sound, other: Sound) -> float:
        """The cheapest way to hear one for the other; never more than leaving both out."""
        cheapest = one.weight + other.weight
        if not one.readings or not other.readings:
            return min(cheapest, float(self.weights["apart"]))
        for a, first in one.readings:
            for b, second in other.readings:
                if first + second < cheapest:
                    cheapest = min(cheapest, first + second + self._apart(a, b))
        return cheapest

    def _apart(self, one: str, other: str) -> float:
        # The inventory compares every sound with every other at its start: sixty thousand times one of a few hundred.
        known = self._kept.get((one, other))
        if known is None:
            known = self._kept[one, other] = self._distance(one, other)
        return known

    def _distance(self, one: str, other: str) -> float:
        if one == other:
            return 0.0
        pair = frozenset((one, other))
        if pair in self._near:
            return float(self._near[pair])
        if one in self.vowels and other in self.vowels:
            return float(self.weights["same_vowels" if pair in self._same else "vowels"])
        return float(self.weights["apart"])


@cache
def _neutral() -> Mapping[str, Any]:
    file = resources.files("checker.languages") / "data" / "mul" / "sounds.toml"
    return tomli.loads(file.read_text("utf-8"))


@cache
def _inventory() -> _Inventory:
    return _Inventory()


@dataclass(frozen=True, slots=True)
class _Letters:
    """How a language writes sounds: the sounds of each group of letters, a pattern that finds the longest group, and
    where the sounds of each single letter are made."""

    groups: Mapping[str, tuple[int, ...]]
    pattern: "re.Pattern[str]"
    places: Mapping[str, int]


@cache
def _letters(spoken: Language) -> _Letters:
    inventory = _inventory()
    table = spoken.data("transliteration").get("letters", {})
    groups = {key: tuple(inventory.number(_sound(part)) for part in written.split()) for key, written in table.items()}
    longest_first = sorted(groups, key=len, reverse=True)
    places: dict[str, int] = {}
    for key, ones in groups.items():
        for letter in key.strip("^$"):
            for number in ones:
                places[letter] = places.get(letter, 0) | inventory.where[number]
    return _Letters(groups, re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"), places)


@lru_cache(maxsize=65536)
def places(word: str, spoken: Language) -> tuple[int, ...]:
    """Where the sounds that the letters of a folded word may write are made, letter by letter; vowels left out."""
    known = _letters(spoken).places
    return tuple([bits for letter in word if (bits := known.get(letter, 0))])


def _sound(part: str) -> Sound:
    faint = part.endswith("?")
    readings = []
    for reading in part.removesuffix("?").split("/"):
        sound, _, tenths = reading.partition(":")
        readings.append((sound, int(tenths or 0) / 10))
    weights, vowels = _inventory().weights, _inventory().vowels
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
    letters = _letters(spoken)
    row: list[int] = []
    for match in letters.pattern.finditer("^" + _spelled(word) + "$"):
        for number in letters.groups[match[0]]:
            if not row or number != row[-1]:
                row.append(number)
    if row:
        row[0] = _inventory().opening(row[0])
    return _made(tuple(row))


def _spelled(word: str) -> str:
    """The letters of a word, folded but for those whose mark changes the sound."""
    lowered = word.lower()
    if _MARKED.search(lowered):
        lowered = "".join(letter if _MARKED.match(letter) else fold(letter).text for letter in lowered)
    elif not lowered.isascii():
        lowered = fold(lowered).text
    return _NOT_SOUND.sub("", lowered)


def _made(row: tuple[int, ...]) -> Sounds:
    inventory = _inventory()
    mass, reach = 0.0, 0
    places = []
    for number in row:
        weight = inventory.weigh[number]
        mass += weight
        reach |= inventory.where[number]
        if weight == inventory.heavy:
            places.append(inventory.where[number])
    return Sounds(row, mass, len(places), tuple(places), reach)


def far(one: Sounds, other: Sounds, least: float) -> bool:
    """Whether two names cannot be alike by `least`: what one has and the other lacks costs too much already."""
    if abs(one.consonants - other.consonants) > _MOST_APART:
        return True
    lacking = sum([not place & other.reach for place in one.places])
    lacking += sum([not place & one.reach for place in other.places])
    return lacking > (1.0 - least) * (one.mass + other.mass) / 2


@lru_cache(maxsize=262144)
def alike(one: Sounds, other: Sounds) -> float:
    """How alike two names sound: 1 the same, 0 nothing in common."""
    mass = (one.mass + other.mass) / 2
    if not mass:
        return 0.0
    return max(0.0, 1.0 - _distance(one.row, other.row) / mass)


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The cheapest alignment: Wagner & Fischer (1974) with weights."""
    inventory = _inventory()
    weights = [inventory.weigh[number] for number in other]
    row = [0.0]
    for weight in weights:
        row.append(row[-1] + weight)
    for number in one:
        costs, weight = inventory.costs[number], inventory.weigh[number]
        diagonal, row[0] = row[0], row[0] + weight
        for j, against in enumerate(other):
            best = diagonal + costs[against]
            left, above = row[j] + weights[j], row[j + 1] + weight
            diagonal = row[j + 1]
            row[j + 1] = best if best <= left and best <= above else left if left <= above else above
    return row[-1]
