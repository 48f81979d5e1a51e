"""Which statement of one side answers to which of the other, and which answer to none."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.alignment import AlignedPair, Passage
from checker.comparing.sources import attributed, cue_words
from checker.comparing.speakers import Agreement, Speaker, agreement, stranger
from checker.languages.speaking import designations
from checker.mention import MentionKind
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
    """The statements of a pair with a source, one to one: of those whose sources agree the nearest in order, of these
    the same act; and the only ones left on either side, where nothing tells their sources apart."""
    source, target = _sourced(pair.source), _sourced(pair.target)
    order = sorted((abs(first - second), one.said.act != other.said.act, first, second)
                   for first, one in enumerate(source) for second, other in enumerate(target)
                   if agreement(one, other, termbase) is Agreement.SAME)
    taken: dict[int, int] = {}
    for _, _, first, second in order:
        if first not in taken and second not in taken.values():
            taken[first] = second
    answered = [(source[first], target[second]) for first, second in sorted(taken.items())]
    left = tuple(one for number, one in enumerate(source) if number not in taken)
    right = tuple(one for number, one in enumerate(target) if number not in taken.values())
    if len(left) == len(right) == 1 and agreement(left[0], right[0], termbase) is Agreement.UNKNOWN:
        return Statements((*answered, (left[0], right[0])), (), ())
    return Statements(tuple(answered), left, right)


def _sourced(passage: Passage) -> tuple[Speaker, ...]:
    return tuple(Speaker(one, passage) for one in attributed(passage) if one.source and one.act not in _UNSAID)


def confused(found: Statements, termbase: Termbase) -> tuple[Speaker, Speaker, bool] | None:
    """The two sources that stand in each other's place: one is left on either side whose source nobody else has too,
    what they name differs, and a side does not know the other's (neither, where they are of different kinds); whether
    that is sure comes with them."""
    left, right = _alone(found.source, found, 0, termbase), _alone(found.target, found, 1, termbase)
    how = agreement(left[0], right[0], termbase) if len(left) == len(right) == 1 else Agreement.UNKNOWN
    if how <= Agreement.UNKNOWN:
        return _estranged(found, termbase)
    one, other = left[0], right[0]
    strange = stranger(one, other.passage, termbase), stranger(other, one.passage, termbase)
    return (one, other, all(strange)) if all(strange) or (any(strange) and how is Agreement.OTHER) else None


def _estranged(found: Statements, termbase: Termbase) -> tuple[Speaker, Speaker, bool] | None:
    """Two sources that answer each other as the only ones left, of which neither text knows the other's anywhere
    ("experts", a charity). A man is called by what he is, a body by what it was named before ("the company")."""
    for one, other in found.answered:
        if (_impersonal(one) and _impersonal(other) and agreement(one, other, termbase) is Agreement.UNKNOWN
                and stranger(one, _whole(other), termbase) and stranger(other, _whole(one), termbase)):
            return one, other, False
    return None


def _impersonal(one: Speaker) -> bool:
    """Whether a source names itself, as no person and not by what a body named before may be called."""
    called = {value for mention in one.mentions(MentionKind.COLLECTIVE) for value in mention.value.split("|")}
    return (one.speaks and not one.said.antecedent and not one.mentions(MentionKind.PERSON)
            and (bool(one.mentions(MentionKind.ORGANISATION)) or called.isdisjoint(designations())))


def _whole(one: Speaker) -> Passage:
    """The whole text that a statement stands in."""
    document = one.passage.document
    return Passage(document, tuple(range(len(document.sentences))))


def _alone(left: Sequence[Speaker], found: Statements, side: int, termbase: Termbase) -> list[Speaker]:
    """The statements left over that name their source themselves, one that agrees with no source of the other side, the
    first of each source ("her family said, adding that …")."""
    others = [both[1 - side] for both in found.answered]
    named = {one.span: one for one in reversed(left) if not one.said.antecedent}
    return [one for one in left if named.get(one.span) is one
            and not any(agreement(one, other, termbase) is Agreement.SAME for other in others)]


def lost(found: Statements, pair: AlignedPair, termbase: Termbase, *, of_source: bool) -> Speaker | None:
    """A statement of one side whose source the other side does not know at all, where every statement of that side is
    answered and it has fewer words of saying than it would need."""
    sides = (found.source, pair.source), (found.target, pair.target)
    (left, here), (others, there) = sides if of_source else sides[::-1]
    if others or len(attributed(here)) <= len(attributed(there)) or cue_words(here) <= cue_words(there):
        return None
    return next((one for one in left if one.speaks and stranger(one, there, termbase)), None)
