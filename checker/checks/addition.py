"""Report a sentence of the translation that the source does not have."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.alignment import Alignment
from checker.checks._check import Check
from checker.comparing.alone import Limits, lost, stated, weight
from checker.comparing.evidence import SILENT, Similarity
from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class Addition(Check):
    """Report a sentence of the translation that the source does not have.

    What a translation adds, its readers take for the words of the author; a desk may add a line of background, but
    an editor should know of it.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the source; texts of which so much is added that they are no translations.

    Example:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. The bridge was built in 1962 by a British company from Leeds. Work
        began this morning."
        The source says nothing of 1962: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. Work began this morning."
        Nothing was added.
    """

    # Shorter lines are bylines and captions more often than statements.
    words: int = 7
    # The cosine from which a sentence of the other side counts as saying much the same.
    kin: float = 0.62
    # The share of lone sentences above which the text is no full translation.
    alone: float = 0.4

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each sentence of the translation without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in lost(alignment, similarity, limits, of_source=False):
            severity, confidence = weight(missing)
            yield self.finding(severity, confidence, missing.message, source=SILENT, target=stated(missing),
                               pair=alignment.source.article.name)
