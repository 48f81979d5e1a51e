"""Fit how sure findings are, and measure on sets left out how often what is said to be so sure is right.

    python tests/benchmarks/fit_confidence.py SET=LABELS=FINDINGS [SET.PART=LABELS=FINDINGS …]

    python tests/benchmarks/fit_confidence.py --stated TEXTS --format jsonl --output FOLDER

LABELS is what `checker score` reads, FINDINGS a table of findings as the checks gave them, which the second call
writes: it takes what `checker check` takes. They should be what the program reported before anybody had put right what
these texts show. Parts of a set are left out together. Errors planted in a set weigh as if every third pair had one
(published translations: 37 of 100 pairs), faithful pairs and texts as found count as they are.

Prints `checker/confidence/weights.toml`; then, for each set by the weights fitted on all others: reliability before and
after, and what it costs and spares to call findings low from a confidence down: errors no longer found, of those found
before, and faithful pairs (and rewordings) no longer reported. With `--also SET=LABELS=FINDINGS` behind them come sets
that are measured and not fitted on.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import minimize

from checker import checking, cli
from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.checks._one_sided import OF_ONE_SIDE
from checker.confidence.model import Model
from checker.confidence.traits import CHECKS, Traits, traits
from checker.extract import extract
from checker.finding import Finding, Severity
from checker.scoring import Kind, judged, read_findings, read_labels
from checker.splitting import whole
from checker.tables import FINDINGS, findings_of
from checker.termbase import load_termbase

LANGUAGES = ("en", "ar")
FAITHFUL_FOR_AN_ERROR = 2.0
PRIOR = 2.0
BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
LEVELS = (0.2, 0.3, 1 / 3, 0.4, 0.5, 0.6)
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A finding: of which set and pair, what its pair is, its traits, whether it is right, and how much it weighs."""

    group: str
    pair: str
    kind: Kind | None
    finding: Finding
    traits: Traits
    right: bool
    weight: float


def examples(name: str, labels: Path, table: Path) -> Iterator[Example]:
    """The findings of a set that stand on two passages."""
    known = {one.pair: one for one in read_labels(labels, LANGUAGES) if one.base or one.kind is Kind.CLEAN}
    kinds = Counter(one.kind for one in known.values())
    planted = (kinds[Kind.CLEAN] + kinds[Kind.SAFE]) / FAITHFUL_FOR_AN_ERROR / max(1, kinds[Kind.ERROR])
    # A table of long ago may lack columns that tables have now.
    rows = pl.concat([FINDINGS.to_frame(), pl.read_ndjson(table)], how="diagonal_relaxed")
    every = [one for one in findings_of(rows) if one.source.sentence and one.target.sentence]
    company = Counter((one.pair, one.source.sentence) for one in every if one.severity is not Severity.LOW)
    verdicts = {(one.found.pair, *one.found.evidence): one.right
                for one in judged(read_labels(labels, LANGUAGES), read_findings(table))}
    for one in every:
        key = (one.pair, one.check, one.source.text, one.target.text)
        if key in verdicts and one.check in CHECKS:
            kind = known[one.pair].kind if one.pair in known else None
            others = company[one.pair, one.source.sentence] - (one.severity is not Severity.LOW)
            yield Example(name, one.pair, kind, one, traits(passages(one), one, others), verdicts[key],
                          planted if kind is Kind.ERROR else 1.0)


def passages(finding: Finding) -> AlignedPair:
    """The two passages that a finding was made of."""
    sides = [Passage(extract(article, whole(article), load_termbase()), (0,))
             for code, told in zip(LANGUAGES, (finding.source, finding.target), strict=True)
             for article in [Article("pair", f"pair.{code}", code, told.sentence)]]
    return AlignedPair(sides[0], sides[1], 0.0)


def fitted(chosen: Sequence[Example]) -> Model:
    """The weights of greatest likelihood with a Gaussian prior on what they weigh standardised traits with."""
    checks = sorted(CHECKS - OF_ONE_SIDE)  # with these two the others are compared
    rows = np.array([[*one.traits, *(one.finding.check == check for check in checks)] for one in chosen], np.float64)
    right = np.array([one.right for one in chosen], dtype=np.float64)
    weights = np.array([one.weight for one in chosen])
    means, deviations = rows.mean(0), rows.std(0) + 1e-9
    standard = np.c_[(rows - means) / deviations, np.ones(len(rows))]

    def loss(model: Numbers) -> tuple[float, Numbers]:
        odds, penalty = standard @ model, np.r_[model[:-1], 0.0] * PRIOR
        value = float(weights @ (np.logaddexp(0.0, odds) - odds * right) + penalty @ model / 2)
        return value, standard.T @ (weights * (1 / (1 + np.exp(-odds)) - right)) + penalty

    found = np.asarray(minimize(loss, np.zeros(standard.shape[1]), jac=True, method="L-BFGS-B").x)
    raw = found[:-1] / deviations
    bias, *weights = (round(float(one), 3) for one in (found[-1] - raw @ means, *raw))
    traits_of = Traits(*weights[:len(Traits._fields)])
    return Model(bias, traits_of, dict(zip(checks, weights[len(traits_of):], strict=True)))


