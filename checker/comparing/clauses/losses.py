"""Which phrase of a passage has no counterpart on the other side: a logistic model of what its words and the passage
without it say.

Every feature is measured on one side of one pair; the weights (`weights.toml`) were fitted on clauses taken out of
published translations by a program (`tests/benchmarks/fit_clauses.py`), none of them on errors made by hand.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import tomli

from checker.alignment import AlignedPair
from checker.comparing.asking import Asking, Similarity
from checker.comparing.clauses.candidates import ANSWERED, Candidate, bare, candidates, runs, without, written
from checker.comparing.clauses.covering import Depth, Numbers, Side, covered, uncovered, windows
from checker.comparing.clauses.surroundings import EVERY, Bars, bar, elsewhere, opposite, untold
from checker.comparing.readings.legible import legible
from checker.comparing.remembering import remembered
from checker.comparing.wording import breadth, chunks_of
from checker.extract.clauses import chunked
from checker.languages import language

# `bare`: what the covers of its content words lack, alone or with a neighbour, each weighed by how much it tells;
# `open`: how many of them nothing answers; `figures`: how many of these are numerals; `gain`: by how much the passage
# without it agrees better with the other side, for its share of the passage; `length`: how much longer this side is
# than it should be; `between`: how much is open on the other side between the words that answer for its neighbours,
# `elsewhere`: on the whole other side, a content word: what both sides lack is one thing said in two ways.
FEATURES = ("bare", "open", "figures", "gain", "length", "between", "elsewhere")
# A gain of more, and more that is open, say nothing more.
_GAIN, _BETWEEN = 0.4, 1.5
# What is less probable than this at the greatest gain is not looked at.
_HOPELESS = 0.6
# Where so few are left after the first step the passage is read without each of them, before more words are asked: that
# rules out nine sides of ten, and all that would have been asked of them has three times as many texts.
_READ = 4
# Passages of fewer words are headings and cries, of more words whole paragraphs set against a summary.
_FEWEST, _MOST = 4, 120
# A phrase covered so well by a neighbouring sentence of the other side has moved there.
_MOVED = 0.66
# Where words are covered worse than this on the average the two texts are no translations: nothing is left out of them.
_RELATED = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: a bias, and for each feature a weight with the mean and deviation it is standardised by."""

    bias: float
    weights: Numbers
    means: Numbers
    deviations: Numbers

    def probability(self, features: Numbers) -> Numbers:
        """How probable it is of each row of features that the phrase has no counterpart."""
        odds = (features - self.means) / self.deviations @ self.weights + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))


class Loss(NamedTuple):
    """A phrase of one side that the other lacks, and how probable that is."""

    side: Side
    phrase: Candidate
    probability: float


def loss(pair: AlignedPair, similarity: Similarity, *, of_source: bool, bars: Bars = EVERY) -> Asking[Loss | None]:
    """The most probable of the candidates of one side that pass their bars; None without one, and where the pair can't
    be judged: very short or long, words run together, or a number of other explanations."""
    weighed = yield from _weigh(pair, similarity, bars, of_source=of_source)
    if weighed is None:
        return None
    here, there, found = weighed
    probabilities = fitted().probability((yield from features(here, there, found, similarity)))
    for value, one in sorted(zip(probabilities, found, strict=True), reverse=True):
        if (value >= bar((here, there), one, bars) and not _repeated(here, one)
                and not (yield from _moved(here, there, one, similarity))):
            return Loss(here, one, float(value))
    return None


class _Weighed(NamedTuple):
    """A side of a pair with the covers of its words, the other side, and the candidates that may pass their bars."""

    here: Side
    there: Side
    found: list[Candidate]


def _weigh(pair: AlignedPair, similarity: Similarity, bars: Bars, *, of_source: bool) -> Asking[_Weighed | None]:
    """Ask ever more of one side as long as something may be lost of it: of most sides of most pairs little is asked."""
    sides = known_sides(pair)
    if sides is None:
        return None
    here, there = sides if of_source else sides[::-1]
    left = list(runs(here, there))  # covers only rise: what is ruled out once stays so
    for depth in Depth:
        left = _possible(here, there, bare(here, left), bars)
        if depth is not Depth.OPEN and len(left) <= _READ:
            left = yield from _passing((here, there), left, similarity, bars)
        if not left:
            return None
        here = yield from covered(here, there, similarity, depth)
    found = _possible(here, there, candidates(here, there), bars) if _related(here) else []
    if not found:
        return None
    other = there
    for depth in Depth:
        if not _related(other):
            other = yield from covered(there, here, similarity, depth)
    return _Weighed(here, there, found) if _related(other) else None


