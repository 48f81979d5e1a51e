"""Whether both sides say a thing equally surely."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from checker.alignment import AlignedPair
from checker.checks._check import Check
from checker.checks._excluded import excluded
from checker.comparing.asking import Asking, Similarity, Wanted, together
from checker.comparing.evidence import contrasted, evidence, lone
from checker.comparing.readings import Opposition, Unanswered, shifts, turning, unanswered
from checker.comparing.readings.editing import hedged, lengthened, unhedged
from checker.comparing.readings.hedging import grave
from checker.comparing.readings.nearby import gain as nearby_gain
from checker.comparing.readings.nearby import narrowed
from checker.finding import Finding, Severity
from checker.languages import fold
from checker.mention import Mention
from checker.messages import Message, listed, say, word

# By how much the reading without a hedge must agree better before its loss is reported. Where the other side has no
# word for a hedge nor for one near it, it hardly matters what the encoder makes of the whole: of 1,846 faithful pairs
# 29 have such a hedge, most of them where the translation is loose. "Should" and certainties are so often worded
# otherwise that they need it.
_LEAST: Mapping[str, float] = {
    "possible": -0.03, "likely": -0.03, "unlikely": 0.0, "alleged": -0.05, "suspected": -0.05, "apparent": -0.02,
    "believed": -0.02, "planned": -0.02, "aimed": -0.02, "must": 0.0, "should": 0.035, "certain": 0.03, "ability": 0.02,
}
# By how much the words around it must agree better without the hedge, where the whole hardly moves; and the two gains
# that are asked for where the other side has a weak answer ("chances" for "could").
_NEARBY: Mapping[str, float] = {"possible": 0.02, "likely": 0.02, "apparent": 0.02, "believed": 0.03, "must": 0.04,
                              "should": 0.04, "ability": 0.02}
_SLIGHT = -0.005
_WEAKLY, _WEAKLY_NEARBY = 0.008, 0.01
# The two gains together that are asked for with a word of another strength in place of either: where neither word has a
# rendering on the other side (in none of 934 faithful pairs), and where one has.
_SHIFTED, _SHIFTED_PERHAPS = -0.01, 0.02
_ACCUSING = ("alleged", "suspected")
_NOTES: Mapping[str, str] = {
    "possible": "a possibility", "likely": "an expectation", "unlikely": "a doubt", "alleged": "an allegation",
    "suspected": "a suspicion", "apparent": "an impression", "believed": "a belief", "planned": "a plan",
    "aimed": "an attempt or a wish", "must": "a duty", "should": "a duty", "certain": "a certainty",
    "ability": "an ability",
}


@dataclass(frozen=True, slots=True)
class Certainty(Check):
    """Report a hedge that one side has and the other lacks: what may be, is said to be or is planned, against what is.

    "Could amount to war crimes" and «ترقى إلى جرائم حرب» are two statements, and a suspect is no killer. The words
    that say how surely something is so are sorted by kind: possibility, expectation, doubt, allegation, suspicion,
    appearance, belief, plan, attempt or wish, duty, certainty. A hedge answers to one of its own kind or a near one
    (may, likely), a word like it may stand for it ("risk", «احتمال»). Where one is left over, the passages are compared
    with the hedge dropped or put in: how much better that reading must agree depends on the kind. Words of one scale
    are compared too: what was asked for is not what was ordered, what is alleged not what is proved, what would be
    allowed no duty. And so are closed classes of which one word excludes another: if, unless, until and because;
    charged, convicted and acquitted; always, sometimes and rarely; must and may.

    It deliberately allows: «لقد» and «قد» before the past, which hedge nothing; "would" in reported speech; may for
    might, possible for likely; "could" as what one was able to do; May the month and will the noun.

    Example:
        ar: «ترقى هذه الهجمات إلى جرائم حرب.»
        en: "These attacks could amount to war crimes."
        The target hedges, the source states, and the matter is grave: severity high.
        ar: «حاول العمال إنقاذ المصنع.»
        en: "The workers saved the factory."
        Who tried has not yet done it: severity medium.
        ar: «ستوقع الشركة العقد إذا وافق المساهمون.»
        en: "The company will sign the contract unless the shareholders agree."
        If and unless exclude each other: severity medium.
    Silent:
        ar: «قد أعلنت الشركة أرباحها.»
        en: "The company has announced its profits."
        «قد» before the past is no hedge.
        ar: «حاول العمال إنقاذ المصنع.»
        en: "The workers tried to save the factory."
        An attempt on both sides.
        ar: «ستوقع الشركة العقد إذا وافق المساهمون.»
        en: "The company will sign the contract if the shareholders agree."
        One condition.
    """

    # How much better a reading must agree, beyond what its kind of hedge asks for: raise it for fewer findings.
    more_gain: float = 0.0

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair: a hedge on either side in place of another ("must", «قد») is one."""
        found = yield from self._hedges(pair, similarity)
        yield from found
        # "Likely" against «من المؤكد» is one difference.
        told = {text for one in found for text in (one.source.text, one.target.text)}
        yield from excluded(self, pair, lambda one: not one.counts and told.isdisjoint(one.words))

    def _hedges(self, pair: AlignedPair, similarity: Similarity) -> Asking[list[Finding]]:
        """Hedges that are lost or changed, and words of one scale whose strength differs."""
        lost = yield from together(self._lost(pair, alone, similarity) for alone in unanswered(pair))
        here, there = ([one for one in lost if one and one.alone.by_source == side] for side in (True, False))
        found = [self._changed(pair, here.pop(0), there.pop(0))] if here and there else []
        found += [self._dropped(pair, one) for one in (*here, *there)]
        for opposed in shifts(pair):
            if shifted := (yield from self._shifted(pair, opposed, similarity)):
                return [*found, shifted]  # "recommended" stands on two scales against «ألزم»
        return found

    def _shifted(self, pair: AlignedPair, found: Opposition, similarity: Similarity) -> Asking[Finding | None]:
        base, gains = yield from turning(pair, found, similarity)
        if sum(gains) < (_SHIFTED if found.sharp else _SHIFTED_PERHAPS) + self.more_gain:
            return None
        note = say("two strengths; similarity {before}, with one exchanged {after}",
                   before=f"{base:.2f}", after=f"{base + max(gains):.2f}")
        return self.finding(Severity.MEDIUM, 0.7, contrasted(pair, found.source.text, found.target.text, note),
                            source=evidence(pair.source, _named(found.source)),
                            target=evidence(pair.target, _named(found.target)), pair=pair.source.document.article.name)

    def _lost(self, pair: AlignedPair, alone: Unanswered, similarity: Similarity) -> Asking["_Lost | None"]:
        dropped = {mention: unhedged(alone.hedger, mention) for mention in alone.hedges}
        yield from similarity.known((pair.source.text, pair.target.text, *chain.from_iterable(dropped.values())))
        base = yield from similarity(pair.source.text, pair.target.text)
        gains = {}
        for mention, readings in dropped.items():
            gains[mention] = (yield from similarity.best(readings, [alone.other.text])) - base
        best = max(gains, key=lambda mention: gains[mention])
        if alone.weak and gains[best] < _WEAKLY + self.more_gain:
            return None
        put_in, longer = hedged(alone.other, alone.kind), lengthened(alone.other, best, alone.hedger)
        yield from similarity.known((*put_in, *longer))
        gain = max(gains[best], (yield from similarity.best([alone.hedger.text], put_in)) - base, -1.0)
        wider = (yield from similarity.best([alone.hedger.text], longer)) - base
        if wider >= max(gain, 0.0) or not (yield from self._agrees_better(alone, gain, dropped, similarity)):
            return None
        high = alone.kind in _ACCUSING or grave(alone.hedger, best)
        return _Lost(alone, best, high, _told(word(_NOTES[alone.kind]), base, base + gain))

    def _agrees_better(self, alone: Unanswered, either: float, dropped: Mapping[Mention, Sequence[str]],
                       similarity: Similarity) -> Asking[bool]:
        """Whether the readings without the difference agree so much better that the hedge is lost: by the gain with it
        dropped or put in on the other side, else by the gain among the words around it."""
        if alone.contrary or (not alone.weak and either >= _least(alone) + self.more_gain):
            return True
        least = _WEAKLY_NEARBY if alone.weak else _NEARBY.get(alone.kind, 1.0) + self.more_gain
        if not alone.weak and (either < _SLIGHT or alone.kind not in _NEARBY):
            return False
        around = [narrowed(alone.hedger, mention, readings) for mention, readings in dropped.items()]
        return (yield from nearby_gain(around, alone.other, similarity)) >= least

    def _dropped(self, pair: AlignedPair, lost: "_Lost") -> Finding:
        alone = lost.alone
        said, silent = evidence(alone.hedger, _named(lost.hedge)), evidence(alone.other)
        return self.finding(*_weight(lost), lone(alone.hedger, lost.hedge.text, lost.note),
                            source=said if alone.by_source else silent, target=silent if alone.by_source else said,
                            pair=pair.source.document.article.name)

    def _changed(self, pair: AlignedPair, here: "_Lost", there: "_Lost") -> Finding:
        kinds = listed(word(_NOTES[one.alone.kind]) for one in (here, there))
        return self.finding(*max(_weight(here), _weight(there), key=lambda weight: weight[0].rank),
                            contrasted(pair, here.hedge.text, there.hedge.text, kinds),
                            source=evidence(pair.source, _named(here.hedge)),
                            target=evidence(pair.target, _named(there.hedge)), pair=pair.source.document.article.name)


