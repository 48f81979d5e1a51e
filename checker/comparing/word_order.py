"""What the order of words says of who acts.

It is subject – verb – object in English, that or verb – subject – object in Arabic; "by", «من قبل» turn it round. Where
a word stands between that may change that (a preposition, a conjunction, a relative pronoun, a comma), nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.actors import Name
from checker.comparing.wording import chunks_of, in_article, placed, places_of, spans_of
from checker.extract.worded import Word
from checker.languages import Language, folded, language
from checker.mention import Mention, MentionKind

# So many words the verb and both names may take up, and so far from the verb its subject may stand.
_REACH, _NEAR = 11, 4
# So many words may stand between "by" and who acts.
_MODIFIERS = 3
_NOUNS = (MentionKind.COLLECTIVE, MentionKind.ROLE)


class Rules(NamedTuple):
    """What of a language's order of words is needed: whether a verb may stand first, the words in the way of saying who
    acts, the words before whoever acts in a passive, and those that no subject stands behind; the words that make a
    passive of a form of the past, and what a verb ends in that is none; what is written onto a verb for whom it is done
    to, onto a name to join it to what stands before, and what a noun ends in that is no subject, or no object; the
    headwords of verbs that say as much of either, and the titles that are verbs as well."""

    verb_first: bool
    stops: frozenset[str]
    agent: tuple[tuple[str, ...], ...]
    prepositions: frozenset[str]
    articles: frozenset[str]
    passive: frozenset[str]
    continuous: tuple[str, ...]
    objects: tuple[str, ...]
    conjunctions: tuple[str, ...]
    accusative: tuple[str, ...]
    nominative: tuple[str, ...]
    mutual: frozenset[str]
    deeds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ordered:
    """A side with the order of its words."""

    passage: Passage
    words: Sequence[Word]
    rules: Rules

    def titled(self, place: int) -> bool:
        """Whether a word is a title, which does nothing: "Aberdeen manager Derek McInnes"."""
        titles = self.passage.mentions(MentionKind.ROLE)
        return any(place in places_of(self.passage, title) for title in titles) and self.rules.deeds.isdisjoint(
            self.words[place].forms)

    def acts(self, verb: int, one: Name, other: Name) -> bool | None:
        """Whether `one` does it to `other` (False: the other way round; None: it can't be told)."""
        first, second = (one, other) if one.places < other.places else (other, one)
        begin, end, until = first.places[0], first.places[-1], second.places[0]
        before, start = end < verb < until, min(begin, verb)
        if until <= end or not (before or (self.rules.verb_first and verb < begin)):
            return None
        if not before and verb < begin - 1 and self._entitles(first, second):
            return None
        by = self._agent(until)
        if until - start > _REACH or abs((end if before else begin) - verb) > _NEAR or self._governed(first) \
                or not (by or self._told(verb, first, second, before=before)):
            return None
        between = [place for place in range(start, until - by) if place != verb and not begin <= place <= end]
        # Who acts in a passive may stand behind other circumstances: "pelted with stones by protesters".
        stops = self.rules.stops - self.rules.prepositions if by and self._helped(verb) else self.rules.stops
        if any(self.words[place].apart for place in range(start + 1, until + 1)) or any(
                not stops.isdisjoint(self.words[place].forms) or self._carries(place) for place in between):
            return None
        return (first is one) is (by == 0)

    def _entitles(self, place: Name, person: Name) -> bool:
        """Whether a place right before somebody's name belongs to his title: «حاكمة ولاية أوريغون كيت براون»."""
        names = [places_of(self.passage, one) for one in self.passage.mentions(MentionKind.PERSON)]
        begin = min((own[0] for own in names if person.places[0] in own), default=person.places[0])
        return place.mention.kind is MentionKind.PLACE and begin == place.places[-1] + 1

    def _told(self, verb: int, first: Name, second: Name, *, before: bool) -> bool:
        """Whether the forms of the words leave it to their order who acts: "was given", «رشقتهم», «مسلحين» don't."""
        rules, form = self.rules, self.words[verb].text
        if before and form.endswith(rules.objects):
            return False
        if self._helped(verb) and not form.endswith(rules.continuous):
            return False
        # Cases are told of common nouns: «سوريا» may be subject and object.
        subject, patient = (self.words[name.places[0]].written if name.mention.kind in _NOUNS else ""
                            for name in (first, second))
        joined = self._onset(second) > 0 and self.words[second.places[0]].text.startswith(rules.conjunctions)
        return not (joined or subject.endswith(rules.accusative) or patient.endswith(rules.nominative))

    def _helped(self, verb: int) -> bool:
        """Whether a word that makes a passive stands before a verb."""
        return any(self.words[place].text in self.rules.passive for place in range(max(0, verb - 2), verb))

    def _carries(self, place: int) -> bool:
        """Whether a preposition is written onto a word: «قتل متظاهر برصاص جندي» is a passive."""
        word = self.words[place]
        return word.text[:1] in self.rules.prepositions and word.text[1:] in word.forms

    def _onset(self, name: Name) -> int:
        """How many letters are written onto a name."""
        return placed(self.passage, name.mention).start - spans_of(self.passage)[name.places[0]].start

    def _governed(self, name: Name) -> bool:
        """Whether a preposition governs a name, written before it or onto it («لإسرائيل»)."""
        begin = name.places[0]
        if self._onset(name):
            start = spans_of(self.passage)[begin].start
            return folded(self.passage.text[start]) in self.rules.prepositions
        before = self._past_articles(begin)
        return before > 0 and not self.rules.prepositions.isdisjoint(self.words[before - 1].forms)

    def _agent(self, until: int) -> int:
        """How many words before a name say that it acts ("by the", "by two young", «من قبل»)."""
        written = [word.text for word in self.words[:until]]
        for at in range(until, max(0, until - _MODIFIERS) - 1, -1):
            found = next((one for one in self.rules.agent if tuple(written[at - len(one):at]) == one), ())
            if found:
                return until - at + len(found)
            if at and (self.words[at - 1].apart or not self.rules.stops.isdisjoint(self.words[at - 1].forms)):
                break
        return 0

    def _past_articles(self, place: int) -> int:
        while place and self.words[place - 1].text in self.rules.articles:
            place -= 1
        return place

    def compound(self, place: int) -> bool:
        """Whether a word is the last of one with hyphens: "based" in "Dubai-based" is no verb."""
        start = spans_of(self.passage)[place].start
        return self.passage.text[start - 1:start] == "-"

    def evidence(self, verbs: Sequence[int], agent: Name, patient: Name) -> Mention:
        """The words from the first of the verbs and the names to the last."""
        places, spans = [*verbs, *agent.places, *patient.places], spans_of(self.passage)
        inner = Span(spans[min(places)].start, spans[max(places)].end)
        return Mention(MentionKind.COLLECTIVE, f"{agent.mention.value} {patient.mention.value}",
                       self.passage.text[inner.start:inner.end], in_article(self.passage, inner))


def ordered(passage: Passage) -> Ordered:
    """A side with what its language says by the order of words."""
    return Ordered(passage, chunks_of(passage).text.words, rules(language(passage.language)))


@cache
def rules(spoken: Language) -> Rules:
    """What of a language's order of words is needed, as `languages/data/…/participants.toml` has it."""
    data = spoken.data("participants")

    def listed(name: str) -> tuple[str, ...]:
        return tuple(folded(word) for word in data.get(name, ()))

    prepositions = listed("prepositions")
    return Rules(bool(data.get("verb-first")), frozenset([*listed("stops"), *prepositions]),
                  tuple(tuple(phrase.split()) for phrase in listed("agent")), frozenset(prepositions),
                  frozenset(listed("articles")), frozenset(listed("passive")), listed("continuous"), listed("objects"),
                  listed("conjunctions"), listed("accusative"), listed("nominative"), frozenset(listed("mutual")),
                  frozenset(listed("deeds")))
