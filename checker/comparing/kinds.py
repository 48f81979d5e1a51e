"""Things of one kind that a passage and its translation name differently: a shepherd for a teacher, cholera for
malaria.

The lexicon says which words are renderings of each other, and its kinds which of them exclude each other: free as a
translation may be, it seldom says a thing with another thing of the same kind. So where one side names a thing that
nothing on the other answers for, and the other side a thing of that kind that nothing here answers for, one was put in
the place of the other. Two expressions with one head need no kind: a bus driver is a driver, and no taxi driver.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.remembering import remembered
from checker.comparing.wording import chunks_of, in_article, words_of
from checker.extract.clauses import Chunked
from checker.extract.organisations import UNLISTED
from checker.languages import Language, folded, language
from checker.lexicon import GENERAL, Lexicon, Membership, Unit, kinds_of, lexicon, spelt, units
from checker.mention import Mention, MentionKind

# Other checks compare what these are.
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NUMBER, MentionKind.QUANTITY,
          MentionKind.DATE)
# The parts of speech that name things and what these are like.
_THINGS = frozenset({"noun", "adjective", "phrase"})
# A kind counts where so many of the headwords that a word may stand for are of it.
_SHARE = 0.2
# A head and what it is told from others by.
_PAIR = 2


class Thing(NamedTuple):
    """Words that name a thing: where they stand in the text of their passage, their senses, and what these are. A word
    within an expression, names and figures are not `free` and of no kind."""

    passage: Passage
    places: tuple[int, ...]
    senses: frozenset[int]
    kinds: frozenset[Membership]
    free: bool = True

    @property
    def paired(self) -> bool:
        """Whether it is an expression of two words side by side."""
        return len(self.places) == _PAIR and self.places[1] - self.places[0] == 1

    @property
    def text(self) -> str:
        """The words as written."""
        inner = self._inner()
        return self.passage.text[inner.start:inner.end]

    @property
    def span(self) -> Span:
        """Where they stand in the article."""
        return in_article(self.passage, self._inner())

    def _inner(self) -> Span:
        return chunks_of(self.passage).text.span(self.places[0], self.places[-1] + 1)

    def kept(self, kind: str) -> frozenset[int]:
        """Its groups within a kind."""
        return frozenset(one.group for one in self.kinds if one.kind == kind)

    def mention(self) -> Mention:
        """The thing as evidence."""
        return Mention(MentionKind.COLLECTIVE, folded(self.text), self.text, self.span)


class Swap(NamedTuple):
    """A thing of the source, the thing of the target in its place, and the kind of both."""

    source: Thing
    target: Thing
    kind: str


def swaps(pair: AlignedPair) -> Iterator[Swap]:
    """The things of a pair that stand in the place of others, those of each kind in the order of the text."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return
    source = _things(pair.source, pair.target.language, known)
    target = _things(pair.target, pair.source.language, known)
    # Of most pairs no two things are of one kind: then nobody need ask what answers for what.
    ones, others = ({one.kind for thing in side for one in thing.kinds} for side in (source, target))
    expressions = all(any(thing.paired for thing in side) for side in (source, target))
    if ones.isdisjoint(others) and not expressions:
        return
    beside = _beside(pair.target, pair.source.language), _beside(pair.source, pair.target.language)
    left = _left(source, target, beside[0], known), _left(target, source, beside[1], known)
    for kind in sorted({one.kind for thing in left[0] for one in thing.kinds}):
        here = [thing for thing in left[0] if thing.kept(kind) and _excluded(thing, target, kind)]
        there = [thing for thing in left[1] if thing.kept(kind) and _excluded(thing, source, kind)]
        yield from (Swap(one, other, kind) for one, other in zip(here, there, strict=False))
    if expressions:
        first = _modified(source, _unanswered(source, target, beside[0], known), language(pair.source.language))
        second = _modified(target, _unanswered(target, source, beside[1], known), language(pair.target.language))
        for mine, head in first.values():
            yield from [Swap(mine, yours, "expression") for yours, its in second.values() if head & its][:1]


def _left(things: Sequence[Thing], others: Sequence[Thing], beside: frozenset[int], known: Lexicon) -> list[Thing]:
    """The things of a kind that nothing on the other side, nor in the sentences beside it, answers for."""
    answered = frozenset().union(beside, *(other.senses for other in others))
    return [one for one in things if one.kinds and _lacks(one, answered, known)]


def _unanswered(things: Sequence[Thing], others: Sequence[Thing], beside: frozenset[int],
                known: Lexicon) -> list[Thing]:
    answered = frozenset().union(beside, *(other.senses for other in others))
    return [one for one in things if _lacks(one, answered, known)]


def _lacks(thing: Thing, answered: frozenset[int], known: Lexicon) -> bool:
    return answered.isdisjoint(thing.senses) and not any(answered & known.tables.near(one) for one in thing.senses)


