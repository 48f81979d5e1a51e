"""What one text says and the other does not, as findings: shared by the checks of omissions and additions, which see
the same from two sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from checker.alignment import AlignedPair, Alignment
from checker.checks._check import Check
from checker.checks._figures import unstated
from checker.comparing.alone import Limits, lost, stated, weight
from checker.comparing.circumstances import Circumstance, asked
from checker.comparing.clauses.losses import losses, wanted
from checker.comparing.clauses.surroundings import Bars
from checker.comparing.clauses.telling import message_of, stretch, words_of
from checker.comparing.evidence import SILENT, Similarity, evidence, lone
from checker.comparing.passed_over import asked as asked_of_things
from checker.comparing.passed_over import passed_over, within
from checker.finding import Evidence, Finding, Severity
from checker.messages import Message, say

# What passes a lower bar does so for what stands around it: it is as sure as what passes without.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class OneSided(Check):
    """The base of both; `of_source` says whose words have no counterpart."""

    of_source: ClassVar[bool]

    # Shorter lines are bylines and captions more often than statements.
    words: int = 7
    # The cosine from which a sentence of the other side counts as saying much the same.
    kin: float = 0.62
    # The share of lone sentences above which the text is no full translation.
    alone: float = 0.4
    # How probable it must be that a phrase has no counterpart: tests/benchmarks/fit_clauses.py prints what it finds.
    phrase: float = 0.84
    # The same where all else of the passages is answered, and of a member that a conjunction adds to others.
    phrase_in_close: float = 0.7
    member: float = 0.3

    @property
    def _bars(self) -> Bars:
        return Bars(self.phrase, self.phrase_in_close, self.member)

    def phrases(self, pair: AlignedPair) -> Iterable[str]:
        """The circumstances and the things of either side, and the words of the other that they are compared with."""
        yield from (*asked(pair), *asked_of_things(pair))

    def further_phrases(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Sequence[str]]:
        """The words and short phrases of both passages, step by step as long as anything may be lost; last, the passage
        without each of its phrases that may have no counterpart."""
        return wanted(pair, similarity, of_source=self.of_source, bars=self._bars)

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """The circumstances of one side that the other has no word for, and the phrase that it most probably lacks, if
        any is probable enough and holds none of them."""
        passage, other = (pair.source, pair.target) if self.of_source else (pair.target, pair.source)

        def mine(one: Circumstance) -> bool:
            """How often and for which time are for the checks of dates and numbers."""
            return one.passage is passage and not (one.frequency or one.occasion)

        told = list(unstated(self, pair, similarity, mine))
        yield from told
        for loss in islice(losses(pair, similarity, of_source=self.of_source, bars=self._bars), 1):
            phrase = words_of(loss)
            if not any((one.source if self.of_source else one.target).text in phrase.text for one in told):
                told.append(self._found((Severity.MEDIUM, round(max(loss.probability, _SURE), 2)), message_of(loss),
                                        (phrase, evidence(other)), pair.source.document.article.name))
                yield told[-1]
        for thing in passed_over(pair, similarity, of_source=self.of_source):
            said = stretch(passage, within(thing))
            if not any(said.text in (one.source if self.of_source else one.target).text for one in told):
                message = lone(passage, said.text, say("a phrase without counterpart"))
                yield self._found((Severity.MEDIUM, _SURE), message, (said, evidence(other)),
                                  pair.source.document.article.name)
                return

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each sentence without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in lost(alignment, similarity, limits, of_source=self.of_source):
            yield self._found(weight(missing), missing.message, (stated(missing), SILENT),
                              alignment.source.article.name)

    def _found(self, weighed: tuple[Severity, float], message: Message, words: tuple[Evidence, Evidence],
               pair: str) -> Finding:
        """A finding of words that one side says, given with what the other has."""
        source, target = words if self.of_source else words[::-1]
        return self.finding(*weighed, message, source=source, target=target, pair=pair)
