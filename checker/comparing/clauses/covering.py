"""How well each word of a passage is answered for on the other side of its pair.

What hard evidence or the lexicon answers for is covered (`known`). Any other content word is compared, alone and with
a neighbour, with the content words of the other side and with its phrases of up to three words in which the lexicon
leaves one open too; its best similarity is its cover. That is the soft lexicon of greedy matching (Zhang et al. 2020,
BERTScore) with vectors of phrases in place of tokens, asked where the hard one is silent. The encoder is what all this
costs, so it is asked step by step (`Depth`): covers can only rise, and most sides are covered after a step or two.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.clauses.known import known
from checker.comparing.wording import Answers, chunks_of
from checker.extract.clauses import Chunked, chunked
from checker.languages import Language
from checker.lexicon import State

Numbers = NDArray[np.float64]
_PAIR = 2
# The cover of a word that nobody was asked for: the least that the encoder gives a word beside unrelated ones.
_UNASKED = 0.25


@dataclass(frozen=True, slots=True)
class Side:
    """A passage as chunks. For each of its words: what is known of it without the encoder, how much it tells if neither
    evidence nor the lexicon answers for it (0 … 1; 0 where one of them does, or its content is light), how well it is
    covered alone (−1 … 1; exactly 1 where it is answered), and how well alone or with a neighbour."""

    passage: Passage
    chunks: Chunked
    answers: Answers
    openly: tuple[float, ...]
    cover: Numbers
    phrase_cover: Numbers

    def telling(self, first: int, end: int) -> list[int]:
        """The words that carry content, from `first` to before `end`."""
        content = self.chunks.content
        return list(content[bisect_left(content, first):bisect_left(content, end)])

    def open(self, place: int) -> bool:
        """Whether a word carries content and neither evidence nor the lexicon answers for it."""
        return self.openly[place] > 0.0

    @property
    def words(self) -> list[str]:
        """The words as written."""
        return [word.written for word in self.chunks.text.words]


@lru_cache(maxsize=2048)
def windows(text: str, spoken: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text, and its short phrases (`Chunked.phrases`)."""
    found = chunked(text, spoken)
    words = tuple([word.written for word in found.text.words])
    return words, tuple(_written(words, found.phrases))


def near(phrase: str, text: str, spoken: Language, least: float, similarity: Similarity) -> Asking[bool]:
    """Whether a word or a short phrase of a text is at least so near to a phrase: the words are asked first."""
    for some in windows(text, spoken):
        if some and float((yield from similarity.table([phrase], some)).max()) >= least:
            return True
    return False


def uncovered(pair: AlignedPair) -> tuple[Side, Side] | None:
    """Both sides of a pair as far as they are known without the encoder; None where one has no word that tells."""
    source, target = pair.source, pair.target
    if not all(any(chunks_of(passage).telling) for passage in (source, target)):
        return None
    answers = known(pair)
    return _uncovered(source, answers[0]), _uncovered(target, answers[1])


def _uncovered(passage: Passage, answers: Answers) -> Side:
    chunks = chunks_of(passage)
    telling = [tells and not light for tells, light in zip(chunks.telling, chunks.light, strict=True)]
    openly = _openly(telling, answers)
    cover = np.array([_UNASKED if weight else 1.0 for weight in openly])
    return Side(passage, chunks, answers, openly, cover, cover)


def strictly(side: Side) -> Side:
    """The same side with light words that nothing answers as open as others."""
    return replace(side, openly=_openly(side.chunks.telling, side.answers))


def _openly(telling: Sequence[bool], answers: Answers) -> tuple[float, ...]:
    """How much each word tells of those that carry content and that nothing answers; 0 for the others."""
    return tuple([_weight(len(one.senses)) if tells and one.state is not State.ANSWERED else 0.0
                  for tells, one in zip(telling, answers, strict=True)])


@cache
def _weight(senses: int) -> float:
    """How much a word tells: the more senses it may have, the less anybody misses it («بلغ عدد …»)."""
    return 1.0 / (1.0 + log(1 + senses))


class Depth(Enum):
    """How much the encoder is asked of a side, from little to all: its open words beside those of the other side; the
    same beside all words of the other that carry content; with neighbours too, and beside the short phrases there."""

    OPEN = "open words"
    TELLING = "words that tell"
    PHRASES = "phrases too"


def _asked(here: Side, there: Side, depth: Depth = Depth.PHRASES) -> tuple[list[str], list[str]]:
    """What the encoder is asked of the words of one side, and what it compares them with on the other."""
    written, others = here.words, there.words
    ours = [written[place] for place in _open(here)]
    if depth is Depth.OPEN:
        return ours, [others[place] for place in _open(there)]
    theirs = [others[place] for place in there.telling(0, len(others))]
    if depth is Depth.TELLING:
        return ours, theirs
    return [*ours, *_written(written, _pairs(here))], [*theirs, *_written(others, _phrases(there))]


def covered(here: Side, there: Side, similarity: Similarity, depth: Depth = Depth.PHRASES) -> Asking[Side]:
    """One side with the covers of its words as far as they show when so much is asked: deeper none is lower."""
    ours, theirs = _asked(here, there, depth)
    if not ours or not theirs:
        return here
    best: list[float] = (yield from similarity.table(ours, theirs)).astype(np.float64).max(axis=1).tolist()
    places = _open(here)
    cover = here.cover.copy()
    cover[places] = best[:len(places)]
    with_neighbour = cover.copy()
    for (start, end), value in zip(_pairs(here) if depth is Depth.PHRASES else (), best[len(places):], strict=True):
        with_neighbour[start:end] = np.maximum(with_neighbour[start:end], value)
    return replace(here, cover=cover, phrase_cover=with_neighbour)


def _open(side: Side) -> list[int]:
    return [place for place, weight in enumerate(side.openly) if weight]


def _phrases(side: Side) -> list[tuple[int, int]]:
    """The short phrases with an open word."""
    openly = side.openly
    return [(start, end) for start, end in side.chunks.phrases if any(openly[start:end])]


def _pairs(side: Side) -> list[tuple[int, int]]:
    return [run for run in _phrases(side) if run[1] - run[0] == _PAIR]


def _written(words: Sequence[str], runs: Sequence[tuple[int, int]]) -> list[str]:
    return [" ".join(words[start:end]) for start, end in runs]
