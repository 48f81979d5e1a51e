"""From labels and findings to figures, each with its interval."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from checker.finding import Severity
from checker.scoring.findings import Findings, Found
from checker.scoring.labels import Kind, Label
from checker.scoring.meeting import fits, meets
from checker.scoring.reliability import Judged, Level, calibration_errors, levels, levels_of_checks
from checker.share import Figure


@dataclass(frozen=True, slots=True)
class Recall:
    """Major errors of one way of labelling and one phenomenon ("all" for all of them): found at all, and typed."""

    labelled: str
    phenomenon: str
    found: Figure
    typed: Figure


@dataclass(frozen=True, slots=True)
class Score:
    """Everything measured. `unlabelled` counts the findings left out, those in pairs without any label."""

    signature: str
    min_severity: Severity
    recalls: tuple[Recall, ...]
    figures: tuple[Figure, ...]
    levels: tuple[Level, ...]
    checks: tuple[Level, ...]
    unlabelled: int

    @property
    def calibration_errors(self) -> dict[str, float]:
        """How far on average what findings say of themselves lies from what is so, for each kind of text."""
        return calibration_errors(self.levels)


@dataclass(frozen=True, slots=True)
class _Measured:
    """The labels by pair, and of each pair the findings that its base lacks."""

    labels: Mapping[str, Sequence[Label]]
    found: Mapping[str, Sequence[Found]]

    def of_kind(self, kind: Kind) -> list[Label]:
        """All labels of a kind."""
        return [label for labels in self.labels.values() for label in labels if label.kind is kind]

    def judged(self) -> Iterator[Judged]:
        """Every finding with whether it is right."""
        for pair, labels in self.labels.items():
            changed = any(label.base for label in labels)
            for one in self.found.get(pair, ()):
                # What a planted error's pair has and its base lacks was made by the change, whatever check says it.
                right = any(label.kind is Kind.ERROR and (label.base or meets(one, label)) for label in labels)
                yield Judged(one, right, changed)


def score(labels: Iterable[Label], findings: Findings, min_severity: Severity = Severity.MEDIUM) -> Score:
    """All figures: recall, precision and alarms at `min_severity` and above, reliability for every finding."""
    by_pair = _by_pair(labels)
    known = _known(by_pair)
    severe = [one for one in findings.found if one.severity.rank >= min_severity.rank]
    measured, every = (_Measured(by_pair, _fresh(by_pair, some, known)) for some in (severe, findings.found))
    told = list(every.judged())
    unlabelled = sum(_pair(one.pair, known) is None for one in findings.found)
    return Score(findings.signature, min_severity, tuple(_recalls(measured)), tuple(_figures(measured)),
                 tuple(levels(told)), tuple(levels_of_checks(told)), unlabelled)


def judged(labels: Iterable[Label], findings: Findings) -> tuple[Judged, ...]:
    """Every finding in labelled pairs that the pair it was made from lacks, with whether it is right."""
    by_pair = _by_pair(labels)
    return tuple(_Measured(by_pair, _fresh(by_pair, findings.found, _known(by_pair))).judged())


def _by_pair(labels: Iterable[Label]) -> dict[str, list[Label]]:
    by_pair: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_pair[label.pair].append(label)
    return by_pair


def _known(by_pair: Mapping[str, Sequence[Label]]) -> Set[str]:
    """The pairs that have labels, and those they were made from."""
    return by_pair.keys() | {label.base for ones in by_pair.values() for label in ones if label.base}


def _fresh(labels: Mapping[str, Sequence[Label]], found: Iterable[Found],
           known: Iterable[str]) -> dict[str, list[Found]]:
    """The findings of each pair that the pair it was made from lacks."""
    by_pair: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if (pair := _pair(one.pair, known)) is not None:
            by_pair[pair].append(one)
    result = {}
    for pair, ones in by_pair.items():
        before = {one.evidence for label in labels.get(pair, ()) if label.base for one in by_pair.get(label.base, ())}
        result[pair] = [one for one in ones if one.evidence not in before]
    return result


def _pair(name: str, known: Iterable[str]) -> str | None:
    """The labelled pair of this name; a report in a subfolder may be labelled by its own name."""
    return next((one for one in (name, PurePath(name).name) if one in known), None)


def _recalls(measured: _Measured) -> Iterator[Recall]:
    errors = [label for label in measured.of_kind(Kind.ERROR) if label.major]
    ways = {
        "planted": [label for label in errors if label.base],
        "located": [label for label in errors if label.located and not label.base],
        "whole pair": [label for label in errors if not label.located and not label.base],
    }
    for way, some in ways.items():
        phenomena = sorted({label.phenomenon for label in some})
        for phenomenon in (*phenomena, *(["all"] if some else [])):
            ones = [label for label in some if phenomenon in (label.phenomenon, "all")]
            hits = [[one for one in measured.found.get(label.pair, ()) if way != "located" or meets(one, label)]
                    for label in ones]
            typed = sum(any(fits(one, label) for one in these) for these, label in zip(hits, ones, strict=True))
            yield Recall(way, phenomenon, Figure("recall", sum(map(bool, hits)), len(ones)),
                         Figure("typed recall", typed, len(ones)))


def _figures(measured: _Measured) -> Iterator[Figure]:
    """The figures that there are labels for."""
    judged = list(measured.judged())
    whole = {label.pair for label in measured.of_kind(Kind.ERROR)
             if label.major and not label.located and not label.base}
    flagged = {kind: [label for label in measured.of_kind(kind) if measured.found.get(label.pair)] for kind in Kind}
    figures = (
        Figure("precision of findings", sum(one.right for one in judged), len(judged)),
        Figure("pairs with a major error of their own flagged", sum(bool(measured.found.get(one)) for one in whole),
               len(whole)),
        Figure("safe rewordings flagged", len(flagged[Kind.SAFE]), len(measured.of_kind(Kind.SAFE))),
        Figure("clean pairs flagged", len(flagged[Kind.CLEAN]), len(measured.of_kind(Kind.CLEAN))),
        Figure("traps walked into", sum(_trapped(measured)), len(measured.of_kind(Kind.TRAP))),
    )
    return (figure for figure in figures if figure.n)


def _trapped(measured: _Measured) -> Iterator[bool]:
    wrong: dict[str, list[Found]] = defaultdict(list)
    for one in measured.judged():
        if not one.right:
            wrong[_pair(one.found.pair, measured.labels) or ""].append(one.found)
    for label in measured.of_kind(Kind.TRAP):
        yield any(meets(one, label) for one in wrong[label.pair])
