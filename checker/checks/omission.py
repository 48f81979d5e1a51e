"""Report a sentence of the source that the translation leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.alignment import Alignment
from checker.checks._check import Check
from checker.comparing.alone import Limits, lost, stated, weight
from checker.comparing.evidence import SILENT, Similarity
from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class Omission(Check):
    """Report a sentence of the source that the translation leaves out.

    A sentence that falls under the table takes its source, figure or date with it, and nobody who reads only the
    translation can know.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the translation; texts of which so much is left out that they are summaries, not translations.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم. وقالت وزارة المالية إن الترميم سيكلف 12
        مليون دينار. ويخشى التجار خسارة زبائنهم.»
        en: "The municipality closed the old bridge to cars. Work began this morning. Shopkeepers fear that they will
        lose their customers."
        The ministry and its figure are lost: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge to cars. Work began this morning."
        Nothing is lost.
    """

    # Shorter lines are bylines and captions more often than statements.
    words: int = 7
    # The cosine from which a sentence of the other side counts as saying much the same.
    kin: float = 0.62
    # The share of lone sentences above which the text is no full translation.
    alone: float = 0.4

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each sentence of the source without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in lost(alignment, similarity, limits, of_source=True):
            severity, confidence = weight(missing)
            yield self.finding(severity, confidence, missing.message, source=stated(missing), target=SILENT,
                               pair=alignment.source.article.name)