class _Lost(NamedTuple):
    """A hedge the other side lacks, and what to say of it."""

    alone: Unanswered
    hedge: Mention
    high: bool
    note: Message


def _told(hedge: Message, base: float, dropped: float) -> Message:
    """What the hedge is, and how similar the sides are with it and without, where two decimals tell them apart."""
    before, after = f"{base:.2f}", f"{dropped:.2f}"
    if after <= before:
        return hedge
    return say("{hedge}; similarity {before}, without it {after}", hedge=hedge, before=before, after=after)


def _weight(lost: _Lost) -> tuple[Severity, float]:
    """That the other side says the contrary was wrong in none of 22 findings, that it says nothing in one of seven."""
    return Severity.HIGH if lost.high else Severity.MEDIUM, 0.9 if lost.alone.contrary else 0.8 if lost.high else 0.7


def _named(mention: Mention) -> Mention:
    """The mention with its words in its value: two hedges of one article are two matters to decide."""
    return replace(mention, value=f"{mention.value} {fold(mention.text).text}")


def _least(alone: Unanswered) -> float:
    """How much better the reading must agree: more where the other side has near hedges, less where it says "will"."""
    least = _LEAST[alone.kind]
    if alone.none:
        return least
    if alone.kind == "planned":  # "are already charged": what is done and what is planned is no shade of sureness
        return max(least, 0.01)
    return max(least, 0.0 if alone.announced and alone.kind in ("possible", "likely") else 0.02)
