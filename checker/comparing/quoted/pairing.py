"""Which quotation of one side answers to which of the other."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity, together
from checker.extract.quotations import EMPTY, NESTED, SPEECH
from checker.mention import Mention, MentionKind

# Two quotations less alike than this are two, unless each is its side's only one.
_LEAST = 0.2


class Couple(NamedTuple):
    """A quotation of the source and the one of the target that answers to it."""

    source: Mention
    target: Mention


class Gains(NamedTuple):
    """How alike two quotations are, and how much better either agrees with the other side's word in place of its
    own."""

    base: float
    source: float
    target: float

    @property
    def least(self) -> float:
        """The smaller of the two."""
        return min(self.source, self.target)


def worded(passage: Passage) -> list[Mention]:
    """The quotations of a passage that hold words, those within others left out."""
    return [one for one in passage.mentions(MentionKind.QUOTATION) if one.value != EMPTY and NESTED not in one.marks]


def speech(passage: Passage) -> list[Mention]:
    """The quotations of a passage that somebody is quoted with."""
    return [one for one in worded(passage) if one.value == SPEECH]


def couples(pair: AlignedPair, similarity: Similarity) -> Asking[list[Couple]]:
    """The quotations of a pair two by two: the only ones of both sides, else the most alike first."""
    source, target = worded(pair.source), worded(pair.target)
    if len(source) == len(target) == 1:
        return [Couple(source[0], target[0])]
    every = [(-place, Couple(one, other)) for one in source for place, other in enumerate(target)]
    cosines = yield from together(similarity(one.text, other.text) for _, (one, other) in every)
    ranked = sorted(((alike, *both) for alike, both in zip(cosines, every, strict=True)), key=lambda row: row[:2],
                    reverse=True)
    found: list[Couple] = []
    for alike, _, couple in ranked:
        taken = any(couple.source == other.source or couple.target == other.target for other in found)
        if alike >= _LEAST and not taken:
            found.append(couple)
    return sorted(found, key=lambda couple: couple.source.span)


def gains(couple: Couple, readings: tuple[Sequence[str], Sequence[str]], least: tuple[float, float],
          similarity: Similarity) -> Asking[Gains | None]:
    """How much better the best of the readings of either quotation agrees with the other; None where it is less than
    asked for of each and of both together. Those of the source are asked first."""
    source, target = couple.source.text, couple.target.text
    yield from similarity.known((source, target, *readings[0]))
    base = yield from similarity(source, target)
    first = (yield from similarity.best(readings[0], [target])) - base
    if first < least[0]:
        return None
    second = (yield from similarity.best([source], readings[1])) - base
    return Gains(base, first, second) if second >= least[0] and first + second >= least[1] else None
