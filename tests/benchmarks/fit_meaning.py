"""Fit the model of pairs whose two sides are about different things, and measure it on lines it was not fitted on.

    python tests/benchmarks/fit_meaning.py ARTICLES.jsonl [PAIRS.jsonl …]

A line has `id` ("base-I" as published, in the order of the text; others are left out), `en` and `ar`. In ARTICLES the
lines beside each other come from one article: partners are exchanged with the next line's, which has the same subject.
In all files partners are exchanged with a line of the same length from elsewhere; half of one side is exchanged with
another line's, or taken out; and a third of the lines is joined with the next one to a paragraph, of which a sentence
is exchanged or taken out. All by chance (seeded).

Prints the weights (`weights.toml`), then, cross-validated five-fold over blocks of 25 neighbouring lines, the share of
each kind of mistake found at several shares of faithful pairs reported and, last, at the check's own limit, and how the
kinds were told apart there.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.checks.meaning import Meaning
from checker.comparing.meanings.likelihood import Kind, Model, Traits, judged, traits
from checker.comparing.meanings.stretches import Standing, standings, told
from checker.embedding import Phrases, load
from checker.extract import extract
from checker.splitting import whole
from checker.termbase import load_termbase

FOLDS, BLOCK = 5, 25
PRIOR = 1.0
RATES = (0.0005, 0.001, 0.002, 0.005, 0.01)
FAITHFUL, PARAGRAPH = "faithful", "faithful paragraph"
# Mistakes by name, each with the kind that it is.
NEIGHBOUR, STRANGER = "the next sentence", "a stranger of its length"
MISTAKES = {NEIGHBOUR: Kind.OTHER, STRANGER: Kind.OTHER, "half another's": Kind.MIXED, "half missing": Kind.CUT,
            "a sentence of two another's": Kind.MIXED, "a sentence of two missing": Kind.CUT}
HALF, MISSING, OF_TWO, MISSING_OF_TWO = list(MISTAKES)[2:]
# The limit that the check has, as log-odds.
OWN = float(np.log(Meaning().sure / (1 - Meaning().sure)))
# Sides of fewer words are not halved.
LEAST = 8
Numbers = NDArray[np.float64]
Texts = tuple[str, str]


@dataclass(frozen=True)
class Example:
    """A pair, the number of the line that it comes from, and what was done to it."""

    line: int
    name: str
    pair: AlignedPair
    standing: tuple[list[Standing], list[Standing]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "standing", standings(self.pair))

    @property
    def kind(self) -> Kind | None:
        """What is wrong with it."""
        return MISTAKES.get(self.name)


def altered(files: Sequence[Path]) -> Iterator[tuple[int, str, Texts]]:
    """The faithful lines, and mistakes made of them: the line, what was done to it, and its texts."""
    chance, lines = random.Random(7), list(_lines(files))  # noqa: S311
    by_length = sorted(range(len(lines)), key=lambda line: len(lines[line][1][1]))
    rank = {line: place for place, line in enumerate(by_length)}
    for line, (article, texts) in enumerate(lines):
        yield line, FAITHFUL, texts
        following = lines[line + 1] if line + 1 < len(lines) and lines[line + 1][0] == article else None
        alike = [one for one in by_length[max(0, rank[line] - 12):rank[line] + 13] if abs(one - line) > BLOCK]
        stranger = lines[chance.choice(alike)][1]
        if following and article == str(files[0]):
            yield line, NEIGHBOUR, (texts[0], following[1][1])
        yield line, STRANGER, (texts[0], stranger[1])
        donor = following[1] if following and chance.random() < 0.5 else stranger
        if min(len(text.split()) for text in (*texts, *donor)) >= LEAST:
            yield line, HALF, _changed(texts, [f"{_half(one)} {_half(other, last=True)}"
                                               for one, other in zip(texts, donor, strict=True)], chance)
            yield line, MISSING, _changed(texts, [*map(_half, texts)], chance)
        if following and line % 3 == 0:
            both = _joined(texts, following[1])
            yield line, PARAGRAPH, both
            yield line, OF_TWO, _changed(both, _joined(texts, stranger), chance)
            yield line, MISSING_OF_TWO, _changed(both, texts, chance)


def _lines(files: Sequence[Path]) -> Iterator[tuple[str, Texts]]:
    seen: set[str] = set()
    for path in files:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["id"].startswith("base-") and row["en"] not in seen:
                seen.add(row["en"])
                yield str(path), (row["en"], row["ar"])


def _joined(texts: Texts, others: Texts) -> Texts:
    return f"{texts[0]} {others[0]}", f"{texts[1]} {others[1]}"


def _changed(texts: Texts, others: Sequence[str], chance: random.Random) -> Texts:
    """The texts with one side, by chance, as it is in the others."""
    return (others[0], texts[1]) if chance.random() < 0.5 else (texts[0], others[1])


def _half(text: str, *, last: bool = False) -> str:
    """The first or the last half of a text, parted at a comma where one is near its middle."""
    words = text.split()
    middle = len(words) // 2
    cut = min(range(max(1, middle - 4), min(len(words), middle + 5)),
              key=lambda place: (0 if words[place - 1][-1] in ",،;؛" else 3) + abs(place - middle))
    return " ".join(words[cut:] if last else words[:cut])


def examples(files: Sequence[Path], phrases: Phrases) -> Iterator[Example]:
    """All that can be judged."""
    made = list(altered(files))
    phrases.prefetch(text for _, _, texts in made for text in texts)
    for line, name, (en, ar) in made:
        pair = AlignedPair(passage(en, "en"), passage(ar, "ar"), phrases(en, ar))
        if judged(pair):
            yield Example(line, name, pair)


def passage(text: str, language: str) -> Passage:
    """A text as one passage."""
    article = Article("line", f"line.{language}", language, text)
    return Passage(extract(article, whole(article), load_termbase()), (0,))


def fitted(chosen: Sequence[Example]) -> Model:
    """The weights of words by how often they are met, then those of the traits: of greatest likelihood, with a Gaussian
    prior on what they weigh standardised traits with."""
    words = _words(chosen)
    rows = np.array([traits(one.pair, told(one.pair, words)) for one in chosen], dtype=np.float64)
    kinds = [None, *Kind]
    known_kinds = np.eye(len(kinds))[[kinds.index(one.kind) for one in chosen]]
    means, deviations = rows.mean(0), rows.std(0) + 1e-9
    standard = np.c_[(rows - means) / deviations, np.ones(len(rows))]
    penalised = np.r_[np.ones(rows.shape[1]), 0.0][:, None] * PRIOR

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        model = flat.reshape(standard.shape[1], len(Kind))
        odds = np.c_[np.zeros(len(rows)), standard @ model]
        total = np.logaddexp.reduce(odds, axis=1)
        value = float((total - (odds * known_kinds).sum(1)).sum() + (penalised * model * model).sum() / 2)
        slope = standard.T @ (np.exp(odds - total[:, None]) - known_kinds)
        return value, (slope[:, 1:] + penalised * model).ravel()

    nothing = np.zeros(standard.shape[1] * len(Kind))
    model = np.asarray(minimize(loss, nothing, jac=True, method="L-BFGS-B").x).reshape(-1, len(Kind))
    raw = model[:-1] / deviations[:, None]
    biases = model[-1] - means @ raw
    return Model(words, {kind: round(float(bias), 4) for kind, bias in zip(Kind, biases, strict=True)},
                 {kind: Traits(*(round(float(one), 4) for one in raw[:, place])) for place, kind in enumerate(Kind)})


def _words(chosen: Sequence[Example]) -> dict[Standing, float]:
    faithful, strange = (Counter(word for one in chosen if one.kind is kind for side in one.standing for word in side)
                         for kind in (None, Kind.OTHER))
    return {one: round(float(np.log(strange[one] / strange.total() / (faithful[one] / faithful.total()))), 3)
            for one in Standing}


def odds(one: Example, model: Model) -> tuple[float, Kind]:
    """The log-odds that anything is wrong with a pair, and what most probably is."""
    found = model.odds(traits(one.pair, told(one.pair, model.words)))
    return float(np.logaddexp.reduce(list(found.values()))), max(found, key=lambda kind: found[kind])


def printed(model: Model) -> Iterator[str]:
    """The model as `weights.toml` has it."""
    yield "[words]"
    yield from (f"{name} = {value}" for name, value in model.words.items())
    for kind in Kind:
        yield f"[{kind}]\nbias = {model.biases[kind]}\n[{kind}.weights]"
        yield from (f"{name} = {value}" for name, value in model.weights[kind]._asdict().items())


def main() -> None:
    """Fit, and measure."""
    every = list(examples(list(map(Path, sys.argv[1:])), Phrases(load(threads=1))))
    print(*printed(fitted(every)), sep="\n")
    found: dict[str, list[tuple[float, Kind]]] = {name: [] for name in (FAITHFUL, PARAGRAPH, *MISTAKES)}
    for fold in range(FOLDS):
        model = fitted([one for one in every if one.line // BLOCK % FOLDS != fold])
        for one in every:
            if one.line // BLOCK % FOLDS == fold:
                found[one.name].append(odds(one, model))
    ranked = sorted((value for value, _ in found[FAITHFUL]), reverse=True)
    for limit in (*(ranked[int(rate * len(ranked))] for rate in RATES), OWN):
        shares = ", ".join(f"{name} {np.mean([value > limit for value, _ in found[name]]):.3f}" for name in found)
        print(f"# from {1 / (1 + np.exp(-limit)):.4f}: {shares}")
    for name, rows in found.items():
        told_as = Counter(kind.value for value, kind in rows if value > OWN)
        print(f"# {name}, {len(rows)}: told as {dict(told_as)}")


if __name__ == "__main__":
    main()
