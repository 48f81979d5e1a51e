"""Fit the model of phrases without counterpart, and measure it on documents it was not fitted on.

    python tests/benchmarks/fit_clauses.py PAIRS.jsonl [LABELS.jsonl]

A line of PAIRS has `id` ("base-I" as published; others are left out), `en` and `ar`; a line of LABELS the number I
(`base`) of a pair that differs as published: it is left out of the faithful ones. From every pair a clause or another
whole part of the sentence, between marks of punctuation and the words that open a clause, is taken out on either side
by chance (seeded), and a run of chunks that may begin and end anywhere; what was left behind on the other side is to
be found. The weights are fitted on the clauses, since those are what is left out of translations: of the runs of chunks
too they then find more. Prints the weights (`weights.toml`), then, cross-validated five-fold over blocks of 25
neighbouring lines, the share of removals of both kinds found at several shares of faithful pairs flagged.
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

from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.comparing.asking import Similarity, answer
from checker.comparing.clauses.candidates import Candidate, candidates, without
from checker.comparing.clauses.covering import Side, covered, uncovered
from checker.comparing.clauses.losses import FEATURES, Weights, features
from checker.comparing.readings.legible import legible
from checker.embedding import Phrases, load
from checker.extract import extract
from checker.languages import folded
from checker.splitting import whole
from checker.termbase import load_termbase

FOLDS, BLOCK = 5, 25
PRIOR = 2.0
RATES = (0.004, 0.007, 0.01, 0.02, 0.03)
# Words that open a clause or a part that could be left out, beside «و» written onto its word and participles.
OPENING = {
    "en": frozenset([
        "and", "but", "or", "while", "which", "who", "whom", "whose", "where", "when", "because", "although",
        "though", "after", "before", "including", "despite", "as", "since", "following", "with", "without",
        "whereas", "so", "especially", "particularly", "notably", "amid", "until", "unless", "if",
    ]),
    "ar": frozenset(map(folded, [
        "مما", "ما", "الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "حيث", "بينما", "فيما", "بعد",
        "بعدما", "قبل", "رغم", "لأن", "لأنه", "لأنها", "بما", "بمن", "بينهم", "بينها", "منهم", "منها", "خاصة",
        "خصوصا", "إثر", "عقب", "وسط", "كما", "لكن", "ولكن", "حين", "عندما", "إذ", "بل", "أو", "منذ", "حتى",
        "مع", "دون",
    ])),
}
FAITHFUL, CLAUSE, CHUNKS = "faithful", "clause", "chunks"
# How much of a word's cover must go with the removal for the word to have lost its counterpart.
_FALL = 0.06
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One side of a pair: the features of its candidates, which of them lost their counterpart (NaN: hard to say), the
    line it comes from, and what was taken out of the other side."""

    line: int
    kind: str
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
        both = sided(*sides, phrases) if all(map(legible, sides)) else None
        if both is None:
            continue
        for here, there in (both, both[::-1]):
            yield example((line, FAITHFUL), (here, there), phrases)
            for kind in (CHUNKS, CLAUSE):
                removed = taken_out(there, chance, kind)
                cut = sided(here.passage, removed, phrases) if removed else None
                if cut:
                    yield example((line, kind), cut, phrases, before=here)


def sided(source: Passage, target: Passage, phrases: Phrases) -> tuple[Side, Side] | None:
    """Both passages with the covers of their words."""
    sides = uncovered(AlignedPair(source, target, 0.0))
    if sides is None:
        return None
    ours, theirs = (covered(*both, Similarity(phrases)) for both in (sides, sides[::-1]))
    return answer(ours, phrases.prefetch), answer(theirs, phrases.prefetch)


def taken_out(side: Side, chance: random.Random, kind: str) -> Passage | None:
    """The passage without one of its runs of chunks, or without one of its clauses."""
    words, begins = side.chunks, side.chunks.begins
    count, most = len(side.cover), 14 if kind == CLAUSE else 12
    runs = [(first, end) for first in begins[1:] for end in (*begins, count)
            if first < end <= first + most and end - first < 0.6 * count and words.telling[end - 1]
            and (kind == CHUNKS or (opens(side, first) and opens(side, end)))]
    if count < 6 or not runs:
        return None
    first, end = chance.choice(runs)
    text = without(side, Candidate(first, end, ()))
    return passage(text, side.passage.language)


def opens(side: Side, place: int) -> bool:
    """Whether a clause, or a part that could be left out, begins with a word (or the passage ends before it)."""
    if place >= len(side.cover):
        return True
    word, code = side.chunks.text.words[place], side.passage.language
    if word.apart or word.text in OPENING[code]:
        return True
    return place in side.chunks.begins and (word.text.endswith("ing") if code == "en" else word.text.startswith("و"))


def example(where: tuple[int, str], sides: tuple[Side, Side], phrases: Phrases, before: Side | None = None) -> Example:
    """The candidates of a side; `before` is the side as it was covered before something was taken out."""
    here, there = sides
    found = candidates(here, there)
    rows = (answer(features(here, there, found, Similarity(phrases)), phrases.prefetch) if found
            else np.zeros((0, len(FEATURES))))
    lost = np.zeros(len(found)) if before is None else np.array([_lost(one, here, before) for one in found])
    return Example(*where, rows, lost)


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
             if one.kind != FAITHFUL or one.line not in differing]
    model = fitted([one for one in every if one.kind != CHUNKS])
    print(f"bias = {model.bias:.4f}")
    for name, *values in zip(FEATURES, model.weights, model.means, model.deviations, strict=True):
        print("[features.{}]\nweight = {:.4f}\nmean = {:.4f}\ndeviation = {:.4f}".format(name, *values))
    faithful: dict[int, float] = {}
    altered: dict[str, list[float]] = {CLAUSE: [], CHUNKS: []}
    for fold in range(FOLDS):
        held = [one for one in every if one.line // BLOCK % FOLDS == fold]
        model = fitted([one for one in every if one.line // BLOCK % FOLDS != fold and one.kind != CHUNKS])
        for one in held:
            if one.kind == FAITHFUL:
                faithful[one.line] = max(faithful.get(one.line, 0.0), best(one, model))
            else:
                altered[one.kind].append(best(one, model))
    ranked = sorted(faithful.values(), reverse=True)
    for kind, found in altered.items():
        print(f"# {len(ranked)} faithful pairs, {len(found)} with a part taken out of one side ({kind})")
        for rate in RATES:
            limit = ranked[int(rate * len(ranked))]
            share = np.mean(np.array(found) > limit)
            print(f"# {rate:.3f} of the faithful flagged: found {share:.3f} (from {limit:.3f})")


if __name__ == "__main__":
    main()
