"""Report a passage that stands at another place in the translation."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import Alignment, Bead, Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import evidence
from checker.finding import Evidence, Finding, Severity
from checker.languages import folded
from checker.mention import Mention, MentionKind
from checker.messages import say


@dataclass(frozen=True, slots=True)
class Moved(Check):
    """Report a passage that the translation tells earlier or later than the source.

    Nothing is lost, but a reader who compares the versions looks for it in vain, and "the next day" may now follow
    another day. Always of severity low. Sentences that moved together are one finding.

    It deliberately allows: sentences that exchange their order within a paragraph's bead, headings.

    Example:
        ar: «فتح السوق المركزي أبوابه صباحا. ماتت ثلاث نساء في حريق المصنع. بقي الطريق إلى المطار مغلقا. عاد الطلاب إلى
        مدارسهم بعد العطلة. وصلت سفينة القمح إلى الميناء.»
        en: "The central market opened its doors in the morning. The road to the airport stayed closed. Pupils returned
        to their schools after the holiday. The wheat ship reached the port. Three women died in the factory fire."
        The fire comes last in one version: severity low.
    Silent:
        ar: «فتح السوق أبوابه صباحا. ماتت ثلاث نساء في حريق المصنع.»
        en: "The market opened its doors in the morning. Three women died in the factory fire."
        The same order.
    """

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each run of beads that left its place."""
        run: list[Bead] = []
        for bead in [*alignment.beads, None]:
            if bead and bead.moved and bead.paired and (not run or bead.target[0] > run[-1].target[-1]):
                run.append(bead)
                continue
            if run:
                yield self._moved(alignment, run)
            run = [bead] if bead and bead.moved and bead.paired else []

    def _moved(self, alignment: Alignment, run: list[Bead]) -> Finding:
        source = Passage(alignment.source, tuple(index for bead in run for index in bead.source))
        target = Passage(alignment.target, tuple(index for bead in run for index in bead.target))
        return self.finding(Severity.LOW, 0.6, say("stands elsewhere in the translation"), source=_opening(source),
                            target=_opening(target), pair=alignment.source.article.name)


def _opening(passage: Passage) -> Evidence:
    """The passage's first sentence as evidence."""
    first = passage.document.sentences[passage.indices[0]]
    return evidence(passage, Mention(MentionKind.QUOTATION, folded(first.text), first.text, first.span))
