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
    for one, other in combinations(found, 2):
        exchange = sides.by_order(sure, one, other) or sides.by_frame(one, other) or sides.by_deeds(shared, one, other)
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

    def by_deeds(self, verbs: frozenset[tuple[int, int]], one: Actor, other: Actor) -> Exchange | None:
        """By two verbs, each with its subject: "Oslo signed and Bern refused"."""
        here = [self.here.deed(actor[0]) for actor in (one, other)]
        there = [self.there.deed(actor[1]) for actor in (one, other)]
        if here[0] == here[1] or there[0] == there[1] or not all(
                any((mine, yours) in verbs for mine in here[at] for yours in there[1 - at]) for at in (0, 1)) or any(
                any((mine, yours) in verbs for mine in here[at] for yours in there[at]) for at in (0, 1)):
            return None
        return Exchange(self.source.evidence((*here[0], *here[1]), one[0], other[0]),
                        self.target.evidence((*there[0], *there[1]), other[1], one[1]))


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
