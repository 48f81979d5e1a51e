"""Report a sentence or a phrase of the translation that the source does not have."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from checker.alignment import AlignedPair, Alignment
from checker.checks._check import Check
from checker.checks._figures import unstated
from checker.comparing.alone import Limits, lost, stated, weight
from checker.comparing.circumstances import asked
from checker.comparing.clauses.losses import cuts, losses, texts
from checker.comparing.clauses.telling import message_of, words_of
from checker.comparing.evidence import SILENT, Similarity, evidence
from checker.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Addition(Check):
    """Report a sentence or a phrase of the translation that the source does not have.

    What a translation adds, its readers take for the words of the author; a desk may add a line of background, but
    an editor should know of it. Phrases within a pair of sentences are found as `omission` finds them.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the source; texts of which so much is added that they are no translations; a phrase that only points
    back, that a sentence beside it holds or the text repeats; a name written out for an acronym.

    Example:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. The bridge was built in 1962 by a British company from Leeds. Work
        began this morning."
        The source says nothing of 1962: severity medium.
        ar: «أعلنت البلدية إغلاق الجسر القديم أمام السيارات.»
        en: "The municipality announced that the old bridge was closed to cars, angering fishermen and shopkeepers."
        The source knows no anger: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge. Work began this morning."
        Nothing was added.
        ar: «أعلنت البلدية إغلاق الجسر القديم أمام السيارات.»
        en: "The city council said the old bridge had been shut to traffic."
        The same in other words.
    """

    # Shorter lines are bylines and captions more often than statements.
    words: int = 7
    # The cosine from which a sentence of the other side counts as saying much the same.
    kin: float = 0.62
    # The share of lone sentences above which the text is no full translation.
    alone: float = 0.4
    # How probable it must be that a phrase has no counterpart: tests/benchmarks/fit_clauses.py prints what it finds.
    phrase: float = 0.87

    def phrases(self, pair: AlignedPair) -> Iterable[str]:
        """The passages and their short runs of words, which are compared with each other."""
        yield from (*texts(pair), *asked(pair))

    def further_phrases(self, pair: AlignedPair, similarity: Similarity) -> Iterable[str]:
        """The passage without each of its phrases that may be added."""
        return cuts(pair, similarity, of_source=False)

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """The circumstances of the target that the source has no word for, and the phrase that it most probably lacks,
        if any is probable enough and holds none of them."""
        told = list(unstated(self, pair, similarity, lambda one: one.passage is pair.target and not (
            one.frequency or one.occasion)))
        yield from told
        for loss in islice(losses(pair, similarity, of_source=False, least=self.phrase), 1):
            phrase = words_of(loss)
            if not any(one.target.text in phrase.text for one in told):
                yield self.finding(Severity.MEDIUM, round(loss.probability, 2), message_of(loss),
                                   source=evidence(pair.source), target=phrase, pair=pair.source.document.article.name)

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each sentence of the translation without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in lost(alignment, similarity, limits, of_source=False):
            severity, confidence = weight(missing)
            yield self.finding(severity, confidence, missing.message, source=SILENT, target=stated(missing),
                               pair=alignment.source.article.name)
