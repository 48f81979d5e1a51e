"""The check `participants`."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import contrasted
from checker.comparing.participants import Exchange, exchanges
from checker.comparing.readings.legible import legible
from checker.finding import Finding, Severity
from checker.messages import say


@dataclass(frozen=True, slots=True)
class Participants(Check):
    """Report who did what to whom where the two sides have it the other way round: "Egypt accused Sudan" beside «اتهم
    السودان مصر».

    Both names are right, and so is the verb; only who acts and who is acted upon are exchanged, and since every word
    has its rendering, it is easily overlooked. Reported are two names that both sides know (bodies, countries, offices,
    persons), or two common nouns for people ("the soldiers", "the bank"), around a verb that a bilingual lexicon
    renders with one of the other side, where the order of the words and "by" or «من قبل» tell who acts. So are two
    names that the same preposition leads between ("bought from", «اشترى … من»), two of whom one wins against the other
    in whatever words ("lost to", «فاز على»), and two that each have a verb of their own.

    It deliberately allows: the passive for the active ("was accused by"), either order of words in Arabic, verbs that
    say as much of either ("met", "faced"), and all that the order of words leaves open: it is silent where a
    preposition, a conjunction, a relative pronoun or a comma leaves it open, where a pronoun is written onto the verb
    or an ending says another case («رشقتهم الشرطة»، «المحتجين»), and for names that a side has more than once.

    Example:
        ar: «اتهم السودان مصر بخرق الاتفاق.»
        en: "Egypt accused Sudan of breaking the agreement."
        Who accuses whom is exchanged: severity high.
        ar: «رشق المتظاهرون الجنود بالحجارة.»
        en: "Soldiers pelted the protesters with stones."
        Common nouns, exchanged: severity high.
    Silent:
        ar: «اتهمت مصر السودان بخرق الاتفاق.»
        en: "Sudan was accused by Egypt of breaking the agreement."
        The passive says the same.
        ar: «رشق المتظاهرون الجنود بالحجارة.»
        en: "The soldiers were pelted with stones by the protesters."
        Who acts stands behind by.
    """

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each pair of names that are exchanged."""
        if legible(pair.source) and legible(pair.target):
            yield from (self._found(pair, one) for one in exchanges(pair))

    def _found(self, pair: AlignedPair, found: Exchange) -> Finding:
        return self.exchange(pair, (Severity.HIGH, 0.8), (found.source, found.target),
                             contrasted(pair, found.source.text, found.target.text, say("who acts is exchanged")))
