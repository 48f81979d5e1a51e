"""Which side of a pair denies more than the other can answer for: the cheap cue before readings are compared."""

from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.bearing import Bearing
from checker.comparing.readings.cancelling import Left, denials, left_over
from checker.comparing.readings.legible import legible
from checker.comparing.readings.opposites import turned_round
from checker.comparing.remembering import remembered
from checker.extract.polarity import NOMINAL, NOT
from checker.mention import Mention, MentionKind


class Negation(NamedTuple):
    """A negation without an answer; `surely` where the first word it bears on has a rendering on the other side, which
    is affirmed there, `elliptic` where it bears on no word at all ("some pay, some don't")."""

    mention: Mention
    surely: bool
    elliptic: bool


class Denial(NamedTuple):
    """A side that denies more than the other: its negations without an answer, whether a plain one is left over
    (`plain`; otherwise only one inside a phrase), whether the other side denies nothing at all, and whether it is the
    source that denies."""

    denier: Passage
    other: Passage
    negations: tuple[Negation, ...]
    plain: bool
    alone: bool
    by_source: bool


@remembered
def denial(pair: AlignedPair) -> Denial | None:
    """The side of the pair with negations the other side has no word for, or None where each has its answer.

    Negations are compared word by word first: two that bear on words which answer for each other ("did not allow", «لم
    يُسمح») are one, and so is a word that holds one ("refused", «لم يقبل») where it renders no other word. What is left
    over is counted: a plain negation answers to a plain one or to one inside a phrase ("no power", «عدم قدرة»), and to
    a word that holds one ("failed"); words that hold one answer to each other first ("stopped", «توقف»). A negation
    before a word whose opposite stands on the other side has its answer there ("did not win", «خسر»). Where the other
    side has the very word and affirms it, only a denial that is not known to bear on another word answers.
    """
    passages = pair.source, pair.target
    if not any(one.value in (NOT, NOMINAL) for passage in passages for one in passage.mentions(MentionKind.POLARITY)):
        return None
    left = left_over(pair)
    for plain in (True, False):
        for side, (denier, other) in enumerate((passages, passages[::-1])):
            found = _unanswered(left[side], left[not side], _turned(denier, other), plain=plain)
            if found and legible(other):
                negations = [Negation(one.mention, one.surely, not one.telling) for one in found]
                return Denial(denier, other, tuple(negations), plain, not denials(other), denier is pair.source)
    return None


def _turned(denier: Passage, other: Passage) -> set[Mention]:
    return turned_round(denier, other) if denials(denier) else set()


def _unanswered(mine: Left, yours: Left, turned: set[Mention], *, plain: bool) -> list[Bearing]:
    """The negations of a side that are left over: all of them where the other side has fewer, or those that bear surely
    on a word it affirms where these outnumber its denials of nothing in particular."""
    asking = mine.plain if plain else [*mine.plain, *mine.nominal]
    found = [one for one in asking if one.surely or one.mention not in turned]
    if len(found) > _answering(mine, yours):
        return found
    surely = [one for one in found if one.surely]
    return surely if len(surely) > _answering(mine.unsure(), yours.unsure()) else []


def _answering(mine: Left, yours: Left) -> int:
    """How many denials of the other side may still answer: its words that hold one do for those of this side first."""
    return len(yours.plain) + len(yours.nominal) + max(0, len(yours.lexical) - len(mine.lexical))
