"""How well attributions are extracted: exact and overlap F1 for source, cue and content, as citron measures them.

A predicted attribution answers to a marked one where their cues share a word. *Exact* counts a source, cue or content
whose spans are those of an answering one, punctuation at their edges aside; *overlap* counts words (Pareti et al. 2013,
"Automatically Detecting and Attributing Indirect Quotations", as citron's `citron_evaluate.py` does): precision is the
share of predicted words that are marked so in an answering one, recall the share of marked words that are predicted.
A source that both leave out is neither a hit nor a miss.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.article import Span
from checker.extract import extract
from checker.mention import Attribution
from checker.scoring.marked import ROLES, Marked, Statement, marked_files, read_marked
from checker.share import Figure
from checker.splitting import split
from checker.termbase import Termbase

_TOKEN = re.compile(r"[^\W_]+")
Spans = tuple[Span, ...]
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class F1:
    """Hits among what was predicted and among what is marked, and the harmonic mean of the two shares."""

    precision: Figure
    recall: Figure

    @property
    def value(self) -> float:
        """The F1; 0 where nothing is right."""
        total = self.precision.value + self.recall.value
        return 2 * self.precision.value * self.recall.value / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Extracted:
    """The figures of one file: for source, cue and content the exact and the overlap F1, and the share of pronouns,
    descriptions and bare verbs whose antecedent is right."""

    name: str
    texts: int
    statements: int
    exact: Mapping[str, F1]
    overlap: Mapping[str, F1]
    antecedents: Figure


def score_attributions(path: Path, termbase: Termbase) -> tuple[Extracted, ...]:
    """The figures of each marked file at a path, in the order of their names."""
    return tuple(_scored(file, tuple(read_marked(file)), termbase) for file in marked_files(path))


@dataclass(slots=True)
class _Tally:
    """What was counted for one role."""

    exact: Counter[str] = field(default_factory=Counter)
    overlap: Counter[str] = field(default_factory=Counter)

    def add(self, predicted: Sequence[Words], marked: Sequence[Words], answers: Sequence[tuple[int, int]]) -> None:
        """Count the word sets of one text."""
        hits = [(one, other) for one, other in answers if predicted[one] and predicted[one] == marked[other]]
        shared = sum(len(predicted[one] & marked[other]) for one, other in answers)
        self.exact.update(right=len({one for one, _ in hits}), predicted=sum(map(bool, predicted)),
                          met=len({other for _, other in hits}), marked=sum(map(bool, marked)))
        self.overlap.update(right=shared, met=shared, predicted=sum(map(len, predicted)), marked=sum(map(len, marked)))


def _scored(file: Path, texts: Sequence[Marked], termbase: Termbase) -> Extracted:
    tallies = {role: _Tally() for role in ROLES.values()}
    settled: list[bool] = []
    for one in texts:
        found = predicted(one, termbase)
        answers = [(number, other) for number, attribution in enumerate(found)
                   for other, statement in enumerate(one.statements)
                   if _places(one, (attribution.cue.span,)) & _places(one, statement.cue)]
        for role, tally in tallies.items():
            tally.add([_places(one, spans(attribution)[role]) for attribution in found],
                      [_places(one, getattr(statement, role)) for statement in one.statements], answers)
        settled += _antecedents(one, found, answers)
    return Extracted(file.name.removesuffix(".txt"), len(texts), sum(len(one.statements) for one in texts),
                     {role: _f1(tally.exact) for role, tally in tallies.items()},
                     {role: _f1(tally.overlap) for role, tally in tallies.items()},
                     Figure("antecedents", sum(settled), len(settled)))


def predicted(text: Marked, termbase: Termbase) -> list[Attribution]:
    """The attributions that the extractor finds in a marked text."""
    document = extract(text.article, split(text.article), termbase)
    return [one for ones in document.attributions for one in ones]


def spans(attribution: Attribution) -> Mapping[str, Spans]:
    """An attribution's spans under the names of the roles."""
    return {"source": (attribution.source,) if attribution.source else (), "cue": (attribution.cue.span,),
            "content": attribution.content}


def _places(text: Marked, ones: Iterable[Span]) -> Words:
    """Where the words of the spans begin; of a span that has none (a headline's colon), where it begins itself."""
    return frozenset(place for span in ones for place in _begins(text.article.text, span))


def _begins(text: str, span: Span) -> Iterator[int]:
    found = [match.start() for match in _TOKEN.finditer(text, span.start, span.end)]
    yield from found or (span.start,)


def _antecedents(text: Marked, found: Sequence[Attribution], answers: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """For each statement whose antecedent is marked, whether an answering attribution has it."""
    for number, statement in enumerate(text.statements):
        if statement.antecedent:
            yield any(other == number and _resolves(text, found[one], statement) for one, other in answers)


def _resolves(text: Marked, attribution: Attribution, statement: Statement) -> bool:
    span = attribution.antecedent
    return span is not None and _TOKEN.findall(text.article.text[span.start:span.end]) == _TOKEN.findall(
        statement.antecedent)


def _f1(counted: Counter[str]) -> F1:
    return F1(Figure("precision", counted["right"], counted["predicted"]),
              Figure("recall", counted["met"], counted["marked"]))
