"""Things of one kind that a passage and its translation name differently: a shepherd for a teacher, cholera for
malaria.

The lexicon says which words are renderings of each other, and its kinds which of them exclude each other: free as a
translation may be, it seldom says a thing with another thing of the same kind. So where one side names a thing that
nothing on the other answers for, and the other side a thing of that kind that nothing here answers for, one was put in
the place of the other. Two expressions with one head need no kind: a bus driver is a driver, and no taxi driver.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.company import accompanied, compounded, sound_alike
from checker.comparing.remembering import remembered
from checker.comparing.wording import chunks_of, in_article, words_of
from checker.extract.clauses import Chunked
from checker.extract.organisations import UNLISTED
from checker.languages import Language, folded, language
from checker.lexicon import GENERAL, Lexicon, Membership, kinds_of, lexicon, memberships, units
from checker.mention import Mention, MentionKind

# Other checks compare what these are.
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NUMBER, MentionKind.QUANTITY,
          MentionKind.DATE)
# A kind counts where so many of the headwords that a word may stand for are of it.
_SHARE = 0.2
# A head and what it is told from others by.
_PAIR = 2


class Thing(NamedTuple):
    """Words that name a thing: where they stand in the text of their passage, their senses, and what these are."""

    passage: Passage
    places: tuple[int, ...]
    senses: frozenset[int]
    kinds: frozenset[Membership]

    @property
    def paired(self) -> bool:
        """Whether it is an expression of two words side by side."""
        return len(self.places) == _PAIR and self.places[1] - self.places[0] == 1

    @property
    def text(self) -> str:
        """The words as written."""
        return self.passage.text[self.inner.start:self.inner.end]

    @property
    def span(self) -> Span:
        """Where they stand in the article."""
        return in_article(self.passage, self.inner)

    @property
    def inner(self) -> Span:
        """Where they stand in the text of the passage."""
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


class Side(NamedTuple):
    """All that the lexicon has of a passage, and the senses that the other side or the sentences beside it have; its
    things by their kinds, and the places of those of several words."""

    passage: Passage
    things: tuple[Thing, ...]
    answered: frozenset[int]
    known: Lexicon
    of_kinds: Mapping[str, Sequence[Thing]]
    expressions: Sequence[frozenset[int]]

    def lacks(self, thing: Thing) -> bool:
        """Whether nothing answers for a thing."""
        return self.answered.isdisjoint(thing.senses) and all(
            map(self.answered.isdisjoint, map(self.known.tables.near, thing.senses)))

    def free(self, thing: Thing) -> bool:
        """Whether a thing stands for itself and is for no other check."""
        chunks, places = chunks_of(self.passage), thing.places
        return (any(chunks.telling[place] for place in places)
                and not any(len(one) > len(places) and one.issuperset(places) for one in self.expressions)
                and not _infinitive(thing, words_of(self.passage), self.known) and not _named(thing, chunks))


@remembered
def sides(pair: AlignedPair) -> tuple[Side, Side] | None:
    """All that the lexicon has of both sides of a pair; None where their languages have none."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return None
    source, target = _things(pair.source, pair.target.language), _things(pair.target, pair.source.language)
    return (_side(pair.source, source, _answers(target, pair.target, pair.source.language), known),
            _side(pair.target, target, _answers(source, pair.source, pair.target.language), known))


def _side(passage: Passage, things: tuple[Thing, ...], answered: frozenset[int], known: Lexicon) -> Side:
    of_kinds: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        for kind in {one.kind for one in thing.kinds} if thing.kinds else ():
            of_kinds[kind].append(thing)
    expressions = [frozenset(one.places) for one in things if len(one.places) > 1]
    return Side(passage, things, answered, known, of_kinds, expressions)


def swaps(pair: AlignedPair) -> Iterator[Swap]:
    """The things of a pair that stand in the place of others, those of each kind in the order of the text."""
    both = sides(pair)
    if both is None:
        return
    here, there = both
    expressions = all(any(thing.paired for thing in side.things) for side in both)
    for kind in sorted(here.of_kinds.keys() & there.of_kinds.keys()):
        yield from (one for one in _of_kind(here, there, kind) if _in_place(pair, one))
    if expressions:
        first, second = _modified(here), _modified(there)
        for mine, head in first.values():
            yield from [Swap(mine, yours, "expression") for yours, its in second.values() if head & its][:1]


def _in_place(pair: AlignedPair, swap: Swap) -> bool:
    """Whether two things of a kind stand in one place, and neither is the other as it sounds or part of a compound."""
    mine, yours = swap.source.places, swap.target.places
    return (accompanied(pair, mine, yours) and not sound_alike(swap.source.text, swap.target.text, pair)
            and not compounded(pair.source, mine, pair.target.language)
            and not compounded(pair.target, yours, pair.source.language))


