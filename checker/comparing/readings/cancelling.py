"""Denials compared word by word: which of one side deny what a denial of the other side denies."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.bearing import Bearing, Link, sides
from checker.comparing.readings.unnamed import unnamed
from checker.extract.polarity import HOLDING, IMPLICATIVE, LEXICAL, NEGATIONS, NOMINAL, NOT, TWICE
from checker.mention import Mention

# What answers less surely: a word that is only akin to a rendering, a denial of another kind, a word in between, and a
# rendering that stands nearer elsewhere, too ("I do not write", said the writer).
_AKIN, _OTHER_KIND, _STEP, _PERHAPS = 1.0, 1.0, 0.5, 0.5
# «لم تفوت»: a word that holds a denial so near behind another is denied by it; nearer than the second further on, or
# with no word between them that carries content ("neither can they rule it out").
_NEXT = 2
# A denial (the how-manieth of its side), and which of the things it denies.
_Slot = tuple[int, int]


class Left(NamedTuple):
    """The denials of a side that no denial of the other side bears on the same words as, by kind; `plain` and `nominal`
    without those that render a word of the other side together with the next («غير حاد» of "blunt", «لا يشبع» of
    "insatiable"), those that hold a denial without those that are the rendering of another word."""

    plain: list[Bearing]
    nominal: list[Bearing]
    lexical: list[Bearing]
    implicative: list[Bearing]

    @property
    def holding(self) -> int:
        """How many words that hold a denial are left."""
        return len(self.lexical) + len(self.implicative)

    def unsure(self) -> "Left":
        """Those that are not known to bear on a word which the other side has."""
        return Left(*([one for one in kind if not one.surely] for kind in self))


def denials(passage: Passage) -> list[Mention]:
    """The words of a passage that deny."""
    return [one for one in unnamed(passage) if one.value in NEGATIONS]


def left_over(pair: AlignedPair) -> tuple[Left, Left]:
    """What is left of the denials of the source and of the target when those that bear on words which answer for each
    other have cancelled, the nearest first, each against one."""
    read = sides(pair)
    source, target = ([read.bearing(side, one, itself=one.value in HOLDING) for one in denials(passage)]
                      for side, passage in enumerate(read.passages))
    met = _met(source, target)
    mine, yours = ([one for place, one in enumerate(side) if place not in known]
                   for side, known in zip((source, target), met, strict=True))
    return _left(mine), _left(yours)


def _met(source: Sequence[Bearing], target: Sequence[Bearing]) -> tuple[set[int], set[int]]:
    """Which denials of either side cancel: as many as can, the nearest first. One gives way to another where it can
    cancel elsewhere ("cannot say, but neither can they …": «يستطيع» answers for either)."""
    distances = sorted((distance, here, there) for here, there in product(range(len(source)), range(len(target)))
                       if (distance := _distance(source[here], target[there])) is not None)
    near: dict[_Slot, list[_Slot]] = {}
    for _, here, there in distances:
        for mine, yours in product(range(_room(source[here])), range(_room(target[there]))):
            near.setdefault((here, mine), []).append((there, yours))
    taken: dict[_Slot, _Slot] = {}
    for slot in near:
        _take(slot, near, taken, set())
    return {here for here, _ in taken.values()}, {there for there, _ in taken}


def _take(slot: _Slot, near: Mapping[_Slot, list[_Slot]], taken: dict[_Slot, _Slot], tried: set[_Slot]) -> bool:
    """Whether a denial finds one to cancel, its own or one whose former partner finds another (Kuhn's algorithm)."""
    for other in near[slot]:
        if other not in tried:
            tried.add(other)
            if other not in taken or _take(taken[other], near, taken, tried):
                taken[other] = slot
                return True
    return False


def _room(one: Bearing) -> int:
    """How many denials of the other side one may answer: "neither read nor write" is «لا يقرأ ولا يكتب»."""
    return 1 + (TWICE in one.mention.marks)


def _distance(one: Bearing, other: Bearing) -> float | None:
    """How near a word that one denial bears on is answered to the other denial; None where nothing answers."""
    kinds = one.mention.value, other.mention.value
    mixed = _OTHER_KIND * ((kinds[0] in HOLDING) != (kinds[1] in HOLDING))
    return min((link.rank + _STEP * abs(link.place - there.own.start) + cost + mixed
                for here, there in ((one, other), (other, one)) for link, cost in _links(here, there)), default=None)


def _links(here: Bearing, there: Bearing) -> Iterator[tuple[Link, float]]:
    """The words a denial bears on that words near another denial answer for, and what each such answer costs."""
    for link in here.links:
        if link.place in there.scope or (TWICE in there.mention.marks and link.place in there.own):
            yield link, _AKIN * link.akin
    for (rank, mine), yours in product(enumerate(here.telling), there.telling):
        if not here.answers[mine].senses.isdisjoint(there.answers[yours].senses):
            yield Link(rank, yours, akin=False), _PERHAPS


def _left(found: list[Bearing]) -> Left:
    affirming = {id(one) for denial, word in product(found, found) if _denied(denial, word) for one in (denial, word)}
    kept: dict[str, list[Bearing]] = {kind: [] for kind in NEGATIONS}
    for one in found:
        if id(one) not in affirming:
            kept[one.mention.value].append(one)
    return Left(*([one for one in kept[kind] if not one.merged] for kind in (NOT, NOMINAL)),
                *([one for one in kept[kind] if not one.rendered] for kind in (LEXICAL, IMPLICATIVE)))


def _denied(denial: Bearing, word: Bearing) -> bool:
    """Whether a word that holds a denial is denied in its turn: «لم تفوت» and "refused to rule out" affirm."""
    if denial.mention.value not in (NOT, IMPLICATIVE) or word.mention.value not in HOLDING:
        return False
    first = next((place for place in denial.telling if place >= denial.own.stop), None)
    return first in word.own or 0 <= word.own.start - denial.own.stop < _NEXT
