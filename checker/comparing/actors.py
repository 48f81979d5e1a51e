"""Who of a pair may do something to somebody: bodies, countries, offices and persons by their names, and people and
bodies of people by common nouns ("the protesters", «الجنود») that the lexicon renders with each other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.renderings import renderings
from checker.comparing.wording import Answers, chunks_of, in_article, places_of, said_of, spans_of
from checker.languages import folded, language
from checker.lexicon import Lexicon, State, lexicon
from checker.mention import Mention, MentionKind

# Whoever acts is of one of these kinds, and has the same value in both languages; persons are known by their sound.
_ACTORS = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.ROLE, MentionKind.COLLECTIVE)
# So many letters may be written onto a noun («وللمحتجين»), and so many of the noun must be its rendering's.
_CLITICS, _LEAST = 4, 3


class Name(NamedTuple):
    """A name or a common noun on one side, and the places of its words."""

    mention: Mention
    places: tuple[int, ...]


Actor = tuple[Name, Name]  # as the source and as the target writes it


def actors(pair: AlignedPair) -> list[Actor]:
    """The names and the common nouns of a pair that may act, those that each side says once."""
    named = list(_named(pair))
    taken = [{place for one in side for place in one.places} for side in zip(*named, strict=True)] or [set(), set()]
    return [*named, *(actor for actor in _common(pair) if all(
        seen.isdisjoint(one.places) for one, seen in zip(actor, taken, strict=True)))]


def _named(pair: AlignedPair) -> Iterator[Actor]:
    source, target = _once(pair.source), _once(pair.target)
    heard = list(renderings(pair))
    names = Counter(one.name for one in heard)
    both = [*((source[key], target[key]) for key in source if key in target),
            *((one.source, one.target) for one in heard if names[one.name] == 1)]
    for mine, yours in both:
        actor = _placed(mine, pair.source), _placed(yours, pair.target)
        if actor[0].places and actor[1].places:
            yield actor


def _placed(mention: Mention, passage: Passage) -> Name:
    return Name(mention, tuple(places_of(passage, mention)))


def _once(passage: Passage) -> Mapping[tuple[str, str], Mention]:
    found = [one for kind in _ACTORS for one in passage.mentions(kind)]
    counts = Counter((one.kind.value, one.value) for one in found)
    return {key: one for one in found if counts[key := (one.kind.value, one.value)] == 1}


def _common(pair: AlignedPair) -> Iterator[Actor]:
    """The nouns for people that each side has once and that answer each other."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return
    told = said_of(pair.source, pair.target)
    people = [_people(answers, known) for answers in told]
    for place, answer in enumerate(told[0]):
        shared = people[0].get(place, frozenset()) & people[1].get(answer.place, frozenset())
        if answer.akin or not shared or told[1][answer.place].place != place or not all(
                sum(not shared.isdisjoint(senses) for senses in side.values()) == 1 for side in people):
            continue
        actor = (_noun(place, shared, pair.source, known), _noun(answer.place, shared, pair.target, known))
        if actor[0] and actor[1]:
            yield actor[0], actor[1]


def _people(answers: Answers, known: Lexicon) -> dict[int, frozenset[int]]:
    """The answered words of a side that may name people, by their places, with the senses in which they do."""
    listed = _listed(known.headwords, known.renderings)
    return {place: senses for place, answer in enumerate(answers)
            if answer.state is State.ANSWERED and (senses := answer.senses & listed)}


@cache
def _listed(headwords: str, renderings: str) -> frozenset[int]:
    """The senses of a lexicon that name people or bodies of people."""
    known, listed = lexicon(headwords, renderings), language(headwords).data("participants").get("actors", ())
    return known.tables.headed(frozenset(listed)) if known else frozenset()


def _noun(place: int, senses: frozenset[int], passage: Passage, known: Lexicon) -> Name | None:
    """A noun without what is written onto it; None where its letters are not those of a rendering, as of «المسلح» for
    «السلاح», which only have their consonants in common."""
    span, word = spans_of(passage)[place], chunks_of(passage).text.words[place]
    start = 0
    if passage.language == known.renderings:
        spelt = [one for number in senses for one in known.tables.spellings(number) if " " not in one]
        start = next((at for at in range(_CLITICS + 1) for one in spelt
                      if word.text.startswith(one[:max(_LEAST, len(one) - 1)], at)), -1)
    if start < 0:
        return None
    inner = Span(min(span.start + start, span.end - 1), span.end)
    text = passage.text[inner.start:inner.end]
    return Name(Mention(MentionKind.COLLECTIVE, folded(text), text, in_article(passage, inner)), (place,))
