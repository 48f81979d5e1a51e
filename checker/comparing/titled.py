"""Titles that one side alone puts before a name: «الرئيس الأرجنتيني خافيير ميلي» for "Javier Milei"."""

from collections.abc import Sequence

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.sounded import sounded
from checker.comparing.remembering import remembered
from checker.comparing.wording import placed
from checker.mention import Mention

# «الرئيس الأرجنتيني المنتخب حديثا خافيير ميلي»: so many characters, and no stop, lie between a title and its name.
_BEFORE = 30
# What a name is called stands so near it: "Milei, a 53-year-old economist".
_NEAR = 60
_STOPS = frozenset(".,;:،؛!?؟()\"«»“”")
Names = Sequence[tuple[Span, Span]]


def of_others(one: Mention, other: Mention, pair: AlignedPair) -> bool:
    """Whether a role of the source and one of the target are two people's: either stands right before a name, and the
    other not near that name on its own side."""
    names = _names(pair)
    turned = [(second, first) for first, second in names]
    return _far(one, other, (pair.source, pair.target), names) or _far(other, one, (pair.target, pair.source), turned)


@remembered
def _names(pair: AlignedPair) -> Names:
    """The words of names that both sides say by sound: where they stand in the source and in the target."""
    found = [*sounded(pair.source, pair.target), *((here, there) for there, here in sounded(pair.target, pair.source))]
    return sorted(found, key=lambda both: both[0].start)


def _far(title: Mention, other: Mention, passages: tuple[Passage, Passage], names: Names) -> bool:
    """Whether a name stands right behind the title and everywhere far from the other role."""
    here, there = passages
    own, its = placed(here, title), placed(there, other)
    behind = sorted((name.start, answer) for name, answer in names
                    if own.end <= name.start <= own.end + _BEFORE
                    and _STOPS.isdisjoint(here.text[own.end:name.start]))
    return bool(behind) and max(its.start - behind[0][1].end, behind[0][1].start - its.end) > _NEAR
