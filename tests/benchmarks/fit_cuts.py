"""Learn the weights by which long sentences are cut, and measure how often a cut stands at the right place.

    python tests/benchmarks/fit_cuts.py GOLD:TEXT [GOLD:TEXT …]

GOLD is a folder of NAME.jsonl or NAME.beads.jsonl (a bead a line, `en` and `ar`), TEXT one of NAME.en.txt and
NAME.ar.txt. Of each two neighbouring sentences with one partner each, one side is joined to one long sentence: its full
stop becomes a comma, a semicolon, "and", "while", «و» or «فيما», in turn. Where the long sentence should be cut is then
known. Prints the weights learned from everything, then for several probabilities how many of the long sentences are cut
where they should be (recall), and how many of the cuts are right (precision), for the weights that ship and five-fold
cross-validated over documents; `near` counts cuts that are at most three words off as right.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from checker.aligning.cuts import Place, Weights, features, places, probabilities, texts
from checker.alignment import Passage
from checker.article import Article
from checker.document import Document
from checker.embedding import Phrases, load
from checker.extract import extract
from checker.splitting import lines
from checker.termbase import load_termbase

JOINTS = {"en": (", ", ", and ", " and ", ", while ", "; "), "ar": ("، ", "، و", " و", "، فيما ", "؛ ")}
LEVELS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)
FOLDS, PRIOR, NEAR, SHORTEST = 5, 0.01, 3, 25
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A long sentence that should be cut at `cut`, and the two sentences of the other side; `right` is the place among
    `found` that stands there (None where none does)."""

    name: str
    long: Passage
    short: Passage
    cut: int
    found: list[Place]
    right: int | None


def examples(gold: Path, text: Path) -> Iterator[Example]:
    """The joined neighbours of a folder."""
    for path in sorted({*gold.glob("*.beads.jsonl")} or {*gold.glob("*.jsonl")}):
        name = path.name.removesuffix(".jsonl").removesuffix(".beads")
        read = {code: (text / f"{name}.{code}.txt").read_text("utf-8").split("\n") for code in JOINTS}
        beads = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        single = [(one["en"][0], one["ar"][0]) for one in beads if len(one["en"]) == len(one["ar"]) == 1]
        chosen = [both for both in single if (both[0] + 1, both[1] + 1) in single]
        for number, (english, arabic) in enumerate(chosen):
            first = {"en": read["en"][english].strip(), "ar": read["ar"][arabic].strip()}
            second = {"en": read["en"][english + 1].strip(), "ar": read["ar"][arabic + 1].strip()}
            for code, other in (("en", "ar"), ("ar", "en")):
                if first[code].endswith(".") and min(map(len, (*first.values(), *second.values()))) > SHORTEST:
                    yield example(name, (code, first[code][:-1], JOINTS[code][number % 5], second[code]),
                                  (other, first[other], second[other]))


def example(name: str, long: tuple[str, str, str, str], short: tuple[str, str, str]) -> Example:
    """Two sentences joined to one against the two of the other side."""
    code, first, joint, second = long
    joined = Passage(document(code, f"{first}{joint}{second}"), (0,))
    both = Passage(document(short[0], f"{short[1]}\n{short[2]}"), (0, 1))
    found = places(joined, both)
    right = next((at for at, place in enumerate(found) if place.boundary.end <= len(first) + 1
                  and place.boundary.start >= len(first) + 1), None)
    return Example(name, joined, both, len(first), found, right)


def document(code: str, text: str) -> Document:
    """A document of lines."""
    article = Article("joined", f"joined.{code}.txt", code, text)
    return extract(article, lines(article), load_termbase())


def likely(weights: Weights, example: Example, measured: Numbers) -> Numbers:
    """The probability of each place of an example."""
    return probabilities(measured, example.found, weights) if example.found else np.zeros(0)


def learned(some: Sequence[tuple[Example, Numbers]]) -> Weights:
    """The weights that make the right places, or none where there is none, most probable."""

    def loss(values: Numbers) -> float:
        weights, total = Weights(*values), float(PRIOR * values[:-1] @ values[:-1])
        for one, measured in some:
            chances = likely(weights, one, measured)
            chance = 1 - chances.sum() if one.right is None else chances[one.right]
            total -= float(np.log(max(chance, 1e-12)))
        return total

    return Weights(*minimize(loss, np.zeros(len(fields(Weights))), method="L-BFGS-B").x)


def report(title: str, judged: Sequence[tuple[Example, Weights, Numbers]]) -> None:
    """Print recall and precision at each level."""
    for level in LEVELS:
        right = near = made = 0
        for one, weights, measured in judged:
            chances = likely(weights, one, measured)
            if chances.size and chances.max() >= level:
                at, made = int(chances.argmax()), made + 1
                right += at == one.right
                near += at == one.right or off(one, one.found[at]) <= NEAR
        print(f"{title:16s} p ≥ {level:.2f}  recall {right / len(judged):.3f}  precision {right / max(1, made):.3f}  "
              f"near {near / max(1, made):.3f}", flush=True)


def off(one: Example, place: Place) -> int:
    """How many words a cut stands beside the right place."""
    low, high = sorted((one.cut, place.boundary.end))
    return len(one.long.document.article.text[low:high].split())


def main() -> None:
    """Learn, print, cross-validate."""
    every = [one for pair in sys.argv[1:] for one in examples(*map(Path, pair.split(":")))]
    phrases = Phrases(load())
    phrases.prefetch(text for one in every for text in texts(one.long, one.short, one.found))
    measured = [(one, features(one.long, one.short, one.found, phrases)) for one in every]
    print(f"{len(every)} long sentences, {sum(one.right is not None for one in every)} with a boundary at the cut")
    weights = learned(measured)
    print({one.name: round(getattr(weights, one.name), 1) for one in fields(Weights)})
    report("as shipped", [(one, Weights(), values) for one, values in measured])
    names = sorted({one.name for one in every})
    order = np.random.default_rng(1).permutation(len(names))
    held_out = []
    for fold in range(FOLDS):
        held = {names[at] for at in order[fold::FOLDS]}
        used = learned([both for both in measured if both[0].name not in held])
        held_out += [(one, used, values) for one, values in measured if one.name in held]
    report("cross-validated", held_out)
    for code in JOINTS:
        report(f"  {code} joined", [one for one in held_out if one[0].long.language == code])


if __name__ == "__main__":
    main()
