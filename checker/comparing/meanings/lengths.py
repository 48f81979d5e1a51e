"""How long the two sides of a pair are, in terms that both languages share.

A body that both sides name counts on either for as much as its shorter name: "RSPCA" takes five letters where Arabic
takes a line, and neither says more than the other.
"""

from checker.alignment import AlignedPair, Passage
from checker.comparing.wording import breadth
from checker.mention import Mention, MentionKind


def lengths(pair: AlignedPair) -> tuple[float, float]:
    """The lengths of the source and of the target, in what its language takes to say as much."""
    sides = (pair.source, pair.target)
    ones, others = map(_bodies, sides)
    excess = [0.0, 0.0]
    shared = {(ones[value], others[value]) for value in ones.keys() & others.keys()}
    for both in shared:
        first, second = (len(one.text) / breadth(side) for one, side in zip(both, sides, strict=True))
        excess[0] += max(0.0, first - second)
        excess[1] += max(0.0, second - first)
    source, target = (len(side.text) / breadth(side) - more for side, more in zip(sides, excess, strict=True))
    return source, target


def _bodies(passage: Passage) -> dict[str, Mention]:
    """The bodies of a passage, each with its first mention."""
    found: dict[str, Mention] = {}
    for mention in passage.mentions(MentionKind.ORGANISATION):
        for value in mention.value.split("|"):
            found.setdefault(value, mention)
    return found
