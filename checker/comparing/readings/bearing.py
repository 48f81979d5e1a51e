"""Which words of a passage a cue bears on, and which words of the other side answer for these.

No parser: a negation or a hedge bears on the words behind it in its clause, above all on the first that carries content
("did not *allow*", «لم يُسمح»); an object on the verb close before it, too ("admitted no guilt").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.wording import Answers, chunks_of, places_of, said_of_all, words_of
from checker.extract.clauses import Chunked
from checker.extract.polarity import PARTITIVE
from checker.extract.worded import Word
from checker.languages import Language, folded, language
from checker.lexicon import State, Unit, units
from checker.mention import Mention

# So many words behind a cue may be what it bears on, and so many before it ("admitted no wrongdoing").
_BEHIND, _BEFORE = 8, 2
# So many behind an auxiliary.
_FAR = 18
# Of these the first so many that carry content are looked up.
_TELLING = 4


class _Ends(NamedTuple):
    """The words of a language at which what a cue bears on ends, the auxiliaries that have their subject before what
    they go with, and the words that begin a clause on a name."""

    words: frozenset[str]
    auxiliaries: frozenset[str]
    relatives: frozenset[str]


class Link(NamedTuple):
    """A word that a cue bears on (the how-manieth that carries content) and the place of the word that answers for it;
    `akin` where that is no rendering of it."""

    rank: int
    place: int
    akin: bool


@dataclass(frozen=True, slots=True)
class Bearing:
    """A cue in its passage: the places of its own words, of all that it bears on, and of the first that carry content
    (`telling`; without its own `beyond`), what the lexicon has of the passage's words and expressions, and what the
    other side answers for each word."""

    mention: Mention
    own: range
    scope: range
    telling: tuple[int, ...]
    beyond: tuple[int, ...]
    units: tuple[Unit, ...]
    answers: Answers

    @property
    def links(self) -> Iterator[Link]:
        """The words it bears on that the other side answers for, the nearest first."""
        for rank, place in enumerate(self.telling):
            if self.answers[place].state is State.ANSWERED:
                yield Link(rank, self.answers[place].place, self.answers[place].akin)

    @property
    def surely(self) -> bool:
        """Whether the first word it bears on has a rendering on the other side (of "none of the crew" nobody knows)."""
        answer = self.answers[self.beyond[0]] if self.beyond else None
        return answer is not None and answer.state is State.ANSWERED and not answer.akin

    @property
    def rendered(self) -> bool:
        """Whether a word of its own has a rendering on the other side: of "declined to" no preposition is one."""
        content = set(self.own).intersection(self.telling) or self.own
        return any(one.state is State.ANSWERED and not one.akin for one in (self.answers[place] for place in content))

    @property
    def merged(self) -> bool:
        """Whether its last word and the next are an expression with one rendering: «غير حاد» of "blunt"."""
        if self.own.stop >= len(self.answers):
            return False
        last, following = self.answers[self.own.stop - 1], self.answers[self.own.stop]
        if not last.state is following.state is State.ANSWERED or last.place != following.place or last.akin:
            return False
        return any({self.own.stop - 1, self.own.stop}.issubset(unit.places) for unit in self.units)


class Sides(NamedTuple):
    """The two passages of a pair as words, with what each answers for of the other."""

    passages: tuple[Passage, Passage]
    chunks: tuple[Chunked, Chunked]
    answers: tuple[Answers, Answers]

    def bearing(self, side: int, mention: Mention, *, itself: bool) -> Bearing:
        """What a cue of one of the sides (0, 1) bears on; `itself`: its own words carry content ("refused")."""
        chunks = self.chunks[side]
        places = places_of(self.passages[side], mention)
        own = range(places[0], places[-1] + 1)
        behind = _behind(chunks, own, _ends(language(self.passages[side].language)))
        scope = range(_before(chunks, own), behind[-1].stop)
        first = own.start if itself else own.start + 1
        telling = [place for place in (*range(first, own.stop), *chain(*behind)) if chunks.telling[place]]
        beyond = [place for place in telling if place >= own.stop] if itself else telling
        if PARTITIVE in mention.marks:
            beyond = []
        here, there = self.passages[side], self.passages[1 - side]
        return Bearing(mention, own, scope, tuple(telling[:_TELLING]), tuple(beyond[:_TELLING]),
                       units(words_of(here), here.language, there.language), self.answers[side])


def sides(pair: AlignedPair) -> Sides:
    """The passages of a pair as words that answer for each other."""
    return Sides((pair.source, pair.target), (chunks_of(pair.source), chunks_of(pair.target)),
                 said_of_all(pair.source, pair.target))


def _behind(chunks: Chunked, own: range, ends: _Ends) -> tuple[range, ...]:
    """The words behind a cue that it can reach: to the end of its clause ("some pay, some don't and the toll …"), or
    far, where an auxiliary has the subject with all its clauses behind it («لم يكن السائق، الذي …، يضع حزام الأمان»).
    What stands between two commas right behind it, or begins like a clause on a name, is passed over («فشل النادي،
    الذي …، في بلوغ», "will not, she insists, go")."""
    words = chunks.text.words
    if own.stop < len(words) and words[own.stop].text in ends.auxiliaries:
        return (range(own.stop, min(len(words), own.stop + _FAR)),)
    clause = range(own.stop, _end(words, own.stop, own.stop + _BEHIND, ends.words))
    resumed = _resumed(words, clause, ends)
    if resumed is None:
        return (clause,)
    return clause, range(resumed, _end(words, resumed + 1, resumed + _BEHIND - len(clause), ends.words))


def _resumed(words: Sequence[Word], clause: range, ends: _Ends) -> int | None:
    """Where a clause goes on behind a parenthesis; None where it does not."""
    opened = clause.stop
    if opened >= len(words) or not words[opened].apart or (clause and words[opened].text not in ends.relatives):
        return None
    closed = next((place for place in range(opened + 1, min(len(words), opened + _FAR)) if words[place].apart), None)
    return None if closed is None or words[closed].text in ends.words else closed


def _end(words: Sequence[Word], start: int, stop: int, ends: frozenset[str]) -> int:
    """The first place of a range at which a clause ends, or the end of the range."""
    last = min(len(words), stop)
    return next((place for place in range(start, last) if words[place].apart or words[place].text in ends), last)


@cache
def _ends(spoken: Language) -> _Ends:
    table = spoken.data("negation").get("scope", {})
    return _Ends(*(frozenset(map(folded, table.get(name, ()))) for name in ("ends", "auxiliaries", "relatives")))


def _before(chunks: Chunked, own: range) -> int:
    first = max(0, own.start - _BEFORE)
    return next((place for place in range(own.start, first, -1) if chunks.text.words[place].apart), first)
