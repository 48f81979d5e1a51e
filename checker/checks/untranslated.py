"""Report words that stand in the translation as they stood in the source: in the source's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import Alignment, Passage
from checker.article import Span
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import SILENT, evidence, lone
from checker.comparing.foreign import left_as_it_stood
from checker.finding import Finding, Severity
from checker.languages import folded, language
from checker.mention import Mention, MentionKind
from checker.messages import say, word


@dataclass(frozen=True, slots=True)
class Untranslated(Check):
    """Report words that stand in the translation in the source's language: a sentence or a clause left untranslated.

    A reader who needs the translation cannot read them, and what they say is lost to him. A whole sentence is worse
    than a clause.

    It deliberately allows: names, titles and brands, addresses, handles and hashtags, what stands in quotation marks
    (posts and slogans are often given as they were written), runs of a few words. Languages of one script are not told
    apart.

    Example:
        ar: «أعلنت البلدية إغلاق الجسر. وقالت وزارة النقل إن الترميم سيكلف الكثير.»
        en: "The municipality closed the bridge. وقالت وزارة النقل إن الترميم سيكلف الكثير."
        The second sentence is still Arabic: severity high.
    Silent:
        ar: «كتب الوزير على حسابه: "سنعود إلى بيوتنا قريبا إن شاء الله".»
        en: "The minister wrote on his account: "سنعود إلى بيوتنا قريبا إن شاء الله"."
        A post given as it was written.
    """

    # The fewest words of a run that are reported.
    words: int = 5

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each run of words left in the source's language."""
        original = language(alignment.source.article.language)
        note = say("left in {language}", language=word(original.name))
        for bead in alignment.beads:
            if bead.target:
                target = Passage(alignment.target, bead.target)
                source = evidence(Passage(alignment.source, bead.source)) if bead.source else SILENT
                for span in left_as_it_stood(target, original, self.words):
                    left = _mention(target, span)
                    message = lone(target, left.text, note)
                    yield self.finding(*_weight(target, span), message,
                                       source=source, target=evidence(target, left),
                                       pair=alignment.source.article.name)


def _mention(passage: Passage, span: Span) -> Mention:
    text = passage.document.article.text[span.start:span.end]
    return Mention(MentionKind.QUOTATION, folded(text), text, span)


def _weight(passage: Passage, span: Span) -> tuple[Severity, float]:
    """A whole sentence is worse than a clause."""
    whole = any(span.end - span.start > 0.8 * len(sentence.text) and sentence.span.overlaps(span)
                for sentence in passage.document.sentences)
    return (Severity.HIGH, 0.9) if whole else (Severity.MEDIUM, 0.8)
