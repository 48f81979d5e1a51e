"""Report two offices that one text gives one person."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import evidence
from checker.comparing.within.offices import rival_offices
from checker.document import Document
from checker.finding import Finding, Severity
from checker.messages import say
from checker.termbase import load_termbase


@dataclass(frozen=True, slots=True)
class Office(Check):
    """Report a person whom one text calls minister of this and, further on, minister of that.

    One of the two is a slip, and the reader cannot know which. Each text is checked against itself.

    It deliberately allows: former and acting ministers, texts that speak of a change of office or of two portfolios in
    one hand, lone surnames (two people may share one), portfolios with a word in common.

    Example:
        en: "Interior Minister Salma Idris closed the road. Residents were angry. Justice Minister Salma Idris flew
        to Tunis."
        Interior or justice: severity medium.
        ar: «أغلق وزير الداخلية كريم ناصر الطريق. وغضب السكان. وسافر وزير الصحة كريم ناصر إلى تونس.»
        Interior or health: severity medium.
    Silent:
        en: "Interior Minister Salma Idris closed the road. Residents were angry. Justice Minister Karim Nasser flew
        to Tunis."
        Two ministers.
        ar: «أغلق وزير الداخلية كريم ناصر الطريق. وغضب السكان. وسافر وزير الداخلية كريم ناصر إلى تونس.»
        One office.
    """

    def inspect(self, document: Document, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each person with two offices."""
        for first, second in rival_offices(document, load_termbase()):
            sides = [evidence(Passage(document, (one.sentence,)), one.role) for one in (first, second)]
            message = say("earlier: {earlier}; then of the same person: {later}", earlier=first.role.text,
                          later=second.role.text)
            yield self.finding(Severity.MEDIUM, 0.7, message, source=sides[0], target=sides[1],
                               pair=document.article.name)
