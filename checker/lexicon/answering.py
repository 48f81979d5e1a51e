"""Which words of one side of a pair the other side answers for, as far as the lexicon of their languages knows.

A word is answered where a rendering of it stands on the other side, or, one step further, a rendering of a sense that
shares several with one of its own, or a word of the same root. An expression of several words ("home side") goes before
its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from checker.languages import Language, language
from checker.lexicon._tables import Finder, Tables
from checker.lexicon.loading import lexicon
from checker.lexicon.stems import derivations, keys, roots

Words = tuple[str, ...]


class State(Enum):
    """What the lexicon says of a word beside the other side of its pair."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"


class Answer(NamedTuple):
    """What the lexicon says of one word: its state, the place of the word that answers (-1: none), whether that is a
    rendering or only akin to one, and the senses the word may have."""

    state: State
    place: int = -1
    akin: bool = False
    senses: frozenset[int] = frozenset()


Sides = tuple[tuple[Answer, ...], tuple[Answer, ...]]
_NOTHING = Answer(State.UNKNOWN)


class Unit(NamedTuple):
    """A word or an expression of a side, by the places of its words, with the senses it may have."""

    places: tuple[int, ...]
    senses: frozenset[int]


class _Text(NamedTuple):
    """The words of a side that a lexicon has, and the roots of all."""

    words: Words
    units: tuple[Unit, ...]
    rooted: tuple[frozenset[int], ...]


@lru_cache(maxsize=4096)
def answers(source: Words, target: Words, codes: tuple[str, str]) -> Sides:
    """What the lexicon of two languages says of each of the (folded) words of a source and its target; None of them is
    known where these languages have no lexicon."""
    found = lexicon(*codes)
    if found is None:
        return tuple(_NOTHING for _ in source), tuple(_NOTHING for _ in target)
    if codes[0] == found.headwords:
        return _answered(_heads(source, codes), _renderings(target, codes), found.tables)
    rendered, headed = _answered(_heads(target, codes[::-1]), _renderings(source, codes[::-1]), found.tables)[::-1]
    return rendered, headed


def _answered(heads: _Text, renderings: _Text, tables: Tables) -> Sides:
    """The answers of the side with the headwords and of that with the renderings."""
    having: dict[int, list[Unit]] = {}
    for unit in renderings.units:
        for number in unit.senses:
            having.setdefault(number, []).append(unit)
    found: tuple[dict[int, tuple[int, bool]], dict[int, tuple[int, bool]]] = ({}, {})
    scale = len(renderings.words) / len(heads.words) if heads.words else 1.0
    for unit in heads.units:
        akin, answering = _answering(unit, having, renderings, tables)
        for place, other in product(unit.places, sorted(answering)):
            _keep(found[0], place, (other, akin), near=place * scale)
            _keep(found[1], other, (place, akin), near=other / scale)
    return _sided(heads, found[0]), _sided(renderings, found[1])


def _keep(found: dict[int, tuple[int, bool]], place: int, answer: tuple[int, bool], near: float) -> None:
    """Keep a rendering rather than what is only akin, then what stands at the likelier place."""
    former = found.get(place)
    if former is None or (answer[1], abs(answer[0] - near)) < (former[1], abs(former[0] - near)):
        found[place] = answer


def _answering(unit: Unit, having: Mapping[int, Sequence[Unit]], renderings: _Text,
               tables: Tables) -> tuple[bool, set[int]]:
    """The places of the words that answer for a unit, and whether they are only akin to renderings of it."""
    direct = {place for number in unit.senses for other in having.get(number, ()) for place in other.places}
    if direct:
        return False, direct
    near = {place for number in unit.senses for one in tables.near(number) for other in having.get(one, ())
            for place in other.places}
    same = {place for place, rooted in enumerate(renderings.rooted) if not rooted.isdisjoint(unit.senses)}
    return True, near | same


def _sided(text: _Text, found: Mapping[int, tuple[int, bool]]) -> tuple[Answer, ...]:
    senses: dict[int, frozenset[int]] = {}
    for unit in text.units:
        if len(unit.places) == 1:
            senses[unit.places[0]] = unit.senses
    return tuple(
        Answer(State.ANSWERED, *found[place], senses.get(place, frozenset())) if place in found
        else Answer(State.UNANSWERED, senses=senses[place]) if place in senses else _NOTHING
        for place in range(len(text.words)))


@lru_cache(maxsize=2048)
def _heads(words: Words, codes: tuple[str, str]) -> _Text:
    found = _tables(codes)
    return _Text(words, tuple(_units(words, language(codes[0]), found.heads)), ())


@lru_cache(maxsize=2048)
def _renderings(words: Words, codes: tuple[str, str]) -> _Text:
    found, spoken = _tables(codes), language(codes[1])
    return _Text(words, tuple(_units(words, spoken, found.renderings)),
                 tuple(_rooted(word, codes) for word in words))


def _tables(codes: tuple[str, str]) -> Tables:
    found = lexicon(*codes)
    if found is None:
        raise ValueError(f"no lexicon of {codes}")
    return found.tables


def _units(words: Words, spoken: Language, finder: Finder) -> Iterator[Unit]:
    """The words and expressions of a side that stand in a lexicon."""
    apart: int = spoken.data("stems").get("rules", {}).get("apart", 0)
    for place, word in enumerate(words):
        if senses := _senses(word, spoken, finder):
            yield Unit((place,), senses)
        for expression in finder.beginning(keys(word, spoken)):
            places = _following(words, place, expression.rest, spoken, apart)
            if places:
                yield Unit(places, expression.senses)


def _senses(word: str, spoken: Language, finder: Finder) -> frozenset[int]:
    return finder.senses(keys(word, spoken)) or finder.senses(derivations(word, spoken))


def _following(words: Words, place: int, rest: Iterable[frozenset[str]], spoken: Language,
               apart: int) -> tuple[int, ...]:
    """The places of an expression's words from its first one on; none where one of them is not there."""
    places = [place]
    for wanted in rest:
        after = range(places[-1] + 1, min(len(words), places[-1] + 2 + apart))
        found = next((one for one in after if not wanted.isdisjoint(keys(words[one], spoken))), None)
        if found is None:
            return ()
        places.append(found)
    return tuple(places)


@lru_cache(maxsize=65536)
def _rooted(word: str, codes: tuple[str, str]) -> frozenset[int]:
    """The senses of which a rendering has a root that the word may be of."""
    spoken = language(codes[1])
    return _tables(codes).rooted(root for key in keys(word, spoken) for root in roots(key, spoken))
