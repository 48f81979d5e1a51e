"""The check `attribution`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.alignment import AlignedPair, Passage
from checker.checks._check import Check, Weight
from checker.comparing.addressed import exchanged, usurped
from checker.comparing.described import described
from checker.comparing.evidence import Similarity, contrasted, lone
from checker.comparing.on_behalf import on_behalf
from checker.comparing.readings.legible import legible
from checker.comparing.silenced import silenced
from checker.comparing.sources import (
    all_acts,
    attributed,
    comparable,
    figures,
    known,
    negations,
    rendered,
    said_nearby,
    says_false,
)
from checker.comparing.speakers import Speaker
from checker.comparing.statements import Statements, confused, lost, statements
from checker.comparing.turned_about import turned_about
from checker.finding import Finding, Severity
from checker.languages.speaking import conflicting_acts
from checker.mention import Attribution as Statement
from checker.mention import Mention, MentionKind
from checker.messages import say, word
from checker.termbase import load_termbase

# Acts that make a claim somebody's: without them it is the paper's own.
_STATING = ("say", "announce", "confirm", "claim", "according", "quote", "warn", "admit", "deny", "accuse")
# Words that make a claim somebody's wherever else the other side names them: "his girlfriend had alleged that …".
_OWNED = ("claim",)

Confused = tuple[Speaker, Speaker, bool]
Said = tuple[tuple[Statement, ...], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Attribution(Check):
    """Report a statement that the two sides give to different sources, one that loses its source, and "denied" for
    "admitted".

    What the police say is no witness's account, a claim without its source becomes the paper's own, and who denies a
    thing has not confirmed it. Every statement of one side is matched with one of the other by its source, pronouns and
    descriptions ("he", "the minister", «وأضاف») standing for the last source that fits. Where one is left on either
    side, the two sources differ if they are of one kind (two bodies, two countries, police and residents) or of kinds
    that do not stand for each other (a man and the police), and the other side names them nowhere near.
    Whoever only hears a statement has not made it ("he told the BBC", «أفادت بي بي سي»).
    Sources that are in no list ("its director", "a report by a newspaper") are compared by a bilingual lexicon: they
    differ if each has a word that nothing on the other side answers.

    It deliberately allows: other words for the same act ("said", "told", "added", «صرح», «أوضح»), "according to" for
    "said", sources that may be called by each other's name (an officer is an official, a company has a name), a person
    for a role, a source named in a neighbouring sentence, and a denial put as "said it had not".

    High: another source, a denial for an admission, a claim or a figure without its source. Medium: another source that
    the text also names elsewhere or that is only described, a source that is lost, a confirmation for a claim.

    Example:
        ar: «قال شهود عيان إن الحافلة انقلبت.»
        en: "Police said the bus had overturned."
        The witnesses became the police: severity high.
        ar: «انهار السقف بعد المطر، بحسب شهود عيان.»
        en: "The roof collapsed after the rain."
        The claim became the paper's own: severity medium.
        ar: «أفادت بي بي سي بأن الوزير سيستقيل.»
        en: "The mayor told the BBC that the minister would resign."
        The broadcaster only heard it: severity high.
    Silent:
        ar: «اندلع الحريق في المخزن، بحسب سكان الحي.»
        en: "Residents told reporters the fire broke out in the warehouse."
        The same source in other words.
        ar: «قال العمدة لبي بي سي إن الوزير سيستقيل.»
        en: "The mayor told the BBC that the minister would resign."
        The mayor speaks, the broadcaster hears it.
    """

    # Whether a source that one side alone gives is worth a finding.
    one_sided: bool = True

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """One finding for each source taken for another, for a source that is lost, for an act taken for another."""
        sides = attributed(pair.source), attributed(pair.target)
        if not any(sides):
            return
        found = statements(pair, load_termbase())
        turned = exchanged(found, load_termbase()) or usurped(found, pair, load_termbase())
        if both := (_named(turned[0]), _named(turned[1])) if turned else turned_about(pair):
            yield self.exchange(pair, (Severity.HIGH, 0.8), both,
                                contrasted(pair, both[0].text, both[1].text, say("who speaks and who is spoken to")))
            return
        told = confused(found, load_termbase())
        if not told and (others := on_behalf(found, load_termbase())):
            yield self.between(pair, (Severity.MEDIUM, 0.65), others,
                               contrasted(pair, others[0].text, others[1].text, say("another source")))
            return
        named = tuple(self._confused(pair, sides, told))
        yield from named or self._described(pair, found)
        yield from self._acted(pair, sides, found)
        if self.one_sided and not told:
            yield from self._lost(pair, sides, found)

    def _confused(self, pair: AlignedPair, sides: Said, told: Confused | None) -> Iterator[Finding]:
        """A source in whose place another stands: of two statements that answer each other, else of words alone."""
        if told:
            one, other = told[0].best, told[1].best
            weight = (Severity.HIGH, 0.8) if told[2] else (Severity.MEDIUM, 0.6)
            yield self.between(pair, weight, (one, other),
                               contrasted(pair, one.text, other.text, say("another source")))
            return
        source, target = _strangers(sides[0], pair.source, pair.target), _strangers(sides[1], pair.target, pair.source)
        sure = len(source) == len(target) == 1
        for one, other in zip(source, target, strict=False):
            if comparable(one, other, (pair.source, pair.target)):
                weight = (Severity.HIGH, 0.8) if sure else (Severity.MEDIUM, 0.65)
                yield self.between(pair, weight, (one, other),
                                   contrasted(pair, one.text, other.text, say("another source")))

    def _described(self, pair: AlignedPair, found: Statements) -> Iterator[Finding]:
        """A source without a name that is described as another: "its director", «الشرطة»."""
        if legible(pair.source) and legible(pair.target) and (both := described(found, pair)):
            yield self.between(pair, (Severity.MEDIUM, 0.65), (both.source, both.target),
                               contrasted(pair, both.source.text, both.target.text, say("another source")))

    def _acted(self, pair: AlignedPair, sides: Said, found: Statements) -> Iterator[Finding]:
        """An act taken for another: of one source's statement, else where neither side knows the other's act."""
        answered = [(one.said.cue, other.said.cue) for one, other in found.answered]
        everything = all_acts(pair.source), all_acts(pair.target)
        known = [{one.value for one, _ in answered} | {one.act for one in sides[0]},
                 {other.value for _, other in answered} | {one.act for one in sides[1]}]
        for first, second, severity in _turned():
            if first not in known[0] or second not in known[1]:
                continue
            denial = "deny" in (first, second)
            alone = first not in everything[1] and second not in everything[0]
            both = [(one, other) for one, other in answered if (one.value, other.value) == (first, second)
                    and (denial or alone)]
            if not both and alone:
                both = list(zip(_of_act(sides[0], first), _of_act(sides[1], second), strict=False))
            if not both or (denial and _denied(pair, first == "deny")):
                continue
            if severity is not Severity.HIGH and rendered(pair, *both[0]):
                continue
            acts = say("{one} and {other}", one=word(first), other=word(second))
            message = contrasted(pair, both[0][0].text, both[0][1].text, acts)
            yield self.between(pair, (severity, 0.75), both[0], message)
            return

    def _lost(self, pair: AlignedPair, sides: Said, found: Statements) -> Iterator[Finding]:
        for mine, said, here, other in ((True, sides[0], pair.source, pair.target),
                                        (False, sides[1], pair.target, pair.source)):
            best = _missing(said, here, other)
            if best is None and legible(other):
                left = lost(found, pair, load_termbase(), of_source=mine)
                best = left.said if left and left.said.act in _STATING else None
            weight = _loss(best, here, other) if best else None
            if not weight and legible(other) and (left := silenced(found, pair, of_source=mine)):
                best, weight = left.said, _weight(left.said, here)
            if best and weight:
                words = _worded(best)
                yield self.between(pair, weight, (words, None) if mine else (None, words),
                                   lone(here, words.text, say("the other side states it without a source")))


def _named(speaker: Speaker) -> Mention:
    """Who speaks as evidence; a pronoun that stands for nobody known is shown with its verb."""
    return speaker.best if speaker.speaks else _worded(speaker.said)


def _missing(said: tuple[Statement, ...], here: Passage, other: Passage) -> Statement | None:
    """The statement of this side that names most of its source, if the other side has no word of saying at all and
    does not know the source."""
    stated = [one for one in said if one.act in _STATING]
    if not stated or all_acts(other) or attributed(other) or not legible(other):
        return None
    best = max(stated, key=lambda one: len(one.speakers))
    nearby = any(known(one, here, other, load_termbase()) for one in best.speakers)
    return None if nearby and best.act not in _OWNED else best


@cache
def _turned() -> tuple[tuple[str, str, Severity], ...]:
    """The acts that are not the same, either way round, with the severity of the confusion."""
    return tuple((*acts, Severity(severity)) for one, other, severity in conflicting_acts()
                 for acts in ((one, other), (other, one)))


def _loss(said: Statement, here: Passage, other: Passage) -> Weight | None:
    """How bad it is that a source is lost: worst for accusations and figures. None for a pronoun's ("he added"): its
    source stands in the sentence before, on both sides."""
    if not said.speakers and (said.act not in _OWNED or said_nearby(other)):
        return None
    return _weight(said, here)


def _weight(said: Statement, here: Passage) -> Weight:
    if said.act in ("claim", "accuse") or figures(here):
        return Severity.HIGH, 0.7
    return Severity.MEDIUM, 0.6


def _worded(said: Statement) -> Mention:
    """The cue as evidence, with its source in its value."""
    value = " ".join([said.act, *(one.value for one in said.speakers)])
    return Mention(MentionKind.CUE, value, said.cue.text, said.cue.span)


def _strangers(said: tuple[Statement, ...], here: Passage, there: Passage) -> list[Mention]:
    """The speakers that the other side does not name at all, collectives before the others of their statement."""
    found = []
    for one in said:
        strange = [speaker for speaker in one.speakers if not known(speaker, here, there, load_termbase())]
        # "said Fatma, a mother of six", «قالت فاطمة»: by name on both sides, which the check of persons compares.
        by_name = _by_name(one) and any(_by_name(other) for other in attributed(there))
        named = [speaker for speaker in strange if speaker.kind == MentionKind.COLLECTIVE and not by_name]
        found += (named or (strange if strange == list(one.speakers) else []))[:1]
    return list(dict.fromkeys(found))


def _by_name(said: Statement) -> bool:
    return any(speaker.kind == MentionKind.PERSON for speaker in said.speakers)


def _denied(pair: AlignedPair, by_source: bool) -> bool:
    """Whether the side that does not speak of denying has one negation more ("said it had not" for "denied"), or calls
    something false ("the reports are untrue", «نفى صحة التقارير»)."""
    source, target = negations(pair.source), negations(pair.target)
    saying = pair.target if by_source else pair.source
    return says_false(saying) or (target > source if by_source else source > target)


def _of_act(said: tuple[Statement, ...], act: str) -> list[Mention]:
    return [one.cue for one in said if one.act == act]
