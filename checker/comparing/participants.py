"""Who does it and to whom it is done: "Egypt accused Sudan" beside «اتهم السودان مصر».

No parser: two names, or common nouns for people, that both sides know, and a verb that the lexicon renders with one of
the other side, standing so close together that the language's order of words says which of them acts
(`checker.comparing.word_order`), or words that lead from one to the other (`checker.comparing.frames`).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.alignment import AlignedPair
from checker.comparing.actors import Actor, actors
from checker.comparing.frames import Edge, Framed, framed
from checker.comparing.word_order import Ordered, ordered, rules
from checker.comparing.wording import Answers, said_of
from checker.languages import language
from checker.lexicon import Lexicon, State, lexicon
from checker.mention import Mention

# The places of the words that may say what an actor does, in the source and in the target.
Deeds = tuple[frozenset[int], frozenset[int]]


class Exchange(NamedTuple):
    """The words of either side from the verb or a name to the last of them; who acts comes first in their values."""

    source: Mention
    target: Mention


def exchanges(pair: AlignedPair) -> Iterator[Exchange]:
    """What one side says that A does to B and the other that B does to A, each pair of names once."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return
    found = actors(pair)
    if len(found) <= 1:  # of most pairs: nobody need look for verbs
        return
    told = said_of(pair.source, pair.target)
    sides = _Sides(ordered(pair.source), ordered(pair.target), framed(pair.source), framed(pair.target))
    sure, shared = list(_verbs(told, sides, known)), frozenset(_shared(told, known))
    deeds = [(sides.here.deed(one[0]), sides.there.deed(one[1])) for one in found]
    for (one, mine), (other, yours) in combinations(zip(found, deeds, strict=True), 2):
        exchange = sides.by_order(sure, one, other) or sides.by_frame(one, other) or (
            sides.exchanged(one, other, mine, yours) if _turned(shared, mine, yours) else None)
        if exchange:
            yield exchange


class _Sides(NamedTuple):
    """The two sides, for the order of their words and for their frames."""

    source: Ordered
    target: Ordered
    here: Framed
    there: Framed

    def by_order(self, verbs: Sequence[tuple[int, int]], one: Actor, other: Actor) -> Exchange | None:
        """Around a verb: "Egypt accused Sudan", «اتهم السودان مصر»."""
        for mine, yours in verbs:
            here, there = self.source.acts(mine, one[0], other[0]), self.target.acts(yours, one[1], other[1])
            if here is None or there is None or here is there:
                continue
            agent, patient = (one, other) if here else (other, one)
            return Exchange(self.source.evidence((mine,), agent[0], patient[0]),
                            self.target.evidence((yours,), patient[1], agent[1]))
        return None

    def by_frame(self, one: Actor, other: Actor) -> Exchange | None:
        """By what leads from one to the other: "lost to Denmark"."""
        here, there = set(self.here.edges(one[0], other[0])), set(self.there.edges(one[1], other[1]))
        edge = next((edge for edge in here if Edge(edge.relation, not edge.forward) in there), None)
        if edge is None or not here.isdisjoint(there):
            return None
        first, second = (one, other) if edge.forward else (other, one)
        return Exchange(self.source.evidence((), first[0], second[0]), self.target.evidence((), second[1], first[1]))

    def exchanged(self, one: Actor, other: Actor, mine: Deeds, yours: Deeds) -> Exchange:
        """The two with their verbs, whichever side has which: "Oslo signed and Bern refused"."""
        return Exchange(self.source.evidence((*mine[0], *yours[0]), one[0], other[0]),
                        self.target.evidence((*mine[1], *yours[1]), other[1], one[1]))


def _turned(verbs: frozenset[tuple[int, int]], mine: Deeds, yours: Deeds) -> bool:
    """Whether of two actors each does on one side what the other does on the other side, and not what it does there
    itself."""
    if mine[0] == yours[0] or mine[1] == yours[1]:
        return False
    return all(_renders(verbs, here, there) for here, there in ((mine[0], yours[1]), (yours[0], mine[1]))) \
        and not any(_renders(verbs, *deeds) for deeds in (mine, yours))


def _renders(verbs: frozenset[tuple[int, int]], here: frozenset[int], there: frozenset[int]) -> bool:
    return any((mine, yours) in verbs for mine in here for yours in there)


def _verbs(told: tuple[Answers, Answers], sides: _Sides, known: Lexicon) -> Iterator[tuple[int, int]]:
    """The verbs of the source with the words of the target that render them and say who acts."""
    mutual = rules(language(known.headwords)).mutual
    for (mine, yours), verbs in sorted(_shared(told, known).items()):
        if verbs.isdisjoint(mutual) and not any(side.compound(place) or side.titled(place)
                                                for side, place in zip(sides[:2], (mine, yours), strict=True)):
            yield mine, yours


def _shared(told: tuple[Answers, Answers], known: Lexicon) -> dict[tuple[int, int], set[str]]:
    """The verbs of the source with the words of the target that render them, by the answers of either side."""
    pairs = {*_answered(told[0]), *((place, other) for other, place in _answered(told[1]))}
    found = {(mine, yours): {head for part, head in map(
        known.tables.entry, told[0][mine].senses & told[1][yours].senses) if part == "verb"} for mine, yours in pairs}
    return {both: verbs for both, verbs in found.items() if verbs}


def _answered(told: Answers) -> Iterator[tuple[int, int]]:
    return ((place, answer.place) for place, answer in enumerate(told)
            if answer.state is State.ANSWERED and not answer.akin)
