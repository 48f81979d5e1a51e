"""What the checks find in alignments and in single texts: all ask side by side, so that phrases come in few batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from checker.aligning import Verdict
from checker.alignment import AlignedPair, Alignment
from checker.checks import Check, Telling
from checker.checks._one_sided import OF_ONE_SIDE
from checker.checks.translation import Translation
from checker.comparing.asking import Similarity, answered
from checker.confidence import weighed
from checker.document import Document
from checker.embedding import Phrases
from checker.finding import Finding
from checker.redundancy import not_said_yet, said_once


def found_within(document: Document, checks: Sequence[Check], phrases: Phrases) -> list[Finding]:
    """What the checks find in one text."""
    similarity = Similarity(phrases)
    told = answered((check.inspect(document, similarity) for check in _tasks(tuple(checks)).inspecting),
                    phrases.prefetch)
    return list(chain.from_iterable(told))


def found_between(alignments: Sequence[Alignment], checks: tuple[Check, ...],
                  phrases: Phrases) -> Iterator[list[Finding]]:
    """What the checks find in each alignment."""
    works = [_Work(one, tuple(one.finer().pairs()), _worthwhile(checks, one)) for one in alignments]
    similarity = Similarity(phrases)
    told = iter(answered((telling for work in works for telling in work.tellings(similarity)), phrases.prefetch))
    return (work.findings(told) for work in works)


@dataclass(frozen=True, slots=True)
class _Work:
    """An alignment, the parts of its beads, and the checks that tell something of it."""

    alignment: Alignment
    pairs: tuple[AlignedPair, ...]
    checks: tuple[Check, ...]

    @property
    def _documents(self) -> list[Document]:
        """The texts that are checked against themselves."""
        return [one for one in (self.alignment.source, self.alignment.target) if len(one.sentences) > 1]

    def tellings(self, similarity: Similarity) -> Iterator[Telling]:
        """What each check tells of each part, then of the whole, then of each text by itself."""
        tasks = _tasks(self.checks)
        yield from (check.compare(pair, similarity) for pair in self.pairs for check in tasks.comparing)
        yield from (check.examine(self.alignment, similarity) for check in tasks.examining)
        yield from (check.inspect(document, similarity) for document in self._documents for check in tasks.inspecting)

    def findings(self, told: Iterator[list[Finding]]) -> list[Finding]:
        """What they found, taken from `told` in that order; of each part it is weighed by itself."""
        comparing, examining, inspecting = map(len, _tasks(self.checks))
        between = [one for pair in self.pairs for one in weighed(pair, said_once(_next(told, comparing)))]
        overall = _next(told, examining)
        within = [one for _ in self._documents for one in _next(told, inspecting)]
        return [*between, *overall, *not_said_yet(within, between)]


def _next(told: Iterator[list[Finding]], checks: int) -> list[Finding]:
    """What so many checks say of the next thing."""
    return list(chain.from_iterable(islice(told, checks)))


class _Tasks(NamedTuple):
    """The checks that compare pairs, those that examine whole alignments, and those that inspect single texts."""

    comparing: tuple[Check, ...]
    examining: tuple[Check, ...]
    inspecting: tuple[Check, ...]


@cache
def _tasks(checks: tuple[Check, ...]) -> _Tasks:
    return _Tasks(tuple(one for one in checks if type(one).compare is not Check.compare),
                  tuple(one for one in checks if type(one).examine is not Check.examine),
                  tuple(one for one in checks if type(one).inspect is not Check.inspect))


def _worthwhile(checks: tuple[Check, ...], alignment: Alignment) -> tuple[Check, ...]:
    """The checks that tell something of this pair. Where `translation` (if it was selected) says that the texts are no
    translations of each other it says so alone: a hundred disagreements between strangers are no news."""
    judge = next((check for check in checks if isinstance(check, Translation)), None)
    verdict = judge.verdict(alignment) if judge else Verdict.TRANSLATION
    if judge and verdict is Verdict.NONE:
        return (judge,)
    # Of a summary most of the text stands on one side only.
    silent = OF_ONE_SIDE if verdict is Verdict.PARTIAL else frozenset()
    return tuple(check for check in checks if check.name not in silent)
