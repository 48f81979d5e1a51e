"""Learn the aligner's weights, and measure them on documents they were not learned from.

    python tests/benchmarks/fit_aligning.py GOLD:TEXT [GOLD:TEXT …]

GOLD is a folder of NAME.jsonl or NAME.beads.jsonl (a bead a line, `en` and `ar`), TEXT one of NAME.en.txt and
NAME.ar.txt. Prints the weights learned from everything, then strict F1, lax F1 and F1 of lines without partner for each
folder, learned from all, and cross-validated five-fold over the documents of all folders together, three times.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from checker.aligning import Parameters, align, parts, prepared
from checker.aligning.corridor import Corridor
from checker.aligning.evidence import Tile
from checker.aligning.posterior import onward_sums
from checker.aligning.search import SWAPPED, searched, steps_of, width
from checker.aligning.sides import Vectors, side
from checker.article import Article
from checker.document import Document
from checker.embedding import load
from checker.extract import extract
from checker.splitting import lines
from checker.termbase import load_termbase

WEIGHTS = [one.name for one in fields(Parameters)][:8]
PRIOR = 0.02  # of the squared weights
FOLDS, ROUNDS = 5, 3
Numbers = NDArray[np.float64]
Beads = set[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True)
class Example:
    """A document with its gold beads; `features` of each kind of step by place, `gold` those of the gold alignment."""

    folder: str
    documents: tuple[Document, Document]
    vectors: tuple[Vectors, Vectors]
    part_vectors: tuple[Vectors, Vectors]
    beads: Beads
    features: dict[int, Numbers]
    gold: Numbers
    corridor: Corridor


def examples(gold: Path, text: Path) -> list[Example]:
    """The documents of a folder."""
    encoder, found = load(), []
    for path in sorted({*gold.glob("*.beads.jsonl")} or {*gold.glob("*.jsonl")}):
        name = path.name.removesuffix(".jsonl").removesuffix(".beads")
        documents = _document(text / f"{name}.en.txt", "en"), _document(text / f"{name}.ar.txt", "ar")
        texts = [[sentence.text for sentence in one.sentences] for one in documents]
        within = [[part for found in parts(one) for part in found] for one in documents]
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        beads = {(tuple(row["en"]), tuple(row["ar"])) for row in rows}
        found.append(_example(str(gold), documents, beads, [encoder.encode(one) for one in (*texts, *within)]))
    return found


def _document(path: Path, language: str) -> Document:
    article = Article(path.stem, str(path), language, path.read_text("utf-8"))
    return extract(article, lines(article), load_termbase())


def _example(folder: str, documents: tuple[Document, Document], beads: Beads, vectors: Sequence[Vectors]) -> Example:
    sides = [side(one, vectors[at], parts(one), vectors[at + 2]) for at, one in enumerate(documents)]
    n, m = len(sides[0]), len(sides[1])
    within = Corridor(np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m, dtype=np.int64))
    measured = prepared(documents, (sides[0], sides[1]), within, Parameters())
    everything = Tile(slice(0, n), slice(0, n), slice(0, m))
    # The evidence is linear in the weights: with one weight 1 and the others 0 it is that weight's feature.
    units = [Parameters(**{name: float(name == one) for name in WEIGHTS}) for one in WEIGHTS]
    single = [replace(measured, parameters=unit) for unit in units]
    columns = [dict(steps_of(one.evidence(everything), one.parameters.swap)) for one in single]
    features = {kind: np.stack([column[kind] for column in columns], axis=-1) for kind in columns[0]}
    gold = np.sum([features[kind][row, column] for kind, row, column in _derivation(beads, features)], axis=0)
    return Example(folder, documents, (vectors[0], vectors[1]), (vectors[2], vectors[3]), beads, features, gold, within)


def _derivation(beads: Beads, features: dict[int, Numbers]) -> list[tuple[int, int, int]]:
    """The gold alignment as steps; beads that no step can make (gaps, crossings beyond a swap) are left out."""
    kinds = {width(kind): kind for kind in features if kind != SWAPPED}
    rows, steps, place = sorted(bead for bead in beads if all(bead)), [], (0, 0)
    while rows:
        (source, target), rows = rows[0], rows[1:]
        swapped = ((source[0] + 1,), (target[0] - 1,))
        if len(source) == len(target) == 1 and rows and rows[0] == swapped:
            step, rows = (SWAPPED, source[0], target[0] - 1), rows[1:]
        elif (len(source), len(target)) in kinds:
            step = (kinds[len(source), len(target)], source[0], target[0])
        else:
            continue
        if step[1] >= place[0] and step[2] >= place[1]:
            steps.append(step)
            place = step[1] + width(step[0])[0], step[2] + width(step[0])[1]
    return steps


def learned(chosen: Sequence[Example], start: Numbers | None = None) -> Numbers:
    """The weights of greatest likelihood."""
    def loss(weights: Numbers) -> tuple[float, Numbers]:
        value, slope = PRIOR * float(weights @ weights) / 2, PRIOR * weights
        for one in chosen:
            everything, expected = _expected(one, weights)
            value += everything - float(one.gold @ weights)
            slope = slope + expected - one.gold
        return value, slope

    first = np.array([getattr(Parameters(), name) for name in WEIGHTS]) if start is None else start
    return np.asarray(minimize(loss, first, jac=True, method="L-BFGS-B").x)


def _expected(one: Example, weights: Numbers) -> tuple[float, Numbers]:
    """The logarithm of the sum over all alignments, and the features expected under the weights."""
    n = len(one.corridor.first) - 1
    m = int(one.corridor.last[0])
    matrices = {kind: values @ weights for kind, values in one.features.items()}
    tile = Tile(slice(0, n), slice(0, n), slice(0, m))
    before = np.array(searched(one.corridor, [(tile, list(matrices.items()))]).sums)
    after = np.array(onward_sums(one.corridor, [(tile, list(matrices.items()))]))
    total, expected = float(before[-1, -1]), np.zeros(len(WEIGHTS))
    for kind, matrix in matrices.items():
        rows, columns = width(kind)
        share = np.exp(before[:n - rows + 1, :m - columns + 1] + matrix + after[rows:, columns:] - total)
        expected += np.tensordot(share, one.features[kind], 2)
    return total, expected


def aligned(one: Example, weights: Numbers) -> Beads:
    """The beads that `align` finds with these weights."""
    parameters = Parameters(**dict(zip(WEIGHTS, map(float, weights), strict=True)))
    found = align(*one.documents, *one.vectors, part_vectors=one.part_vectors, parameters=parameters)
    return {(bead.source, bead.target) for bead in found.beads}


def scores(pairs: Sequence[tuple[Beads, Beads]]) -> str:
    """Strict and lax F1 without beads of one side, and F1 of lines without partner, of (gold, found) beads."""
    strict, lax, alone = np.zeros(3), np.zeros(4), np.zeros(3)
    for gold, found in pairs:
        both = [{bead for bead in beads if all(bead)} for beads in (gold, found)]
        links = [{(s, t) for source, target in beads for s in source for t in target} for beads in both]
        strict += len(both[0] & both[1]), len(both[0]), len(both[1])
        hits = [sum(any((s, t) in links[1 - at] for s in source for t in target) for source, target in both[at])
                for at in (0, 1)]
        lax += *hits, len(both[0]), len(both[1])
        first, second = ({("source", *source) for source, target in beads if not target}
                         | {("target", *target) for source, target in beads if not source} for beads in (gold, found))
        alone += len(first & second), len(first), len(second)
    recall, precision = lax[0] / lax[2], lax[1] / lax[3]
    return (f"strict {2 * strict[0] / (strict[1] + strict[2]):.4f}  "
            f"lax {2 * recall * precision / (recall + precision):.4f}  "
            f"alone {2 * alone[0] / (alone[1] + alone[2]):.3f}")


def main() -> None:
    """Learn, and measure."""
    every = [one for folders in sys.argv[1:] for one in examples(*map(Path, folders.split(":")))]
    weights = learned(every)
    print("weights", {name: round(float(value), 2) for name, value in zip(WEIGHTS, weights, strict=True)})
    folders = sorted({one.folder for one in every})
    for name, used in (("as shipped", np.array([getattr(Parameters(), one) for one in WEIGHTS])), ("learned", weights)):
        for folder in folders:
            chosen = [one for one in every if one.folder == folder]
            print(f"{name:15s} {scores([(one.beads, aligned(one, used)) for one in chosen])}  {folder}", flush=True)
    for turn in range(ROUNDS):
        order = np.random.default_rng(turn + 1).permutation(len(every))
        pairs: dict[str, list[tuple[Beads, Beads]]] = {folder: [] for folder in folders}
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS].tolist())
            used = learned([one for at, one in enumerate(every) if at not in held], weights)
            for at in held:
                pairs[every[at].folder].append((every[at].beads, aligned(every[at], used)))
        for folder in folders:
            print(f"{'cross-validated':15s} {scores(pairs[folder])}  {folder}", flush=True)


if __name__ == "__main__":
    main()
