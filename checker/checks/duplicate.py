"""Report a passage that one version has twice and the other once."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair, Alignment, Passage
from checker.article import Span
from checker.checks._check import Check
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.evidence import SILENT, evidence, lone
from checker.comparing.repeated import repeated_run, repeated_sentences
from checker.finding import Finding, Severity
from checker.languages import folded
from checker.mention import Mention, MentionKind
from checker.messages import say

_NOTE = say("stands here a second time")


@dataclass(frozen=True, slots=True)
class Duplicate(Check):
    """Report a passage that stands twice in one version and once in the other.

    It is what a slip in copying leaves behind: a sentence or half of one, pasted twice. Readers take it for emphasis,
    or for two events.

    It deliberately allows: what both versions repeat, headings, captions and short refrains, words that only resemble
    each other.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات صباح اليوم.»
        en: "The city closed the old bridge to cars this morning, closed the old bridge to cars this morning."
        Half of the sentence was pasted twice: severity medium.
    Silent:
        ar: «نريد ماء نظيفا لأطفالنا، نريد مدارس لأطفالنا.»
        en: "We want clean water for our children, we want schools for our children."
        A speech that repeats itself in both versions.
    """

    # The fewest words of a sentence that are no refrain.
    words: int = 6
    # The fewest words of a run within a sentence.
    run: int = 5

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """A finding where a sentence of one side has a run of words twice, and the other side none."""
        found = repeated_run(pair.source, self.run), repeated_run(pair.target, self.run)
        if found[0] and not found[1]:
            words = _mention(pair.source, found[0])
            yield self.between(pair, (Severity.LOW, 0.5), (words, None), lone(pair.source, words.text, _NOTE))
        elif found[1] and not found[0]:
            words = _mention(pair.target, found[1])
            yield self.between(pair, (Severity.MEDIUM, 0.8), (None, words), lone(pair.target, words.text, _NOTE))

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """A finding for each sentence of one side that stands there again, and once on the other side."""
        for of_source, document in ((True, alignment.source), (False, alignment.target)):
            for later in (yield from repeated_sentences(alignment, similarity, self.words, of_source=of_source)):
                passage = Passage(document, (later,))
                words = _mention(passage, passage.span)
                shown = evidence(passage, words)
                weight = (Severity.LOW, 0.5) if of_source else (Severity.MEDIUM, 0.8)
                yield self.finding(*weight, lone(passage, words.text, _NOTE), source=shown if of_source else SILENT,
                                   target=SILENT if of_source else shown, pair=alignment.source.article.name)


def _mention(passage: Passage, span: Span) -> Mention:
    text = passage.document.article.text[span.start:span.end]
    return Mention(MentionKind.QUOTATION, folded(text), text, span)
