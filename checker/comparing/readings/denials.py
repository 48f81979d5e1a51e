"""Which side of a pair denies more than the other can answer for: the cheap cue before readings are compared."""

from collections import Counter
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.legible import legible
from checker.comparing.readings.opposites import turned_round
from checker.extract.polarity import LEXICAL, NEGATIONS, NOMINAL, NOT
from checker.mention import Mention, MentionKind


class Denial(NamedTuple):
    """A side that denies more than the other: its negations, whether a plain one is left over (`plain`; otherwise only
    one inside a phrase), whether the other side denies nothing at all, and whether it is the source that denies."""

    denier: Passage
    other: Passage
    negations: tuple[Mention, ...]
    plain: bool
    alone: bool
    by_source: bool


def denial(pair: AlignedPair) -> Denial | None:
    """The side of the pair with negations the other side has no word for, or None where the counts agree.

    A plain negation answers to a plain one or to one inside a phrase ("no power", «عدم قدرة»), and to a word that
    holds one ("failed"); words that hold one answer to each other first ("stopped", «توقف»). A negation before a word
    whose opposite stands on the other side has its answer there ("did not win", «خسر»).
    """
    for plain in (True, False):
        for denier, other in ((pair.source, pair.target), (pair.target, pair.source)):
            if _left_over(denier, other, plain=plain) and legible(other):
                kinds = (NOT,) if plain else (NOT, NOMINAL)
                denials = tuple(one for one in denier.mentions(MentionKind.POLARITY) if one.value in kinds)
                return Denial(denier, other, denials, plain, not _counts(other), denier is pair.source)
    return None


def _left_over(denier: Passage, other: Passage, *, plain: bool) -> bool:
    mine, yours = _counts(denier), _counts(other)
    matched = min(mine[LEXICAL], yours[LEXICAL])
    denied = mine[NOT] if plain else mine[NOT] + mine[NOMINAL]
    denied -= len(turned_round(denier, other)) if denied else 0
    return denied > yours[NOT] + yours[NOMINAL] + yours[LEXICAL] - matched


def _counts(passage: Passage) -> Counter[str]:
    return Counter(mention.value for mention in passage.mentions(MentionKind.POLARITY) if mention.value in NEGATIONS)