@remembered
def known_sides(pair: AlignedPair) -> tuple[Side, Side] | None:
    """Both sides of a pair as far as they are known without the encoder; None where it can't be judged (`loss`)."""
    return uncovered(pair) if _worthwhile(pair) else None


def _possible(here: Side, there: Side, found: list[Candidate], bars: Bars = EVERY) -> list[Candidate]:
    """Those that may prove lost and pass their bars, were the passage without them to agree ever so much better."""
    if not found:
        return found
    values = fitted().probability(_rows(here, there, found, [_GAIN] * len(found)))
    return [one for one, value in zip(found, values, strict=True)
            if value >= _HOPELESS and value >= bar((here, there), one, bars)]


def _passing(sides: tuple[Side, Side], found: list[Candidate], similarity: Similarity,
             bars: Bars) -> Asking[list[Candidate]]:
    """Those of the first side that pass their bars by how much better the passage without them agrees."""
    if not found:
        return found
    values = fitted().probability((yield from features(*sides, found, similarity)))
    return [one for one, value in zip(found, values, strict=True) if value >= bar(sides, one, bars)]


def features(here: Side, there: Side, found: list[Candidate], similarity: Similarity) -> Asking[Numbers]:
    """A row of features for each candidate, in the order of `FEATURES`."""
    texts = [here.passage.text, *(without(here, one) for one in found)]
    close = (yield from similarity.table(texts, [there.passage.text]))[:, 0]
    return _rows(here, there, found, [_gain(here, one, float(cut - close[0]))
                                      for one, cut in zip(found, close[1:], strict=True)])


def _rows(here: Side, there: Side, found: list[Candidate], gains: list[float]) -> Numbers:
    length = np.log(len(here.passage.text) * breadth(there.passage) / (len(there.passage.text) * breadth(here.passage)))
    rest = elsewhere(there)
    return np.array([[*_lacking(here, one), gain, length, min(_BETWEEN, untold(there, opposite(here, there, one))),
                      rest] for one, gain in zip(found, gains, strict=True)], dtype=np.float64)


def _lacking(here: Side, one: Candidate) -> tuple[float, int, int]:
    """What the words of a phrase lack: `bare`, `open` and `figures`."""
    lacking = [place for place in one.places if here.open(place)]
    figures = sum(here.chunks.text.words[place].text.isdigit() for place in lacking)
    return (sum([max(0.0, ANSWERED - float(here.phrase_cover[place])) * here.openly[place] for place in lacking]),
            len(lacking), figures)


def _gain(here: Side, one: Candidate, closer: float) -> float:
    span = written(here, one)
    return min(_GAIN, closer / ((span.end - span.start) / len(here.passage.text) + 0.05))


@cache
def fitted() -> Weights:
    """The weights that ship with the program."""
    table = tomli.loads(resources.files("checker.comparing.clauses").joinpath("weights.toml").read_text("utf-8"))
    rows = [table["features"][name] for name in FEATURES]
    columns = (np.array([row[name] for row in rows]) for name in ("weight", "mean", "deviation"))
    return Weights(table["bias"], *columns)


def _worthwhile(pair: AlignedPair) -> bool:
    counts = [len(chunks_of(passage).telling) for passage in (pair.source, pair.target)]
    return (min(counts) >= _FEWEST and max(counts) <= _MOST and pair.source.language != pair.target.language
            and legible(pair.source) and legible(pair.target))


def _related(side: Side) -> bool:
    places = side.telling(0, len(side.cover))
    return bool(places) and float(side.cover[places].mean()) >= _RELATED


def _repeated(here: Side, one: Candidate) -> bool:
    """Whether another sentence of the same text has all these content words: a formula is worded anew each time, and
    what stands elsewhere as well is not lost."""
    document, indices = here.passage.document, here.passage.indices
    spoken = language(here.passage.language)
    wanted = {here.chunks.text.words[place].text for place in one.places}
    return len(wanted) > 1 and any(
        wanted <= {word.text for word in chunked(sentence.text, spoken).text.words}
        for index, sentence in enumerate(document.sentences) if index not in indices)


def _moved(here: Side, there: Side, one: Candidate, similarity: Similarity) -> Asking[bool]:
    """Whether a sentence beside the other passage holds the phrase."""
    passage = there.passage
    around = [text for index in passage.beside() for texts in windows(
        passage.document.sentences[index].text, language(passage.language)) for text in texts]
    if not around:
        return False
    words = [here.chunks.written(place, place + 1) for place in one.places]
    return float((yield from similarity.table(words, around)).max(axis=1).mean()) >= _MOVED
