"""Who does it and to whom it is done: "Egypt accused Sudan" beside «اتهم السودان مصر».

No parser: two names that both sides know, and a verb that the lexicon renders with one of the other side, standing so
close together that the language's order of words says which of them acts (subject – verb – object in English, that or
verb – subject – object in Arabic; "by", «من قبل» turn it round). Where a word stands between that may change that (a
preposition, a conjunction, a relative pronoun, a comma), nothing is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.renderings import renderings
from checker.comparing.wording import Answers, chunks_of, in_article, placed, places_of, said_of, spans_of
from checker.extract.worded import Word
from checker.languages import Language, folded, language
from checker.lexicon import Lexicon, State, lexicon
from checker.mention import Mention, MentionKind

# Whoever acts is of one of these kinds, and has the same value in both languages; persons are known by their sound.
_ACTORS = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.ROLE, MentionKind.COLLECTIVE)
# So many words the verb and both names may take up, and so far from the verb its subject may stand.
_REACH, _NEAR = 11, 4


class Exchange(NamedTuple):
    """The words of either side from the verb or a name to the last of them; who acts comes first in their values."""

    source: Mention
    target: Mention


class _Name(NamedTuple):
    """A name on one side, and the places of its words."""

    mention: Mention
    places: tuple[int, ...]


_Actor = tuple[_Name, _Name]  # as the source and as the target writes it


class _Rules(NamedTuple):
    """What of a language's order of words is needed: whether a verb may stand first, the words in the way of saying who
    acts, the words before whoever acts in a passive, those that no subject stands behind, and titles that are verbs."""

    verb_first: bool
    stops: frozenset[str]
    agent: tuple[tuple[str, ...], ...]
    prepositions: frozenset[str]
    articles: frozenset[str]
    deeds: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Side:
    passage: Passage
    words: Sequence[Word]
    rules: _Rules

    def named(self, mention: Mention) -> _Name:
        """A mention with the places of its words."""
        return _Name(mention, tuple(places_of(self.passage, mention)))

    def titles(self) -> frozenset[int]:
        """The places of titles, which do nothing: "Aberdeen manager Derek McInnes"."""
        found = (place for title in self.passage.mentions(MentionKind.ROLE)
                 for place in places_of(self.passage, title))
        return frozenset(place for place in found if self.rules.deeds.isdisjoint(self.words[place].forms))

    def acts(self, verb: int, one: _Name, other: _Name) -> bool | None:
        """Whether `one` does it to `other` (False: the other way round; None: it can't be told)."""
        first, second = (one, other) if one.places < other.places else (other, one)
        begin, end, until = first.places[0], first.places[-1], second.places[0]
        before, start = end < verb < until, min(begin, verb)
        if until <= end or not (before or (self.rules.verb_first and verb < begin)):
            return None
        if until - start > _REACH or abs((end if before else begin) - verb) > _NEAR or self._governed(first):
            return None
        by = self._agent(until)
        between = [place for place in range(start, until - by) if place != verb and not begin <= place <= end]
        if any(self.words[place].apart for place in range(start + 1, until + 1)) or any(
                not self.rules.stops.isdisjoint(self.words[place].forms) for place in between):
            return None
        return (first is one) is (by == 0)

    def _governed(self, name: _Name) -> bool:
        """Whether a preposition governs a name, written before it or onto it («لإسرائيل»)."""
        begin = name.places[0]
        start = spans_of(self.passage)[begin].start
        if placed(self.passage, name.mention).start > start:
            return folded(self.passage.text[start]) in self.rules.prepositions
        before = self._past_articles(begin)
        return before > 0 and not self.rules.prepositions.isdisjoint(self.words[before - 1].forms)

    def _agent(self, until: int) -> int:
        """How many words before a name say that it acts ("by the", «من قبل»)."""
        at = self._past_articles(until)
        written = tuple(word.text for word in self.words[:at])
        return next((until - at + len(phrase) for phrase in self.rules.agent if written[-len(phrase):] == phrase), 0)

    def _past_articles(self, place: int) -> int:
        while place and self.words[place - 1].text in self.rules.articles:
            place -= 1
        return place

    def evidence(self, verb: int, agent: _Name, patient: _Name) -> Mention:
        """The words from the first of the three to the last."""
        places, spans = [verb, *agent.places, *patient.places], spans_of(self.passage)
        inner = Span(spans[min(places)].start, spans[max(places)].end)
        return Mention(MentionKind.COLLECTIVE, f"{agent.mention.value} {patient.mention.value}",
                       self.passage.text[inner.start:inner.end], in_article(self.passage, inner))


def exchanges(pair: AlignedPair) -> Iterator[Exchange]:
    """What one side says that A does to B and the other that B does to A, each pair of names once."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return
    sides = _side(pair.source), _side(pair.target)
    actors = list(_actors(pair, sides))
    if len(actors) <= 1:  # of most pairs: what each word says to the other side need not be asked
        return
    verbs = list(_verbs(said_of(pair.source, pair.target), sides, known))
    for one, other in combinations(actors, 2):
        for mine, yours in verbs:
            here, there = sides[0].acts(mine, one[0], other[0]), sides[1].acts(yours, one[1], other[1])
            if here is None or there is None or here is there:
                continue
            agent, patient = (one, other) if here else (other, one)
            yield Exchange(sides[0].evidence(mine, agent[0], patient[0]),
                           sides[1].evidence(yours, patient[1], agent[1]))
            break


def _actors(pair: AlignedPair, sides: tuple[_Side, _Side]) -> Iterator[_Actor]:
    """The names of a pair, those that each side says once."""
    source, target = _once(pair.source), _once(pair.target)
    heard = list(renderings(pair))
    names = Counter(one.name for one in heard)
    both = [*((source[key], target[key]) for key in source if key in target),
            *((one.source, one.target) for one in heard if names[one.name] == 1)]
    for mine, yours in both:
        actor = sides[0].named(mine), sides[1].named(yours)
        if actor[0].places and actor[1].places:
            yield actor


def _once(passage: Passage) -> Mapping[tuple[str, str], Mention]:
    found = [one for kind in _ACTORS for one in passage.mentions(kind)]
    counts = Counter((one.kind.value, one.value) for one in found)
    return {key: one for one in found if counts[key := (one.kind.value, one.value)] == 1}


def _verbs(told: tuple[Answers, Answers], sides: tuple[_Side, _Side], known: Lexicon) -> Iterator[tuple[int, int]]:
    """The verbs of the source with the words of the target that render them; "based" in "Dubai-based" is none."""
    spans, text = spans_of(sides[0].passage), sides[0].passage.text
    mine, yours = (one.titles() for one in sides)
    for place, answer in enumerate(told[0]):
        hyphened = text[spans[place].start - 1:spans[place].start] == "-"
        if answer.state is not State.ANSWERED or answer.akin or hyphened or place in mine or answer.place in yours:
            continue
        if any(known.tables.entry(number)[0] == "verb" for number in answer.senses & told[1][answer.place].senses):
            yield place, answer.place


def _side(passage: Passage) -> _Side:
    return _Side(passage, chunks_of(passage).text.words, _rules(language(passage.language)))


@cache
def _rules(spoken: Language) -> _Rules:
    data = spoken.data("participants")
    stops, agent, prepositions, articles, deeds = ([folded(word) for word in data.get(name, ())] for name in (
        "stops", "agent", "prepositions", "articles", "deeds"))
    return _Rules(bool(data.get("verb-first")), frozenset([*stops, *prepositions]),
                  tuple(tuple(phrase.split()) for phrase in agent), frozenset(prepositions), frozenset(articles),
                  frozenset(deeds))
