"""Which side of a pair denies more than the other can answer for: the cheap cue before readings are compared."""

from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.bearing import Bearing
from checker.comparing.readings.cancelling import Left, denials, left_over
from checker.comparing.readings.legible import legible
from checker.comparing.readings.opposites import turned_round
from checker.comparing.remembering import remembered
from checker.extract.polarity import IMPLICATIVE, NOMINAL, NOT
from checker.mention import Mention, MentionKind

# The kinds of denial that ask for an answer, in the order in which they are told.
_ASKING = (NOT, NOMINAL, IMPLICATIVE)


class Negation(NamedTuple):
    """A negation without an answer; `surely` where the first word it bears on has a rendering on the other side, which
    is affirmed there."""

    mention: Mention
    surely: bool


class Denial(NamedTuple):
    """A side that denies more than the other: its negations without an answer, of which kind the one left over is (a
    plain one, one inside a phrase, a verb like "refuse"), whether the other side denies nothing but what answers for
    words of this one, whether a denial of it bears surely on a word that this side affirms (one has moved), and whether
    it is the source that denies."""

    denier: Passage
    other: Passage
    negations: tuple[Negation, ...]
    kind: str
    alone: bool
    moved: bool
    by_source: bool

    @property
    def plain(self) -> bool:
        """Whether a plain negation is left over."""
        return self.kind == NOT


@remembered
def denial(pair: AlignedPair) -> Denial | None:
    """The side of the pair with negations the other side has no word for, or None where each has its answer.

    Negations are compared word by word first: two that bear on words which answer for each other ("did not allow", «لم
    يُسمح») are one, and so is a word that holds one ("refused", «لم يقبل») where it renders no other word. What is left
    over is counted: a plain negation answers to a plain one or to one inside a phrase ("no power", «عدم قدرة»), and to
    a word that holds one ("failed"); words that hold one answer to each other first ("stopped", «توقف»). A negation
    before a word whose opposite stands on the other side has its answer there ("did not win", «خسر»). Where the other
    side has the very word and affirms it, only a denial that is not known to bear on another word answers. A verb by
    which something did not happen ("refused to sign") asks for an answer where the other side has the words behind it,
    and no denial is left there.
    """
    passages = pair.source, pair.target
    if not any(one.value in _ASKING for passage in passages for one in passage.mentions(MentionKind.POLARITY)):
        return None
    left = left_over(pair)
    for kind in _ASKING:
        for side, (denier, other) in enumerate((passages, passages[::-1])):
            found = _unanswered(left[side], left[not side], _turned(denier, other), kind)
            if found and legible(other):
                negations = tuple(Negation(one.mention, one.surely) for one in found)
                moved = any(one.surely for one in (*left[not side].plain, *left[not side].nominal))
                return Denial(denier, other, negations, kind, _denies_nothing(other, left[not side]), moved,
                              denier is pair.source)
    return None


def _denies_nothing(passage: Passage, left: Left) -> bool:
    """Whether a side has no denial, or only words that hold one and answer for those of the other side («لا تطاق",
    "unbearable")."""
    return not (left.holding or any(one.value in (NOT, NOMINAL) for one in denials(passage)))


def _turned(denier: Passage, other: Passage) -> set[Mention]:
    return turned_round(denier, other) if denials(denier) else set()


def _unanswered(mine: Left, yours: Left, turned: set[Mention], kind: str) -> list[Bearing]:
    """The negations of a side that are left over: all of them where the other side has fewer, or those that bear surely
    on a word it affirms where these outnumber its denials of nothing in particular."""
    if kind == IMPLICATIVE:
        sure = [one for one in mine.implicative if one.surely]
        return sure if len(sure) > len(yours.plain) + len(yours.nominal) + yours.holding else []
    # "two of them did not": what bears on no word may be put in any words. So may what is inside a phrase («شردوا» is
    # "left without shelter") where none of its words is on the other side.
    asking = [one for one in (mine.plain if kind == NOT else [*mine.plain, *mine.nominal])
              if one.telling and (one.surely or one.mention.value != NOMINAL)]
    found = [one for one in asking if one.surely or one.mention not in turned]
    if len(found) > _answering(mine, yours):
        return found
    surely = [one for one in found if one.surely]
    return surely if len(surely) > _answering(mine.unsure(), yours.unsure()) else []


def _answering(mine: Left, yours: Left) -> int:
    """How many denials of the other side may still answer: its words that hold one do for those of this side first."""
    return len(yours.plain) + len(yours.nominal) + max(0, yours.holding - mine.holding)
