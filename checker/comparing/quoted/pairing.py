"""Which quotation of one side answers to which of the other."""

from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.evidence import Similarity
from checker.extract.quotations import EMPTY, NESTED, SPEECH
from checker.mention import Mention, MentionKind

# Two quotations less alike than this are two, unless each is its side's only one.
_LEAST = 0.2


class Couple(NamedTuple):
    """A quotation of the source and the one of the target that answers to it."""

    source: Mention
    target: Mention


def worded(passage: Passage) -> list[Mention]:
    """The quotations of a passage that hold words, those within others left out."""
    return [one for one in passage.mentions(MentionKind.QUOTATION) if one.value != EMPTY and NESTED not in one.marks]


def speech(passage: Passage) -> list[Mention]:
    """The quotations of a passage that somebody is quoted with."""
    return [one for one in worded(passage) if one.value == SPEECH]


def couples(pair: AlignedPair, similarity: Similarity) -> list[Couple]:
    """The quotations of a pair two by two: the only ones of both sides, else the most alike first."""
    source, target = worded(pair.source), worded(pair.target)
    if len(source) == len(target) == 1:
        return [Couple(source[0], target[0])]
    ranked = sorted(((similarity(one.text, other.text), -place, Couple(one, other))
                     for one in source for place, other in enumerate(target)), key=lambda row: row[:2], reverse=True)
    found: list[Couple] = []
    for alike, _, couple in ranked:
        taken = any(couple.source == other.source or couple.target == other.target for other in found)
        if alike >= _LEAST and not taken:
            found.append(couple)
    return sorted(found, key=lambda couple: couple.source.span)