def _modified(things: Sequence[Thing], left: Sequence[Thing],
              spoken: Language) -> dict[tuple[int, ...], tuple[Thing, frozenset[int]]]:
    """The unanswered expressions of a head and one word that is unanswered too, by their places, with the senses of the
    head: a film festival where the other side has «مهرجان موسيقي»."""
    last = 0 if spoken.data("stems").get("rules", {}).get("head_first") else -1
    heads = {one.places[0]: one.senses for one in things if len(one.places) == 1}
    alone = {one.places for one in left}
    return {one.places: (one, heads[one.places[last]]) for one in left
            if one.free and one.paired and one.places[last] in heads and (one.places[-1 - last],) in alone}


def _excluded(thing: Thing, others: Sequence[Thing], kind: str) -> bool:
    """Whether nothing on the other side may be what a thing is: no word of its group, and none as wide as the kind."""
    groups = thing.kept(kind)
    return GENERAL not in groups and not any(
        kept and (GENERAL in kept or kept & groups) for kept in (other.kept(kind) for other in others))


def _things(passage: Passage, other: str, known: Lexicon) -> list[Thing]:
    """All that the lexicon has of a passage."""
    spoken, chunks, texts = language(passage.language), chunks_of(passage), words_of(passage)
    found = units(texts, passage.language, other)
    longer = [frozenset(unit.places) for unit in found if len(unit.places) > 1]
    things = []
    for unit in found:
        # What a word is was mostly asked before, and is nothing for most: where it stands is asked of the others only.
        kinds = _kinds(unit.senses, texts[unit.places[0]] if len(unit.places) == 1 else "", spoken, other)
        thing = Thing(passage, unit.places, unit.senses, kinds)
        if (kinds or thing.paired) and (not any(chunks.telling[place] for place in unit.places)
                      or any(one.issuperset(unit.places) and len(one) > len(unit.places) for one in longer)
                      or _infinitive(unit, texts, spoken, known) or _named(thing, chunks)):
            thing = thing._replace(kinds=frozenset(), free=False)
        things.append(thing)
    return things


def _named(thing: Thing, chunks: Chunked) -> bool:
    """Whether a thing shares characters with what other checks compare."""
    like_a_name = any(chunks.text.words[place].name for place in thing.places)
    return any(thing.span.overlaps(name) for name in _names(thing.passage)[like_a_name])


@remembered
def _names(passage: Passage) -> tuple[list[Span], list[Span]]:
    """What of a passage is for other checks: of its common words, and of those written like a name, which may be one of
    a body in no list. (What is taken for such a body in Arabic is half a clause at times.)"""
    found = [one for kind in _NAMES for one in passage.mentions(kind)]
    return [one.span for one in found if UNLISTED not in one.marks], [one.span for one in found]


def _infinitive(unit: Unit, words: Sequence[str], spoken: Language, known: Lexicon) -> bool:
    """Whether a unit stands where a word that may be a verb is one ("agreed to pay")."""
    marks = spoken.data("stems").get("rules", {}).get("infinitive", ())
    return unit.places[0] > 0 and words[unit.places[0] - 1] in marks and any(
        known.tables.entry(number)[0] == "verb" for number in unit.senses)


@lru_cache(maxsize=65536)
def _kinds(senses: frozenset[int], word: str, spoken: Language, other: str) -> frozenset[Membership]:
    """What a word ("" for an expression) of these senses is: of the kinds that enough of the headwords it may stand for
    are of. Those count of which a rendering has all its letters, where there are such: «بحيرة» is a lake, whatever else
    its consonants may be; as wide as a kind is only what is so by all of them.
    Remembered: the vocabulary of news comes again and again. Most of it is of no kind, and then the letters, which took
    most of the time of comparing, are not looked at."""
    known = lexicon(spoken.code, other)
    if known is None:
        return frozenset()
    heads = _heads(senses, word, spoken, known)
    if not kinds_of(heads, known.headwords):
        return frozenset()
    every = kinds_of(heads, known.headwords, _SHARE)
    letters = spelt(word, spoken) if word and spoken.code == known.renderings else frozenset()
    exact = [number for number in senses if not letters.isdisjoint(known.tables.spellings(number))] if letters else []
    if not exact:
        return every
    sure = kinds_of(_heads(exact, word, spoken, known), known.headwords, _SHARE)
    return frozenset(one for one in sure if one.group != GENERAL or one in every)


def _heads(senses: Iterable[int], word: str, spoken: Language, known: Lexicon) -> frozenset[str]:
    """The headwords of these senses that name things and what these are like."""
    verbal = tuple(spoken.data("stems").get("rules", {}).get("verbal", ()))
    inflected = bool(verbal) and word.endswith(verbal)
    return frozenset([head.lower() for part, head in map(known.tables.entry, senses) if part in _THINGS
                      and not (part == "noun" and inflected and head != word)])


def _beside(passage: Passage, other: str) -> frozenset[int]:
    """The senses of the words in the sentences beside a passage."""
    return frozenset(number for index in passage.beside()
                     for unit in units(words_of(Passage(passage.document, (index,))), passage.language, other)
                     for number in unit.senses)
