"""The inventory of sounds: what each weighs, where it is made, and what it costs to hear one for another.

What sounds weigh and which are near each other is data that no language owns (`data/mul/sounds.toml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from checker.languages._language import shared


@dataclass(frozen=True, slots=True)
class Sound:
    """One place in a name: the sounds its letters may write, each with what that reading costs, and its weight."""

    readings: tuple[tuple[str, float], ...]
    weight: float
    vowel: bool


class Inventory:
    """The sounds met so far, numbered, with the cost of hearing one for another; grows as languages are read."""

    def __init__(self) -> None:
        table = shared("sounds")
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
def inventory() -> Inventory:
    """The one inventory of this process."""
    return Inventory()
