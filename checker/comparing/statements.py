"""Which statement of one side answers to which of the other, and which answer to none."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.comparing.sources import attributed, cue_words
from checker.comparing.speakers import Agreement, Speaker, agreement, stranger
from checker.termbase import Termbase

# What is hoped or meant is said by nobody.
_UNSAID = frozenset({"hope"})


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a pair: those that answer each other (by a source that agrees, else as the only ones left on
    either side) and those left over."""

    answered: tuple[tuple[Speaker, Speaker], ...]
    source: tuple[Speaker, ...]
    target: tuple[Speaker, ...]


def statements(pair: AlignedPair, termbase: Termbase) -> Statements:
    """The statements of a pair with a source, one to one: agreeing sources first, of these the same act, of these the
    nearest in order."""
    source, target = (tuple(Speaker(one, passage) for one in attributed(passage) if one.source and one.act not in _UNSAID)
                      for passage in (pair.source, pair.target))
    order = sorted((one.said.act != other.said.act, abs(first - second), first, second)
                   for first, one in enumerate(source) for second, other in enumerate(target)
                   if agreement(one, other, termbase) is Agreement.SAME)
    taken: dict[int, int] = {}
    for _, _, first, second in order:
        if first not in taken and second not in taken.values():
            taken[first] = second
    answered = [(source[first], target[second]) for first, second in sorted(taken.items())]
    left = tuple(one for number, one in enumerate(source) if number not in taken)
    right = tuple(one for number, one in enumerate(target) if number not in taken.values())
    return Statements(tuple(answered), left, right)


def confused(found: Statements, termbase: Termbase) -> tuple[Speaker, Speaker] | None:
    """The two sources that stand in each other's place: one is left on either side whose source nobody else has too,
    what they name differs, and neither side knows the other's."""
    left, right = _alone(found.source, found, 0, termbase), _alone(found.target, found, 1, termbase)
    if len(left) != 1 or len(right) != 1 or agreement(left[0], right[0], termbase) is not Agreement.OTHER:
        return None
    one, other = left[0], right[0]
    strange = stranger(one, other.passage, termbase) and stranger(other, one.passage, termbase)
    return (one, other) if strange else None


def _alone(left: Sequence[Speaker], found: Statements, side: int, termbase: Termbase) -> list[Speaker]:
    """The statements left over whose source agrees with no source of the other side: "added" beside one "said"."""
    others = [both[1 - side] for both in found.answered]
    return [one for one in left if not any(agreement(one, other, termbase) is Agreement.SAME for other in others)]


def lost(found: Statements, pair: AlignedPair, termbase: Termbase, *, of_source: bool) -> Speaker | None:
    """A statement of one side whose source the other side does not know at all, and which it has fewer words of saying
    than would be needed for."""
    left, here, there = ((found.source, pair.source, pair.target) if of_source
                         else (found.target, pair.target, pair.source))
    if len(attributed(here)) <= len(attributed(there)) or cue_words(here) <= cue_words(there):
        return None
    return next((one for one in left if one.speaks and stranger(one, there, termbase)), None)
