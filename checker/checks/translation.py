"""Report two texts that are no translations of each other, or of which one has only a part of the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.aligning.trust import Coverage, Verdict, coverage
from checker.alignment import Alignment, Passage
from checker.checks._check import Check, Weight
from checker.comparing.asking import Similarity
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.languages import language
from checker.messages import Message, say, word

# Of 435 texts called strangers 426 were (the others were summaries); of 27 called partial lacked 21 at least 40 %.
_WEIGHTS: dict[Verdict, Weight] = {Verdict.NONE: (Severity.HIGH, 0.95), Verdict.PARTIAL: (Severity.MEDIUM, 0.75)}


@dataclass(frozen=True, slots=True)
class Translation(Check):
    """Report two texts that are no translations of each other, or of which one has only a part of the other.

    Two different articles filed under one name, one language on both sides, a summary in place of the translation:
    whatever else is compared then tells of the mix-up and not of the texts. This is the one finding of such a pair;
    beside a partial translation the other checks still compare what stands on both sides.

    It deliberately allows: sentences left out or added here and there (`omission` and `addition` name those); texts of
    a few sentences, where one free rendering is a large share of the whole; rows of tables.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم. ويستمر العمل ثلاثة أشهر. ويخشى التجار خسارة
        زبائنهم.»
        en: "The home side took the lead before half-time. Their captain was sent off in the second half. The visitors
        scored twice from corners. It was their first win of the season."
        A bridge and a football match under one name: severity high.
    Silent:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات. بدأ العمل صباح اليوم. ويستمر العمل ثلاثة أشهر. ويخشى التجار خسارة
        زبائنهم.»
        en: "The municipality closed the old bridge to cars. Work began this morning. The work will last three months.
        Shopkeepers fear that they will lose their customers."
        A translation.
    """

    # Texts of which either has fewer sentences are not judged.
    sentences: int = 3
    # Where the longer text has fewer, one long sentence left out is half of it, and `omission` says what it said.
    partial: int = 6

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding, unless the texts are translations of each other."""
        verdict = self.verdict(alignment)
        if verdict is not Verdict.TRANSLATION:
            yield self.finding(*_WEIGHTS[verdict], _message(alignment, coverage(alignment)),
                               source=_opening(alignment.source, verdict), target=_opening(alignment.target, verdict),
                               pair=alignment.source.article.name)

    def verdict(self, alignment: Alignment) -> Verdict:
        """What the two texts are to each other; texts too short to judge count as translations."""
        shorter, longer = sorted((len(alignment.source.sentences), len(alignment.target.sentences)))
        verdict = Verdict.TRANSLATION if shorter < self.sentences else coverage(alignment).verdict
        return Verdict.TRANSLATION if verdict is Verdict.PARTIAL and longer < self.partial else verdict


def _message(alignment: Alignment, shares: Coverage) -> Message:
    source, target = (word(language(document.article.language).name)
                      for document in (alignment.source, alignment.target))
    verdict = word(shares.verdict)
    if replace(shares, copied=0.0).verdict is not shares.verdict:
        return say("{verdict} ({share} of the {source} stands in the {target} word for word)", verdict=verdict,
                   share=f"{shares.copied:.0%}", source=source, target=target)
    return say("{verdict} ({share} of the {source} and {other_share} of the {target} have a counterpart)",
               verdict=verdict, share=f"{shares.source:.0%}", other_share=f"{shares.target:.0%}", source=source,
               target=target)


def _opening(document: Document, verdict: Verdict) -> Evidence:
    """The first sentence, by which an editor knows the article."""
    passage = Passage(document, (0,))
    return Evidence(passage.text, verdict.value, document.article.place(passage.span.start), passage.text)
