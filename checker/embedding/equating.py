"""A model's scale measured: its cosines of fixed pairs of texts beside those of the built-in model.

Method: equipercentile equating (Kolen & Brennan, *Test Equating, Scaling, and Linking*), which brings marks of two
tests to one scale: a cosine becomes that cosine of the built-in model which as many of the pairs stay below. So as many
pairs pass a threshold as did with the built-in model, and where one model's cosine is a rising function of the other's,
each pair gets its own back. (Regression would draw everything to the middle where the models disagree.) The pairs are
words, phrases and sentences, a third of each translations, a third of one topic, a third strangers; each kind has a
curve of its own.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from checker.embedding._encoder import Encoder
from checker.embedding.scale import Cosines, Curve, Scale
from checker.errors import ModelError

_FILE = Path(__file__).with_name("data") / "calibration.toml"
_KINDS = ("words", "phrases", "sentences")
_APART = 7  # topics: near ones in the list share a word here and there
# Of some seventy pairs of each relation a twentieth is the least that says more than one odd pair.
_SHARES = (0.02, *(share / 20 for share in range(1, 20)), 0.98)
_LEAST_STEP = 1e-5  # a curve that stood upright would turn noise in the last digits into similarities
_LEAST_AREA = 0.75


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on texts of one `kind`: how many pairs, how far the models agree on their order (`agreement`,
    Spearman's ρ), how well each tells translations from other pairs (`area` under the ROC curve, of this model and of
    the built-in one), the mean distance of its cosines from the built-in model's `before` and `after`, and the share of
    pairs that the built-in model's best threshold puts on the right side: with its own cosines, before and after."""

    kind: str
    pairs: int
    agreement: float
    area: tuple[float, float]
    distance: tuple[float, float]
    threshold: float
    right: tuple[float, float, float]


def texts_digest() -> str:
    """Eight hex digits that change with the texts."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()[:8]


def equated(encoder: Encoder, built_in: Encoder) -> tuple[Scale, tuple[Measured, ...]]:
    """The scale of an encoder (as it is, not calibrated yet) against the built-in one, and what was measured.

    Raises ModelError as the encoders do, and for a model whose cosines hardly tell translations from other pairs: no
    scale makes up for that.
    """
    curves, measured = [], []
    for kind in _KINDS:
        sides = _sides(kind)
        own, wanted = (_cosines(one, sides) for one in (encoder, built_in))
        areas = _area(own), _area(wanted)
        if areas[0] < _LEAST_AREA:
            raise ModelError(f"hardly tells translations from other pairs of {kind} (area under the ROC curve "
                             f"{areas[0]:.2f}, of the built-in model {areas[1]:.2f})", place=encoder.name,
                             advice="has it learned both languages? Does it need a prompt ([model] in the settings)?")
        curves.append(_curve(kind, sides, own, wanted))
        measured.append(_measured(curves[-1], own, wanted))
    return Scale(tuple(curves)), tuple(measured)


@cache
def _sides(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of a kind in both languages, in the order of the topics."""
    topics = tomllib.loads(_FILE.read_text("utf-8"))["topic"]
    sources, targets = zip(*(pair for topic in topics for pair in topic[kind]), strict=True)
    return tuple(sources), tuple(targets)


def _cosines(encoder: Encoder, sides: tuple[Sequence[str], Sequence[str]]) -> Cosines:
    """Of translations, of pairs of one topic, of strangers: as many of each."""
    source, target = (encoder.encode(side).astype(np.float64) for side in sides)
    every, number = np.clip(source @ target.T, -1.0, 1.0), np.arange(len(source))
    size = len(number) // len(tomllib.loads(_FILE.read_text("utf-8"))["topic"])
    within = number - number % size + (number + 1) % size
    return np.concatenate([every[number, number], every[number, within],
                           every[number, (number + _APART * size) % len(number)]])


def _curve(kind: str, sides: tuple[Sequence[str], Sequence[str]], own: Cosines, wanted: Cosines) -> Curve:
    length = float(np.exp(np.mean([np.log(len(text.split())) for side in sides for text in side])))
    knots = np.quantile(own, _SHARES), np.quantile(wanted, _SHARES)
    kept = [0]
    for place in range(1, len(_SHARES)):
        if knots[0][place] - knots[0][kept[-1]] >= _LEAST_STEP:
            kept.append(place)
    chosen = [tuple(round(float(one), 6) for one in side[kept]) for side in knots]
    return Curve(kind, round(length, 2), *chosen)


def _measured(curve: Curve, own: Cosines, wanted: Cosines) -> Measured:
    after = curve(own)
    threshold = _threshold(wanted)
    distances = [float(np.abs(one - wanted).mean()) for one in (own, after)]
    right = [_right(one, threshold) for one in (wanted, own, after)]
    agreement = float(np.corrcoef(_ranks(own), _ranks(wanted))[0, 1])
    return Measured(curve.kind, len(own), agreement, (_area(own), _area(wanted)), (distances[0], distances[1]),
                    threshold, (right[0], right[1], right[2]))


def _threshold(cosines: Cosines) -> float:
    """The one that puts the most pairs on the right side."""
    return float(max(np.sort(cosines), key=lambda one: _right(cosines, one)))


def _right(cosines: Cosines, threshold: float) -> float:
    """The share of pairs that a threshold puts on the right side; the first third are translations."""
    return float(((cosines >= threshold) == (np.arange(len(cosines)) < len(cosines) // 3)).mean())


def _area(cosines: Cosines) -> float:
    """How often a translation lies above another pair (the Mann–Whitney statistic)."""
    number = len(cosines) // 3
    above = _ranks(cosines)[:number].sum() - number * (number + 1) / 2
    return float(above / (number * (len(cosines) - number)))


def _ranks(values: Cosines) -> Cosines:
    """The rank of each; equal ones share theirs."""
    _, group, size = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(size) - (size - 1) / 2)[group])