def reliability(title: str, told: Iterable[tuple[Example, float]]) -> None:
    """What is said and what is so, by ranges; the expected calibration error, and the mean logarithmic loss."""
    groups: dict[int, list[tuple[Example, float]]] = defaultdict(list)
    for one, sure in told:
        groups[sum(sure >= bound for bound in BOUNDS[1:-1])].append((one, sure))
    total, error, lost = 0.0, 0.0, 0.0
    print(f"# {title}: said, n, mean said, right")
    for place, group in sorted(groups.items()):
        weights = np.array([one.weight for one, _ in group])
        sure, right = np.array([said for _, said in group]), np.array([one.right for one, _ in group])
        mean, share = (float(np.average(values, weights=weights)) for values in (sure, right))
        print(f"#   {BOUNDS[place]:.1f}-{min(1.0, BOUNDS[place + 1]):.1f} {len(group):4} {mean:.2f} {share:.2f}")
        total += weights.sum()
        error += weights.sum() * abs(mean - share)
        lost -= float(weights @ np.log(np.clip(np.where(right, sure, 1 - sure), 0.01, 1)))
    print(f"#   expected calibration error {error / total:.3f}, logarithmic loss {lost / total:.3f}")


def trade(title: str, told: Sequence[tuple[Example, float]]) -> None:
    """What stays reported of pairs reported at medium severity and above when findings below a confidence are low."""
    best: dict[tuple[Kind, str, str], float] = {}
    for one, sure in told:
        if one.kind is not None and one.finding.severity is not Severity.LOW:
            key = (one.kind, one.group, one.pair)
            best[key] = max(best.get(key, 0.0), sure)
    kinds = {kind: np.array([sure for (of, *_), sure in best.items() if of is kind])
             for kind in (Kind.ERROR, Kind.CLEAN, Kind.SAFE)}
    if min(map(len, kinds.values())) == 0:
        return
    print(f"# {title}: of {', '.join(f'{len(ones)} {kind} pairs' for kind, ones in kinds.items())} reported stay, from")
    for level in LEVELS:
        print(f"#   {level:.2f}  " + "  ".join(f"{kind} {np.mean(ones >= level):.3f}" for kind, ones in kinds.items()))


def told(some: Sequence[Example], model: Model) -> list[tuple[Example, float]]:
    """The examples with what a model says of them."""
    return [(one, model.probability(one.finding.check, one.traits)) for one in some]


def read(arguments: Iterable[str]) -> list[Example]:
    """The examples of several sets."""
    parts = (one.split("=") for one in arguments)
    return [one for name, labels, table in parts
            for one in examples(name.partition(".")[0], Path(labels), Path(table))]


def state(arguments: Sequence[str]) -> None:
    """`checker check`, but nothing is weighed and no comparison is kept."""
    checking.weighed = lambda _, findings: iter(findings)  # type: ignore[attr-defined]
    sys.argv = ["checker", "check", *arguments, "--no-cache", "--jobs", "1", "--fail-on", "never"]
    sys.exit(cli.main())


def main() -> None:
    """Fit, and measure on the sets left out."""
    names = sys.argv[1:]
    if names[0] == "--stated":
        state(names[1:])
    limit = names.index("--also") if "--also" in names else len(names)
    every = read(names[:limit])
    model = fitted(every)
    print("# How probable it is that a finding is right: printed by tests/benchmarks/fit_confidence.py, which says what"
          f"\n# it was fitted on; what each trait is, traits.py says.\nbias = {model.bias}\n[weights]")
    print("\n".join(f"{name} = {value}" for name, value in model.weights._asdict().items()))
    print("\n[checks]\n" + "\n".join(f"{name} = {value}" for name, value in model.checks.items()))
    groups = sorted({one.group for one in every})
    left_out = [pair for group in groups for pair in told(
        [one for one in every if one.group == group], fitted([one for one in every if one.group != group]))]
    reliability("as the checks state it", [(one, one.finding.own_confidence) for one in every])
    reliability("each set by the weights of all others", left_out)
    trade("all sets, each left out", left_out)
    for group in groups:
        of_it = [pair for pair in left_out if pair[0].group == group]
        trade(group, of_it)
        reliability(group, of_it)
    other = read(names[limit + 1:])
    for group in sorted({one.group for one in other}):
        measured = [one for one in other if one.group == group]
        reliability(f"{group}, as the checks state it", [(one, one.finding.own_confidence) for one in measured])
        reliability(f"{group}, not fitted on", told(measured, model))
        trade(group, told(measured, model))


if __name__ == "__main__":
    main()
