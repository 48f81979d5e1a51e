"""Report figures of one text that cannot both be right."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import evidence
from checker.comparing.within.figures import headlines, sums
from checker.document import Document
from checker.finding import Finding, Severity
from checker.messages import say


@dataclass(frozen=True, slots=True)
class Total(Check):
    """Report a total that its parts do not add up to, and a headline whose figure the body contradicts.

    "47 people: 30 men and 19 women" cannot be; whichever figure is wrong, a reader notices. So he does when the
    headline counts 17 injured people and the report 19. Each text is checked against itself.

    It deliberately allows: parts behind "including" and «بينهم», which need not be all; rounded figures, "at least",
    ages, dates and sums of money; a headline's figure that stands anywhere in the body; bodies that count the same
    thing in several figures.

    Example:
        en: "The flood killed 47 people: 30 men and 19 women."
        30 and 19 are 49: severity medium.
        ar: «أودى الفيضان بحياة 47 شخصا: 30 رجلا و19 امرأة.»
        The same in Arabic: severity medium.
    Silent:
        en: "The flood killed 47 people: 28 men and 19 women."
        The parts add up.
        ar: «أودى الفيضان بحياة 47 شخصا بينهم 19 امرأة و3 رجال.»
        Not all are named.
    """

    def inspect(self, document: Document, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each total and each headline."""
        for index, (whole, parts) in sums(document):
            passage = Passage(document, (index,))
            message = say("{whole} is given, its parts make {sum}", whole=whole.text,
                          sum=str(sum(int(part.value) for part in parts)))
            yield self.finding(Severity.MEDIUM, 0.75, message, source=evidence(passage, whole),
                               target=evidence(passage, *parts), pair=document.article.name)
        for found in headlines(document):
            message = say("headline: {headline}; text: {text}", headline=found.headline.text, text=found.body.text)
            yield self.finding(Severity.MEDIUM, 0.6, message,
                               source=evidence(Passage(document, (0,)), found.headline),
                               target=evidence(Passage(document, (found.sentence,)), found.body),
                               pair=document.article.name)
