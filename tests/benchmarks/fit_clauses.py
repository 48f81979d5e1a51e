"""Fit the model of phrases without counterpart, and measure it on documents it was not fitted on.

    python tests/benchmarks/fit_clauses.py PAIRS.jsonl [LABELS.jsonl]

A line of PAIRS has `id` ("base-I" as published; others are left out), `en` and `ar`; a line of LABELS the number I
(`base`) of a pair that differs as published: it is left out of the faithful ones. From every pair one phrase is taken
out on either side by chance (seeded); what was left behind on the other side is to be found. Prints the weights
(`weights.toml`), then, cross-validated five-fold over blocks of 25 neighbouring lines, the share of removals found at
several shares of faithful pairs flagged.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from checker.alignment import Passage
from checker.article import Article
from checker.comparing.clauses.candidates import Candidate, candidates, without
from checker.comparing.clauses.covering import Side, covered
from checker.comparing.clauses.losses import FEATURES, Weights, features
from checker.comparing.readings.legible import legible
from checker.embedding import Phrases, load
from checker.extract import extract
from checker.splitting import whole
from checker.termbase import load_termbase

FOLDS, BLOCK = 5, 25
PRIOR = 2.0
RATES = (0.004, 0.007, 0.01, 0.02, 0.03)
# How much of a word's cover must go with the removal for the word to have lost its counterpart.
_FALL = 0.06
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One side of a pair: the features of its candidates, which of them lost their counterpart (NaN: hard to say), the
    line it comes from, and whether something was taken out."""

    line: int
    altered: bool
    features: Numbers
    lost: Numbers


def passage(text: str, language: str) -> Passage:
    """A text as one passage."""
    article = Article("line", f"line.{language}", language, text)
    return Passage(extract(article, whole(article), load_termbase()), (0,))


def examples(path: Path, phrases: Phrases) -> Iterator[Example]:
    """Two faithful examples and up to two altered ones for each line."""
    chance = random.Random(7)  # noqa: S311
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        if not row["id"].startswith("base-"):
            continue
        line, sides = int(row["id"].removeprefix("base-")), (passage(row["en"], "en"), passage(row["ar"], "ar"))
        both = covered(*sides, phrases) if all(map(legible, sides)) else None
        if both is None:
            continue
        for here, there in (both, both[::-1]):
            yield example(line, here, there, phrases)
            removed = taken_out(there, chance)
            cut = covered(here.passage, removed, phrases) if removed else None
            if cut:
                yield example(line, cut[0], cut[1], phrases, before=here)


def taken_out(side: Side, chance: random.Random) -> Passage | None:
    """The passage without one of its runs of chunks."""
    words, begins = side.chunks, side.chunks.begins
    count = len(side.cover)
    runs = [(first, end) for first in begins[1:] for end in (*begins, count)
            if first < end <= first + 12 and end - first < 0.6 * count and words.telling[end - 1]]
    if count < 6 or not runs:
        return None
    first, end = chance.choice(runs)
    text = without(side, Candidate(first, end, ()))
    return passage(text, side.passage.language)


def example(line: int, here: Side, there: Side, phrases: Phrases, before: Side | None = None) -> Example:
    """The candidates of a side; `before` is the side as it was covered before something was taken out."""
    found = candidates(here, there)
    rows = features(here, there, found, phrases) if found else np.zeros((0, len(FEATURES)))
    lost = np.zeros(len(found)) if before is None else np.array([_lost(one, here, before) for one in found])
    return Example(line, before is not None, rows, lost)


def _lost(one: Candidate, here: Side, before: Side) -> float:
    """Whether a candidate is what lost its counterpart: 1 where the words that lost theirs are its words (F1 from 0.6),
    0 where they are not (below 0.3)."""
    fall = np.maximum(0.0, before.cover - here.cover)[here.telling(0, len(here.cover))]
    mine = np.maximum(0.0, before.cover - here.cover)[list(one.places)]
    if fall.sum() < 2 * _FALL:
        return float("nan")
    precision, recall = float((mine > _FALL).mean()), float(mine.sum() / fall.sum())
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return 1.0 if score >= 0.6 else 0.0 if score <= 0.3 else float("nan")


def fitted(chosen: list[Example]) -> Weights:
    """The weights of greatest likelihood with a Gaussian prior."""
    rows = np.concatenate([one.features for one in chosen])
    lost = np.concatenate([one.lost for one in chosen])
    rows, lost = rows[~np.isnan(lost)], lost[~np.isnan(lost)]
    means, deviations = rows.mean(0), rows.std(0) + 1e-9
    standard = np.c_[(rows - means) / deviations, np.ones(len(rows))]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = standard @ weights
        penalty = np.r_[weights[:-1], 0.0] * PRIOR
        value = np.logaddexp(0.0, odds).sum() - odds @ lost + penalty @ weights / 2
        return float(value), standard.T @ (1 / (1 + np.exp(-odds)) - lost) + penalty

    found = np.asarray(minimize(loss, np.zeros(standard.shape[1]), jac=True, method="L-BFGS-B").x)
    return Weights(float(found[-1]), found[:-1], means, deviations)


def best(one: Example, model: Weights) -> float:
    """The probability of the most probable candidate."""
    return float(model.probability(one.features).max()) if len(one.features) else 0.0


def main() -> None:
    """Fit, and measure."""
    labels = [line for path in sys.argv[2:] for line in Path(path).read_text("utf-8").splitlines()]
    differing = {json.loads(line)["base"] for line in labels}
    every = [one for one in examples(Path(sys.argv[1]), Phrases(load(threads=1)))
             if one.altered or one.line not in differing]
    model = fitted(every)
    print(f"bias = {model.bias:.4f}")
    for name, *values in zip(FEATURES, model.weights, model.means, model.deviations, strict=True):
        print("[features.{}]\nweight = {:.4f}\nmean = {:.4f}\ndeviation = {:.4f}".format(name, *values))
    faithful: dict[int, float] = {}
    altered: list[float] = []
    for fold in range(FOLDS):
        held = [one for one in every if one.line // BLOCK % FOLDS == fold]
        model = fitted([one for one in every if one.line // BLOCK % FOLDS != fold])
        for one in held:
            if one.altered:
                altered.append(best(one, model))
            else:
                faithful[one.line] = max(faithful.get(one.line, 0.0), best(one, model))
    ranked = sorted(faithful.values(), reverse=True)
    print(f"# {len(ranked)} faithful pairs, {len(altered)} with a phrase taken out of one side")
    for rate in RATES:
        limit = ranked[int(rate * len(ranked))]
        found = np.mean(np.array(altered) > limit)
        print(f"# {rate:.3f} of the faithful flagged: found {found:.3f} (from {limit:.3f})")


if __name__ == "__main__":
    main()
