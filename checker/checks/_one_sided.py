"""What one text says and the other does not, as findings: shared by the checks of omissions and additions, which see
the same from two sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.alignment import AlignedPair, Alignment
from checker.checks._check import Check, Weight
from checker.checks._figures import unstated
from checker.comparing.alone import Limits, lost, stated, weight
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.circumstances import Ours
from checker.comparing.clauses.candidates import written
from checker.comparing.clauses.losses import loss
from checker.comparing.clauses.surroundings import Bars
from checker.comparing.clauses.telling import message_of, stretch, words_of
from checker.comparing.clauses.weighing import weight_of_phrase
from checker.comparing.evidence import SILENT, evidence, lone
from checker.comparing.kinds import Thing
from checker.comparing.passed_over import passed_over
from checker.finding import Evidence, Finding
from checker.messages import Message, say

# What passes a lower bar does so for what stands around it: it is as sure as what passes without.
_SURE = 0.7

# The checks made of this one: seen from either side, by which text is the source.
OF_ONE_SIDE = frozenset({"omission", "addition"})


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
    phrase: float = 0.88
    # The same where most and where all else of the passages is answered, and of a member that a conjunction adds.
    phrase_in_fair: float = 0.82
    phrase_in_close: float = 0.7
    member: float = 0.42

    @property
    def _bars(self) -> Bars:
        return Bars(self.phrase, self.phrase_in_fair, self.phrase_in_close, self.member)

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """The circumstances of one side that the other has no word for; the phrase that it most probably lacks, if any
        is probable enough and holds none of them; and the first thing that it passes over and that is in neither."""
        told = yield from unstated(self, pair, similarity, self._mine(pair))
        lost_here = yield from loss(pair, similarity, of_source=self.of_source, bars=self._bars)
        if lost_here:
            said, sure = words_of(lost_here), round(max(lost_here.probability, _SURE), 2)
            if not any(one in said.text or said.text in one for one in map(self._said, told)):
                where = written(lost_here.side, lost_here.phrase)
                weighed = weight_of_phrase(pair, lost_here.side.passage, where), sure
                told.append(self._lacking(pair, weighed, message_of(lost_here), said))
        yield from told
        words = [self._said(one) for one in told]
        thing = yield from passed_over(pair, similarity, lambda one: any(_written(one).text in said for said in words),
                                       of_source=self.of_source)
        if thing:
            said = _written(thing)
            weighed = weight_of_phrase(pair, thing.passage, thing.inner), _SURE
            yield self._lacking(pair, weighed,
                                lone(thing.passage, said.text, say("a phrase without counterpart")), said)

    def _mine(self, pair: AlignedPair) -> Ours:
        """The circumstances of one side; how often and for which time are for the checks of dates and numbers."""
        passage = pair.source if self.of_source else pair.target
        return lambda one: one.passage is passage and not (one.frequency or one.occasion)

    def _said(self, one: Finding) -> str:
        """The words that have no counterpart."""
        return (one.source if self.of_source else one.target).text

    def _lacking(self, pair: AlignedPair, weighed: Weight, message: Message, said: Evidence) -> Finding:
        other = pair.target if self.of_source else pair.source
        return self._found(weighed, message, (said, evidence(other)), pair.source.document.article.name)

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """One finding for each sentence without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in (yield from lost(alignment, similarity, limits, of_source=self.of_source)):
            yield self._found(weight(missing), missing.message, (stated(missing), SILENT),
                              alignment.source.article.name)

    def _found(self, weighed: Weight, message: Message, words: tuple[Evidence, Evidence],
               pair: str) -> Finding:
        """A finding of words that one side says, given with what the other has."""
        source, target = words if self.of_source else words[::-1]
        return self.finding(*weighed, message, source=source, target=target, pair=pair)


def _written(thing: Thing) -> Evidence:
    """The words of a thing."""
    return stretch(thing.passage, thing.inner)
