"""The check `mistranslation`."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import contrasted
from checker.comparing.kinds import Swap, swaps
from checker.comparing.polysemes import Taken, taken_otherwise
from checker.comparing.readings.legible import legible
from checker.finding import Finding, Severity
from checker.messages import say, word


@dataclass(frozen=True, slots=True)
class Mistranslation(Check):
    """Report a thing that one side calls by the name of another of its kind (cholera for malaria, a shepherd for a
    teacher), and a word that one side takes in another sense (a coal mine for a land mine).

    Such words stand in no list of bodies, places or offices, and a reader of one language has no means of noticing
    them. A bilingual lexicon says which words answer for each other, and which are of one kind: a disease, a trade, a
    crime, a vehicle, a kinship; two expressions with one head are, too ("bus driver", «سائق القطار»). Reported is a
    thing for which nothing on the other side answers, in the passage or beside it, where the other side names a thing
    of the same kind for which nothing here answers either. (The name is the term of MQM, the framework of translation
    quality.) And where a word of several senses has a word for each of them in the other language ("running for office"
    is no jogging), the two sides are to agree on one: reported is a sense that only one side has where the other side
    has another. So it is with expressions taken at their words or for the contrary ("threw in the towel"), with
    names that are words ("the Mini plant"), and with since and until, ago and for, an age and the ten of years it lies
    in.

    It deliberately allows: wider words for narrower ones ("the illness" for «الكوليرا»), words that translators use for
    one another («طبيب», medic), things that one side leaves out, and all that other checks compare: names, bodies,
    places, offices, figures, dates.

    Example:
        ar: «توفي عشرة أطفال بسبب إصابتهم بالكوليرا في المخيم.»
        en: "Ten children died of malaria in the camp."
        Two diseases: severity medium.
        ar: «تخطط عضوة مجلس الشيوخ للجري لمنصب الرئيس.»
        en: "The senator plans to run for president."
        Another sense of to run: severity medium.
        ar: «ألقى المرشح المنشفة بعد خسارة المناظرة الثانية.»
        en: "The candidate threw in the towel after losing the second debate."
        An expression taken at its words: severity medium.
    Silent:
        ar: «توفي عشرة أطفال بسبب إصابتهم بالكوليرا في المخيم.»
        en: "Ten children died of the disease in the camp."
        The disease is any disease.
        ar: «استسلم المرشح بعد المناظرة الثانية.»
        en: "The candidate threw in the towel after the second debate."
        What the expression means.
    """

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each thing that stands in the place of another and each word in another sense."""
        if legible(pair.source) and legible(pair.target):
            yield from (self._found(pair, one) for one in swaps(pair))
            yield from (self._taken(pair, one) for one in taken_otherwise(pair))

    def _found(self, pair: AlignedPair, swap: Swap) -> Finding:
        sides = swap.source.mention(), swap.target.mention()
        return self.between(pair, (Severity.MEDIUM, 0.75), sides,
                            contrasted(pair, swap.source.text, swap.target.text, word(swap.kind.replace("-", " "))))

    def _taken(self, pair: AlignedPair, found: Taken) -> Finding:
        note = say("two senses: {one} and {other}", one=found.senses[0], other=found.senses[1])
        return self.between(pair, (Severity.MEDIUM, 0.75), (found.source, found.target),
                            contrasted(pair, found.source.text, found.target.text, note))
