"""How probable it is that the two sides of a pair are about different things: a logistic model of what the pair shows.

A similarity says little by itself: headlines and commentary are put so freely that faithful pairs lie where strangers
do. What its words, its figures and its length say is weighed with it, in one model (multinomial logistic regression)
for three ways in which a pair goes wrong. The weights (`weights.toml`) were fitted on partners exchanged and cut by a
program (`tests/benchmarks/fit_meaning.py`).
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from math import exp, log
from typing import NamedTuple

from checker.alignment import AlignedPair
from checker.comparing.figures.settling import settled
from checker.comparing.meanings.lengths import lengths
from checker.comparing.meanings.stretches import Standing, Told, told, told_beside
from checker.comparing.readings.legible import legible
from checker.comparing.remembering import remembered
from checker.comparing.wording import chunks_of
from checker.lexicon import lexicon

# Sides of fewer content words are labels and cries; of more, whole paragraphs, which nobody sets side by side by rows.
_FEWEST, _MOST = 4, 150
# More figures that only one side states say nothing more.
_FIGURES = 4


class Kind(StrEnum):
    """How a pair goes wrong: one side is another sentence, half of one side is another sentence's, or a large part of
    one side is missing on the other."""

    OTHER = "other"
    MIXED = "mixed"
    CUT = "cut"


class Traits(NamedTuple):
    """What the model is told of a pair; the same when its sides are exchanged.

    `close`: the similarity of the two sides; `told`: what a content word weighs against the pair, the mean of both
    sides; `most`, `least`: the weight of the heavier and of the lighter of the two stretches that the other side does
    not tell; `figures`: how many figures and dates one side alone states, at most four; `length`: how far the ratio of
    the lengths is from what the languages let expect; `size`: how many content words there are (logarithms both).
    """

    close: float
    told: float
    most: float
    least: float
    figures: float
    length: float
    size: float


@dataclass(frozen=True, slots=True)
class Model:
    """What a content word weighs by its standing, and for each kind a bias and a weight for each trait: the logarithm
    of the odds against a faithful pair."""

    words: dict[Standing, float]
    biases: dict[Kind, float]
    weights: dict[Kind, Traits]

    def odds(self, traits: Traits) -> dict[Kind, float]:
        """The log-odds of each kind against a faithful pair."""
        return {kind: self.biases[kind] + sum(weight * value for weight, value in zip(own, traits, strict=True))
                for kind, own in self.weights.items()}


class Verdict(NamedTuple):
    """What is wrong with a pair, most probably, how probable it is that anything is, and both sides."""

    kind: Kind
    probability: float
    sides: tuple[Told, Told]

    @property
    def cut(self) -> Told:
        """The side that tells more than the other."""
        return max(self.sides, key=lambda side: side.stretch.weight)


def estranged(pair: AlignedPair, least: float) -> Verdict | None:
    """What is wrong with a pair, where that is at least so probable and the sentences beside it don't tell what it
    lacks; None for any other."""
    found = verdict(pair)
    return None if found is None or found.probability < least or _moved(found) else found


@remembered
def verdict(pair: AlignedPair) -> Verdict | None:
    """What is most probably wrong with a pair; None for one that can't be judged: of one language, of languages without
    a lexicon, with words run together, very short or long."""
    if not judged(pair):
        return None
    model = fitted()
    sides = told(pair, model.words)
    odds = model.odds(traits(pair, sides))
    wrong = sum(map(exp, odds.values()))
    return Verdict(max(odds, key=lambda one: odds[one]), wrong / (1.0 + wrong), sides)


def traits(pair: AlignedPair, sides: tuple[Told, Told]) -> Traits:
    """The traits of a pair with its sides weighed."""
    facts = settled(pair)
    weights = sorted(side.stretch.weight for side in sides)
    source, target = lengths(pair)
    return Traits(
        close=pair.similarity, told=(sides[0].mean + sides[1].mean) / 2, most=weights[1], least=weights[0],
        figures=min(_FIGURES, len(facts.source_alone) + len(facts.target_alone)),
        length=abs(log(source / target)), size=log(_FEWEST + len(sides[0].places) + len(sides[1].places)))


@cache
def fitted() -> Model:
    """The weights that ship with the program."""
    table = tomllib.loads(resources.files("checker.comparing.meanings").joinpath("weights.toml").read_text("utf-8"))
    return Model({one: table["words"][one] for one in Standing}, {kind: table[kind]["bias"] for kind in Kind},
                 {kind: Traits(**table[kind]["weights"]) for kind in Kind})


def judged(pair: AlignedPair) -> bool:
    """Whether anything can be said of a pair."""
    if lexicon(pair.source.language, pair.target.language) is None:
        return False
    counts = [sum(chunks_of(passage).telling) for passage in (pair.source, pair.target)]
    return (min(counts) > 0 and _FEWEST <= max(counts) <= _MOST and legible(pair.source) and legible(pair.target))


def _moved(found: Verdict) -> bool:
    """Whether the sentences beside it tell what a side lacks: the alignment is at fault then, or nobody."""
    sides, words = found.sides, fitted().words
    return any(told_beside(here, there.passage, words) for here, there in (sides, sides[::-1]) if here.stretch.weight)
