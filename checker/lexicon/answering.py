"""Which words of one side of a pair the other side answers for, as far as the lexicon of their languages knows.

A word is answered where a rendering of it stands on the other side, or, one step further, a rendering of a sense that
shares several with one of its own, or a word of the same root. An expression of several words ("home side") goes before
its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from checker.languages import Language, language
from checker.lexicon._tables import Continuations, Finder, Tables
from checker.lexicon.loading import lexicon
from checker.lexicon.stems import derivations, empty, keys, roots

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
    """What the lexicon of two languages says of each of the (folded) words of a source and its target; none of them is
    known where these languages have no lexicon. Alone, a word without content answers for none."""
    return _said(source, target, codes, alone=False)


@lru_cache(maxsize=4096)
def answers_of_all(source: Words, target: Words, codes: tuple[str, str]) -> Sides:
    """The same with words without content: what a modal verb or a negation stands for."""
    return _said(source, target, codes, alone=True)


def _said(source: Words, target: Words, codes: tuple[str, str], *, alone: bool) -> Sides:
    found = lexicon(*codes)
    if found is None:
        return tuple(_NOTHING for _ in source), tuple(_NOTHING for _ in target)
    if codes[0] == found.headwords:
        return _answered(_heads(source, codes, alone), _renderings(target, codes, alone), found.tables)
    turned = codes[::-1]
    headed, rendered = _answered(_heads(target, turned, alone), _renderings(source, turned, alone), found.tables)
    return rendered, headed


def _answered(heads: _Text, renderings: _Text, tables: Tables) -> Sides:
    """The answers of the side with the headwords and of that with the renderings."""
    having = _having(renderings, frozenset(chain.from_iterable(unit.senses for unit in heads.units)))
    found: tuple[dict[int, tuple[int, bool]], dict[int, tuple[int, bool]]] = ({}, {})
    scale = len(renderings.words) / len(heads.words) if heads.words else 1.0
    for unit in heads.units:
        direct = {place for number in unit.senses for place in having.get(number, ())}
        answering = direct or _akin(unit, renderings, tables)
        for place, other in product(unit.places, sorted(answering)):
            _keep(found[0], place, (other, not direct), near=place * scale)
            _keep(found[1], other, (place, not direct), near=other / scale)
    return _sided(heads, found[0]), _sided(renderings, found[1])


def _having(renderings: _Text, wanted: frozenset[int]) -> Mapping[int, set[int]]:
    """Where renderings of each of the wanted senses stand."""
    having: dict[int, set[int]] = {}
    for unit in renderings.units:
        for number in unit.senses & wanted:
            having.setdefault(number, set()).update(unit.places)
    return having


def _keep(found: dict[int, tuple[int, bool]], place: int, answer: tuple[int, bool], near: float) -> None:
    """Keep a rendering rather than what is only akin, then what stands at the likelier place."""
    former = found.get(place)
    if former is None or (answer[1], abs(answer[0] - near)) < (former[1], abs(former[0] - near)):
        found[place] = answer


def _akin(unit: Unit, renderings: _Text, tables: Tables) -> set[int]:
    """The places of the words that are akin to renderings of a unit."""
    near = frozenset(chain.from_iterable(map(tables.near, unit.senses)))
    same = {place for place, rooted in enumerate(renderings.rooted) if not rooted.isdisjoint(unit.senses)}
    return same.union(*(other.places for other in renderings.units if not other.senses.isdisjoint(near)))


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
def _heads(words: Words, codes: tuple[str, str], alone: bool) -> _Text:
    known = [_head(word, codes) for word in words]
    return _Text(words, tuple(_units(words, known, language(codes[0]), alone=alone)), ())


@lru_cache(maxsize=2048)
def _renderings(words: Words, codes: tuple[str, str], alone: bool) -> _Text:
    known = [_rendering(word, codes) for word in words]
    return _Text(words, tuple(_units(words, known, language(codes[1]), alone=alone)),
                 tuple([_rooted(word, codes) if alone or not one.empty else frozenset()
                        for word, one in zip(words, known, strict=True)]))


class _Entered(NamedTuple):
    """What a lexicon has of a word: whether it carries no content, the senses it may have, the expressions that it may
    begin."""

    empty: bool
    senses: frozenset[int]
    continuations: tuple[Continuations, ...]


# Half of the words of a text have been met in the last few; the senses of one that were read twice took twice the room.
@lru_cache(maxsize=65536)
def _head(word: str, codes: tuple[str, str]) -> _Entered:
    return _entered(word, language(codes[0]), _tables(codes).heads)


@lru_cache(maxsize=65536)
def _rendering(word: str, codes: tuple[str, str]) -> _Entered:
    return _entered(word, language(codes[1]), _tables(codes).renderings)


def _entered(word: str, spoken: Language, finder: Finder) -> _Entered:
    known = keys(word, spoken)
    senses = finder.senses(known) or finder.senses(derivations(word, spoken))
    return _Entered(empty(word, spoken), senses, finder.beginning(known))


def units(words: Words, spoken: str, other: str) -> tuple[Unit, ...]:
    """The (folded) words and expressions of a text that stand in the lexicon of its language and another one, with the
    senses they may have; none where the two have no lexicon."""
    found = lexicon(spoken, other)
    if found is None:
        return ()
    codes = (found.headwords, found.renderings)
    return (_heads if spoken == found.headwords else _renderings)(words, codes, False).units


def _tables(codes: tuple[str, str]) -> Tables:
    found = lexicon(*codes)
    if found is None:
        raise ValueError(f"no lexicon of {codes}")
    return found.tables


def _units(words: Words, known: Sequence[_Entered], spoken: Language, *, alone: bool) -> Iterator[Unit]:
    """The words and expressions of a side that stand in a lexicon; words without content too if they do so alone."""
    # How far from each other the words of an expression may stand.
    reach: int = spoken.data("stems").get("rules", {}).get("apart", 0) + 1
    every = [keys(word, spoken) for word in words]
    for place, (is_empty, senses, continuations) in enumerate(known):
        # «في» would be وفاة, «هو» هيئة to a matcher of consonants.
        if senses and (alone or not is_empty):
            yield Unit((place,), senses)
        for second in range(place + 1, min(len(words), place + 1 + reach)) if continuations else ():
            for expression in [one for table in continuations for key in table.keys() & every[second]
                               for one in table[key]]:
                if places := _following(every, (place, second), expression.rest, reach):
                    yield Unit(places, expression.senses)


def _following(every: Sequence[frozenset[str]], begun: tuple[int, ...], rest: Iterable[frozenset[str]],
               reach: int) -> tuple[int, ...]:
    """The places of an expression's words from its first two on; none where one of them is not there."""
    places = begun
    for wanted in rest:
        for place in range(places[-1] + 1, min(len(every), places[-1] + 1 + reach)):
            if not wanted.isdisjoint(every[place]):
                places = (*places, place)
                break
        else:
            return ()
    return places


@lru_cache(maxsize=65536)
def _rooted(word: str, codes: tuple[str, str]) -> frozenset[int]:
    """The senses of which a rendering has a root that the word may be of."""
    spoken = language(codes[1])
    return _tables(codes).rooted(root for key in keys(word, spoken) for root in roots(key, spoken))
