"""Report a sentence or a phrase of the source that the translation leaves out."""

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
class Omission(Check):
    """Report a sentence or a phrase of the source that the translation leaves out.

    A sentence that falls under the table takes its source, figure or date with it, and nobody who reads only the
    translation can know. Within a pair of sentences every content word is compared with the words and short phrases of
    the other side; a run of chunks whose words nothing answers for, and without which the two agree better, is missing
    there. The message says what is lost: a source, a date, a body. A circumstance of law or manner ("under oath",
    "by force") and a list of examples ("including …") are looked for by lists of both languages; how often and for the
    first time are for `date` and `number`.

    It deliberately allows: headings, captions and other short lines; a sentence whose content stands, merged or moved,
    elsewhere in the translation; texts of which so much is left out that they are summaries, not translations; a
    phrase that only points back ("for this incident"), that a sentence beside it holds or the text repeats; an acronym
    in place of a long name; the subject and the verb of a sentence, which are put otherwise rather than left out.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم. وقالت وزارة المالية إن الترميم سيكلف 12
        مليون دينار. ويخشى التجار خسارة زبائنهم.»
        en: "The municipality closed the old bridge to cars. Work began this morning. Shopkeepers fear that they will
        lose their customers."
        The ministry and its figure are lost: severity medium.
        ar: «غرقت العبارة يوم الأحد قبالة الساحل الشمالي، مما أدى إلى إصابة تسعة بحارة بحروق شديدة.»
        en: "The ferry sank on Sunday off the northern coast."
        The clause with the nine sailors is lost: severity medium.
    Silent:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم.»
        en: "The municipality closed the old bridge to cars. Work began this morning."
        Nothing is lost.
        ar: «غرقت العبارة يوم الأحد قبالة الساحل الشمالي، مما أدى إلى إصابة تسعة بحارة بحروق شديدة.»
        en: "The ferry sank on Sunday off the northern coast, leaving nine sailors with severe burns."
        Nothing is lost, though the clause is put otherwise.
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
        """The passage without each of its phrases that may be lost."""
        return cuts(pair, similarity, of_source=True)

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """The circumstances of the source that the target has no word for, and the phrase that it most probably lacks,
        if any is probable enough and holds none of them."""
        told = list(unstated(self, pair, similarity, lambda one: one.passage is pair.source and not (
            one.frequency or one.occasion)))
        yield from told
        for loss in islice(losses(pair, similarity, of_source=True, least=self.phrase), 1):
            phrase = words_of(loss)
            if not any(one.source.text in phrase.text for one in told):
                yield self.finding(Severity.MEDIUM, round(loss.probability, 2), message_of(loss),
                                   source=phrase, target=evidence(pair.target), pair=pair.source.document.article.name)

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each sentence of the source without counterpart."""
        limits = Limits(self.words, self.kin, self.alone)
        for missing in lost(alignment, similarity, limits, of_source=True):
            severity, confidence = weight(missing)
            yield self.finding(severity, confidence, missing.message, source=stated(missing), target=SILENT,
                               pair=alignment.source.article.name)