def _of_kind(here: Side, there: Side, kind: str) -> Iterator[Swap]:
    """The things of a kind that nothing on the other side answers for, those of either side in turn."""
    if not all(any(map(side.lacks, side.of_kinds[kind])) for side in (here, there)):
        return
    # A word within an expression, names and figures are of no kind: that is asked last, of the few that it matters of.
    ones, others = ([one for one in side.of_kinds[kind] if side.free(one)] for side in (here, there))
    mine = [one for one in ones if here.lacks(one) and _excluded(one, others, kind)]
    yours = [one for one in others if there.lacks(one) and _excluded(one, ones, kind)]
    yield from (Swap(one, other, kind) for one, other in zip(mine, yours, strict=False))


def _answers(things: Iterable[Thing], passage: Passage, other: str) -> frozenset[int]:
    """The senses that a side and the sentences beside it have."""
    beside = [unit.senses for index in passage.beside()
              for unit in units(words_of(Passage(passage.document, (index,))), passage.language, other)]
    return frozenset().union(*beside, *(one.senses for one in things))


def _modified(side: Side) -> dict[tuple[int, ...], tuple[Thing, frozenset[int]]]:
    """The unanswered expressions of a head and one word that is unanswered too, by their places, with the senses of the
    head: a film festival where the other side has «مهرجان موسيقي»."""
    last = 0 if language(side.passage.language).data("stems").get("rules", {}).get("head_first") else -1
    alone = {one.places[0]: one for one in side.things if len(one.places) == 1}
    return {one.places: (one, alone[one.places[last]].senses) for one in side.things
            if one.paired and one.places[last] in alone and one.places[-1 - last] in alone
            and side.lacks(one) and side.lacks(alone[one.places[-1 - last]]) and side.free(one)}


def _excluded(thing: Thing, others: Sequence[Thing], kind: str) -> bool:
    """Whether nothing on the other side may be what a thing is: no word of its group, and none as wide as the kind."""
    groups = thing.kept(kind)
    return GENERAL not in groups and not any(
        GENERAL in kept or kept & groups for kept in (other.kept(kind) for other in others))


def _things(passage: Passage, other: str) -> tuple[Thing, ...]:
    """All that the lexicon has of a passage."""
    spoken, texts = language(passage.language), words_of(passage)
    return tuple([Thing(passage, unit.places, unit.senses, _kinds(
        unit.senses, texts[unit.places[0]] if len(unit.places) == 1 else "", spoken, other))
        for unit in units(texts, passage.language, other)])


def _named(thing: Thing, chunks: Chunked) -> bool:
    """Whether a thing shares characters with what other checks compare."""
    like_a_name, span = any(chunks.text.words[place].name for place in thing.places), thing.span
    return any(span.overlaps(name) for name in _names(thing.passage)[like_a_name])


@remembered
def _names(passage: Passage) -> tuple[list[Span], list[Span]]:
    """What of a passage is for other checks: of its common words, and of those written like a name, which may be one of
    a body in no list. (What is taken for such a body in Arabic is half a clause at times.)"""
    found = [one for kind in _NAMES for one in passage.mentions(kind)]
    return [one.span for one in found if UNLISTED not in one.marks], [one.span for one in found]


def _infinitive(thing: Thing, words: Sequence[str], known: Lexicon) -> bool:
    """Whether a thing stands where a word that may be a verb is one ("agreed to pay")."""
    marks = language(thing.passage.language).data("stems").get("rules", {}).get("infinitive", ())
    return thing.places[0] > 0 and words[thing.places[0] - 1] in marks and any(
        known.tables.entry(number)[0] == "verb" for number in thing.senses)


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
    if senses.isdisjoint(_of_a_kind(known.headwords, known.renderings)):
        return frozenset()
    heads = _heads(senses, word, spoken, known)
    if memberships(known.headwords).keys().isdisjoint(heads):
        return frozenset()
    every = kinds_of(heads, known.headwords, _SHARE)
    exact = known.spelling([word], senses) if word and spoken.code == known.renderings else []
    if not exact:
        return every
    sure = kinds_of(_heads(exact, word, spoken, known), known.headwords, _SHARE)
    return frozenset(one for one in sure if one.group != GENERAL or one in every)


@cache
def _of_a_kind(headwords: str, renderings: str) -> frozenset[int]:
    """The senses of a lexicon that are of any kind: of most words none is, and that shows at once."""
    known = lexicon(headwords, renderings)
    return known.tables.headed(memberships(headwords)) if known else frozenset()


def _heads(senses: Iterable[int], word: str, spoken: Language, known: Lexicon) -> frozenset[str]:
    """The headwords of these senses that name things and what these are like."""
    verbal = tuple(spoken.data("stems").get("rules", {}).get("verbal", ()))
    if verbal and word.endswith(verbal):
        entry = known.tables.entry
        senses = [number for number in senses if entry(number)[0] != "noun" or entry(number)[1] == word]
    return frozenset(map(known.tables.thing, senses)) - {""}
