"""What the words of a pair say for and against its two sides being about one thing.

Each content word is weighed by how much oftener words that stand as it does are met in pairs that have nothing to do
with each other than in faithful ones (`weights.toml`): a word with its own rendering on the other side speaks for the
pair, a word that nothing answers for against it. Added up they say how much of a side is told; the stretch in which
they weigh most (the segment of greatest sum, as Karlin & Altschul 1990 look for one in a sequence) is what the other
side does not tell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import compress
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.clauses.known import known
from checker.comparing.names.sounded import sounded_in_headline
from checker.comparing.wording import Answers, chunks_of, spans_of
from checker.lexicon import Answer, State

# A stretch that ends so close to the end of its passage goes on to it.
_REST = 2


class Standing(StrEnum):
    """How a content word stands to the other side: hard evidence is there (a name, a figure, a body); it has its own
    rendering; its rendering answers for another word; nothing answers, or only what is akin."""

    EVIDENT = "evident"
    RENDERED = "rendered"
    SHARED = "shared"
    OPEN = "open"


class Stretch(NamedTuple):
    """The content words of a passage that the other side tells least of, by the numbers of the first and the last among
    the passage's words, and what they weigh together (0.0: there are none)."""

    first: int
    last: int
    weight: float


class Told(NamedTuple):
    """A side of a pair: its content words, what each weighs, and the stretch in which they weigh most."""

    passage: Passage
    places: tuple[int, ...]
    weights: tuple[float, ...]
    stretch: Stretch

    @property
    def mean(self) -> float:
        """What a content word weighs; near 0 where there are few."""
        return sum(self.weights) / (len(self.weights) + _FEW)


# As if so many more words weighed nothing.
_FEW = 2


def told(pair: AlignedPair, weights: Mapping[Standing, float]) -> tuple[Told, Told]:
    """Both sides of a pair."""
    source, target = standings(pair)
    return _told(pair.source, source, weights), _told(pair.target, target, weights)


def standings(pair: AlignedPair) -> tuple[list[Standing], list[Standing]]:
    """How the content words of both sides of a pair stand."""
    answers, passages = known(pair), (pair.source, pair.target)
    found = [{place: _standing(place, mine[place], yours) for place in _telling(passage)}
             for passage, mine, yours in zip(passages, answers, answers[::-1], strict=True)]
    for side, (here, there) in enumerate((passages, passages[::-1])):
        for name, word in sounded_in_headline(here, there):
            if any(found[side].get(place) is Standing.OPEN for place in _words_in(here, name)):
                _mark(found[side], _words_in(here, name))
                _mark(found[1 - side], _words_in(there, word))
    return list(found[0].values()), list(found[1].values())


def _words_in(passage: Passage, span: Span) -> list[int]:
    return [place for place, one in enumerate(spans_of(passage)) if one.overlaps(span)]


def _mark(found: dict[int, Standing], places: Iterable[int]) -> None:
    found.update((place, Standing.EVIDENT) for place in places if place in found)


def _telling(passage: Passage) -> Iterator[int]:
    telling = chunks_of(passage).telling
    return compress(range(len(telling)), telling)


def _standing(place: int, answer: Answer, yours: Answers) -> Standing:
    # What is akin is met four times as often where two sentences have nothing to do with each other.
    if answer.state is not State.ANSWERED or answer.akin:
        return Standing.OPEN
    if answer.place < 0:
        return Standing.EVIDENT
    return Standing.RENDERED if yours[answer.place].place == place else Standing.SHARED


def _told(passage: Passage, found: Sequence[Standing], weights: Mapping[Standing, float]) -> Told:
    places, values = tuple(_telling(passage)), tuple([weights[one] for one in found])
    return Told(passage, places, values, _heaviest(places, values))


def _heaviest(places: Sequence[int], weights: Sequence[float]) -> Stretch:
    best, total, start = Stretch(0, -1, 0.0), 0.0, 0
    for number, weight in enumerate(weights):
        if total <= 0.0:
            total, start = 0.0, number
        total += weight
        if total > best.weight:
            best = Stretch(places[start], places[number], total)
    return best


def span_of(side: Told) -> Span:
    """The characters of a passage's text that its stretch takes: from where its chunk begins, and to the end of the
    passage where hardly a word is left behind it."""
    spans, stretch = spans_of(side.passage), side.stretch
    opened = [place for place in chunks_of(side.passage).begins if place <= stretch.first]
    before = [place for place in side.places if place < stretch.first]
    behind = [place for place in side.places if place > stretch.last]
    # No further back than behind the last word that is told.
    first = max(opened[-1] if opened else 0, before[-1] + 1 if before else 0)
    if len(before) < _REST:
        first = 0
    end = len(side.passage.text) if len(behind) < _REST else spans[stretch.last].end
    return Span(0 if first == 0 else spans[first].start, end)


def told_beside(side: Told, other: Passage, weights: Mapping[Standing, float]) -> bool:
    """Whether the stretch of a side is told by the other side's passage together with the sentences beside it: then it
    has only moved."""
    around = other.beside()
    if not around:
        return False
    wider = Passage(other.document, tuple(sorted({*other.indices, *around})))
    found, _ = standings(AlignedPair(side.passage, wider, 0.0))
    return sum(weights[one] for place, one in zip(side.places, found, strict=True)
               if side.stretch.first <= place <= side.stretch.last) < 0.0
