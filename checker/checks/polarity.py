"""Whether both sides affirm and deny the same, and neither says the opposite of the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, isinf

from checker.alignment import AlignedPair
from checker.article import Span
from checker.checks._check import Check
from checker.comparing.asking import Asking, Similarity, Wanted
from checker.comparing.evidence import contrasted, evidence, lone
from checker.comparing.readings import Denial, Opposition, denial, oppositions, turning
from checker.comparing.readings.editing import affirmed, denied, lengthened
from checker.comparing.readings.nearby import gain as nearby_gain
from checker.comparing.readings.nearby import narrowed
from checker.extract.polarity import IMPLICATIVE, NOT
from checker.finding import Finding, Severity
from checker.languages import fold
from checker.mention import Mention
from checker.messages import say

# The gains of phrases were read off passages of about so many words.
_TWENTY = 20


@dataclass(frozen=True, slots=True)
class Polarity(Check):
    """Report what one side denies and the other affirms, and words that say the opposite of each other.

    One small word turns a statement round: «لم يوقع» is not "was signed", an increase is no decrease, a man found
    guilty none who is innocent. The words that deny are counted on both sides; where one side has one too many, the
    passages are compared with the negation taken out or put in, and the finding stands when that reading agrees
    better. A verb by which something did not happen ("refused to sign", «امتنع عن») is asked for as well, where the
    other side has what is behind it and denies nothing more. So are words with an opposite, those of a list and
    those that an affix denies ("legal", "illegal"): when the passages agree better with one of them turned round, they
    disagree as they are. Both similarities are part of the message.

    It deliberately allows: a denial that the other language puts into a word ("refused to accept" and "rejected",
    "failed" and «لم ينجح», "unclear" and «غير واضح»), "only" for «لم … إلا», what only looks like a negation («لا
    يزال», "not only", "no sooner"), "did not win" for "lost", and passages whose words are run together.

    Example:
        ar: «أكد الوزير أن الاتفاق لم يوقع بعد.»
        en: "The minister confirmed that the agreement had already been signed."
        Nothing in the target answers to «لم»: severity high.
        ar: «وصف الخبراء القرار بأنه قانوني.»
        en: "The experts described the decision as illegal."
        One word with the affix that denies it: severity high.
    Silent:
        ar: «رفضت الحكومة قبول المقترح.»
        en: "The government did not accept the proposal."
        To refuse and not to accept are one.
        ar: «وصف الخبراء القرار بأنه غير قانوني.»
        en: "The experts described the decision as illegal."
        An affix denies the one, a word the other.
    """

    # The same where the word that a plain negation bears on has its rendering on the other side, and that is affirmed:
    # some reading, of the whole or of the words around it, must not agree so much worse (three of 792 faithful pairs).
    sure_gain: float = -0.05
    # It is low where the other side has other words that deny, which may answer put otherwise ("not until", «لم …
    # إلا»), no denial has moved, and both readings of the whole together do not agree better by so much: of 1,235
    # faithful pairs 12 were such, of the 101 errors found eight.
    answered_gain: float = 0.005
    # By how much the reading without (or with) a plain negation must agree better when the other side has other words
    # that deny; the figures of this class were set on negations taken out of published translations by a program.
    plain_gain: float = 0.015
    # The same within the words around the negation, where the whole passage, which may hold forty other words, does not
    # agree worse.
    nearby_gain: float = 0.015
    # The same when the other side denies nothing at all, which happened in four of 792 faithful pairs: one reading
    # of the whole, or the words around the negation, must be a little better.
    lone_gain: float = 0.005
    # And the side that denies must not agree so much worse without the negation: what it says then is not what the
    # other says either ("has yet to", «لم … بعد»).
    least_gain: float = -0.003
    # The same for a negation inside a phrase («عدم», «غير»), which many words answer for: in a passage of twenty words
    # (in a longer one a word weighs less), or by half of it where the words around it agree better as much; where the
    # other side has other words that deny, the words around it must agree better by twice as much.
    phrase_gain: float = 0.02
    # The same for a word turned into its opposite: the two gains together; for opposites that are so in every text any
    # gain will do, and where neither side has the word of the other they must only not agree so much worse.
    opposite_gain: float = 0.01
    listed_gain: float = -0.03

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair."""
        suspect, opposed = denial(pair), oppositions(pair)
        # «غير قانوني» against "legal" is told better as two opposites than as a word that one side lacks.
        if suspect and (suspect.plain or not any(one.sharp for one in opposed)):
            found = yield from self._denied(pair, suspect, similarity)
        else:
            found = None
        if found:
            yield found
            return  # "did not win" against «فاز»: one confusion, one finding
        told: set[tuple[str, Span]] = set()
        for one in opposed:
            words = {("source", one.source.span), ("target", one.target.span)}
            # «برأت» against "convicted … of all charges": one word, one finding.
            if told.isdisjoint(words) and (found_here := (yield from self._opposed(pair, one, similarity))):
                told |= words
                yield found_here

    def _denied(self, pair: AlignedPair, suspect: Denial, similarity: Similarity) -> Asking[Finding | None]:
        denier, other = suspect.denier, suspect.other
        asked = [one.mention for one in suspect.negations if one.surely] or [one.mention for one in suspect.negations]
        readings = {mention: affirmed(denier, mention) for mention in asked}
        put_in = denied(other)
        yield from similarity.known((pair.source.text, pair.target.text, *readings.values(), *put_in))
        base = yield from similarity(pair.source.text, pair.target.text)
        taken_out = {}
        for mention, reading in readings.items():
            taken_out[mention] = yield from similarity(reading, other.text)
        best = max(taken_out, key=lambda mention: taken_out[mention])
        gains = (taken_out[best] - base,
                 (yield from similarity.best([denier.text], put_in)) - base if put_in else 0.0)
        wider = (yield from similarity.best([denier.text], lengthened(other, best, denier))) - base
        if wider >= max(gains) or not (yield from self._agrees_better(suspect, gains, similarity)):
            return None
        # A denial of the other side may answer in a clause put otherwise: of such findings one in three was wrong.
        confidence = 0.85 if suspect.plain and suspect.alone else 0.6
        answered = suspect.plain and not (suspect.alone or suspect.moved) and sum(gains) < self.answered_gain
        severity = Severity.LOW if answered else Severity.HIGH if suspect.plain else Severity.MEDIUM
        note = say("similarity {before}, without the difference {after}", before=f"{base:.2f}",
                   after=f"{base + max(gains):.2f}")
        said, silent = evidence(denier, _named(best)), evidence(other)
        return self.finding(severity, confidence, lone(denier, best.text, note),
                            source=said if suspect.by_source else silent,
                            target=silent if suspect.by_source else said, pair=pair.source.document.article.name)

    def _agrees_better(self, suspect: Denial, gains: tuple[float, float], similarity: Similarity) -> Asking[bool]:
        """Whether the readings without the difference agree so much better that the difference is real: those of the
        whole or, where these leave it open, those of the words around it."""
        needed = self._needed(suspect, gains)
        if isinf(needed):
            return needed < 0
        return (yield from nearby_gain(_around(suspect), suspect.other, similarity)) >= needed

    def _needed(self, suspect: Denial, gains: tuple[float, float]) -> float:
        """By how much the words around a difference must agree better without it where the whole does by so much: −∞
        where that is enough, ∞ where they can't make up for it."""
        surely = any(one.surely for one in suspect.negations)
        if surely and suspect.kind in (NOT, IMPLICATIVE):
            return -inf if max(gains) >= self.sure_gain else self.sure_gain
        unsure = self._needed_unsure(suspect, gains)
        return min(unsure, self.phrase_gain - max(gains)) if surely and max(gains) >= 0.0 else unsure

    def _needed_unsure(self, suspect: Denial, gains: tuple[float, float]) -> float:
        """The same where no word that a negation bears on is known to stand affirmed on the other side."""
        best = max(gains)
        if suspect.plain and suspect.alone:
            return inf if gains[0] < self.least_gain else -inf if best >= self.lone_gain else self.nearby_gain
        if suspect.plain:  # a long sentence holds other words, which hide one negation
            return -inf if best >= self.plain_gain else self.nearby_gain if best > 0.0 else inf
        if not suspect.alone:
            return 2 * self.phrase_gain if best > 0.0 else inf
        least = self.phrase_gain * _TWENTY / max(1, len(suspect.denier.text.split()))
        if min(gains) >= least / 2 and sum(gains) >= 1.5 * least:
            return -inf
        return self.phrase_gain / 2 if gains[0] >= least / 2 else inf

    def _opposed(self, pair: AlignedPair, found: Opposition, similarity: Similarity) -> Asking[Finding | None]:
        base, gains = yield from turning(pair, found, similarity)
        least = self.listed_gain if found.listed else 0.0 if found.sharp else self.opposite_gain
        if sum(gains) < least and not found.certain:
            return None
        note = say("opposites; similarity {before}, with one turned round {after}", before=f"{base:.2f}",
                   after=f"{base + max(gains):.2f}")
        return self.finding(Severity.HIGH, 0.8, contrasted(pair, found.source.text, found.target.text, note),
                           source=evidence(pair.source, _matter(found, found.source)),
                           target=evidence(pair.target, _matter(found, found.target)),
                           pair=pair.source.document.article.name)


def _around(suspect: Denial) -> list[list[str]]:
    """The words around each negation that bears on some, with it and without it."""
    return [narrowed(suspect.denier, one.mention, [affirmed(suspect.denier, one.mention)])
            for one in suspect.negations]


def _matter(found: Opposition, mention: Mention) -> Mention:
    """One of two opposites, as `_named`; those that are one word but for its denial have that word in both values."""
    named = _named(mention)
    shared = max(found.source.value, found.target.value)
    return replace(named, value=f"{shared} {named.value}") if found.mutual else named


def _named(mention: Mention) -> Mention:
    """The mention with its words in its value: two negations of one article are two matters to decide."""
    return replace(mention, value=f"{mention.value} {fold(mention.text).text}")
