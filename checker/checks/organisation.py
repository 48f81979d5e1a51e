"""Report a body that one side names and the other renders as another body, or leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from checker.alignment import AlignedPair, Passage
from checker.checks._check import Check
from checker.comparing.asking import Asking, Similarity, Wanted, together
from checker.comparing.bodies.homes import of_any_state
from checker.comparing.bodies.institutions import exchanged
from checker.comparing.bodies.lone import left
from checker.comparing.bodies.naming import (
    Body,
    bodies,
    echoes,
    has_generic_name,
    leads,
    stands_for,
)
from checker.comparing.bodies.outsiders import is_short_named, outsiders, shortened
from checker.comparing.bodies.parts import contradict
from checker.comparing.bodies.phrases import closeness, different, mistaken, nearness
from checker.comparing.bodies.relations import Relation, is_part, label, relation
from checker.comparing.evidence import contrasted, evidence, lone
from checker.finding import Finding, Severity
from checker.mention import MentionKind
from checker.termbase import Termbase, load_termbase

KIND = MentionKind.ORGANISATION
# Kinds of body that a text may leave to its reader: "the match", «الجمهوريون», "posted".
_IMPLIED = frozenset({"competition", "party", "party-alliance", "platform", "event", "spacecraft", "stock-index"})
Confusion = tuple[Body, Body, Relation]
Both = tuple[tuple[Body, ...], tuple[Body, ...]]
# How much a confusion weighs, by how near the two bodies stand.
_WEIGHTS = {
    Relation.LOOK_ALIKE: (Severity.HIGH, 0.95),
    Relation.SAME_CLASS: (Severity.HIGH, 0.9),
    Relation.NONE: (Severity.MEDIUM, 0.8),
}


@dataclass(frozen=True, slots=True)
class Organisation(Check):
    """Report a body that one side names and the other renders as another body, or leaves out.

    Who said it is the first thing a reader wants to know, and bodies with names alike are the commonest mistake of
    translation under time pressure: the UN human rights office (OHCHR) turns into the UN refugee agency (UNHCR), one
    ministry into another, one news agency into its rival. Full names, acronyms, leaders' titles and names composed by
    pattern ("Lebanese Interior Ministry") count as the same body, and how often one is named does not matter. An army
    without its country is told from the police where neither side has a word for the other's.

    It deliberately allows: a body named only by what it belongs to («الأمم المتحدة» for a UN agency) or by a word
    that stands for it ("the agency"); a capital or a government for its ministry; a body that only moved to a
    neighbouring sentence; a name transliterated in an unusual way. A body named on one side only is of medium
    severity where the other text never names it or a word of speech makes it the source of what is said, else low.

    Example:
        ar: «وقال المجلس النرويجي للاجئين إن الطريق إلى المخيم ما زال مقطوعا.»
        en: "The Danish Refugee Council said the road to the camp was still cut."
        The source names the Norwegian, the target the Danish Refugee Council: severity high.
    Silent:
        ar: «قالت مفوضية الأمم المتحدة السامية لحقوق الإنسان إن السجن يجب أن يغلق.»
        en: "OHCHR said the prison must be closed."
        One body by its name and by its acronym.
    """

    # The cosine above which a body's name and a phrase of the same language name one body.
    same_phrase: float = 0.75
    # The cosine below which two phrases of two languages, both names of bodies of one kind, name different bodies: of
    # 47 such pairs in published translations all right ones lay above 0.48, of wrong ones half lay below 0.46.
    other_phrase: float = 0.46

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """One finding for each confusion of bodies, then one for each body that only one side names."""
        source, target = left(pair)
        missing = ((yield from self._missing(source, pair.source, pair.target, similarity)),
                   (yield from self._missing(target, pair.target, pair.source, similarity)))
        confused = yield from self._confusions((source, target), missing, pair, similarity)
        for one, other, near in confused:
            yield self._confusion(pair, one, other, near)
        told = [body for one, other, _ in confused for body in (one, other)]
        for ones, here, there in ((missing[0], pair.source, pair.target), (missing[1], pair.target, pair.source)):
            for body in ones:
                if body not in told and not of_any_state(body, here, pair):
                    yield self._silence(pair, body, here, there)

    def _confusions(self, both: Both, missing: Both, pair: AlignedPair,
                    similarity: Similarity) -> Asking[list[Confusion]]:
        """The bodies that were taken for each other; of those left on both sides some are `missing` on the other."""
        source, target = both
        confused = list(_confused(source, target, pair, load_termbase()))
        unlike = yield from different((_phrased(source), _phrased(target)), pair, similarity, self.other_phrase)
        differ = yield from together(contradict(*one, pair, similarity) for one in unlike)
        confused += [(*one, Relation.NONE) for one, said in zip(unlike, differ, strict=True) if said is not False]
        confused += yield from _mistaken(missing, both, pair, similarity)
        confused += yield from _contradicting(both, pair, similarity, confused)
        confused += _shortened(missing, pair)
        if not confused:
            found = (yield from outsiders(source, target, pair, similarity)) or exchanged(source, target, pair)
            confused += [(one, other, Relation.NONE) for one, other in found]
        return [*confused, *_apart(missing, confused)]

    def _missing(self, side: Sequence[Body], here: Passage, other: Passage,
                 similarity: Similarity) -> Asking[tuple[Body, ...]]:
        """The bodies that nothing on the other side may stand for: no relative, no generic word, no phrase."""
        lone, phrases = [body for body in side if _unanswered(body, here, other)], _phrased(bodies(other))
        near = yield from together(together(nearness(body, one, other.language, similarity) for one in phrases)
                                   for body in lone)
        return tuple(body for body, cosines in zip(lone, near, strict=True)
                     if max(cosines, default=-inf) < self.same_phrase)

    def _confusion(self, pair: AlignedPair, one: Body, other: Body, near: Relation) -> Finding:
        termbase = load_termbase()
        severity, confidence = _WEIGHTS[near]
        names = [label(body.value, body.words, termbase) for body in (one, other)]
        sides = evidence(pair.source, one.mentions[0]), evidence(pair.target, other.mentions[0])
        return self.finding(severity, confidence, contrasted(pair, *names),
                            source=sides[0], target=sides[1], pair=pair.source.document.article.name)

    def _needed(self, body: Body, there: Passage) -> bool:
        """Whether a reader misses the body: the other text names it nowhere, and it is no competition, party or site,
        which other words imply."""
        termbase = load_termbase()
        entry = termbase.body(body.value.partition("|")[0])
        return entry is not None and entry.category not in _IMPLIED and all(
            relation(body.value, one.value, termbase) > Relation.RELATED for one in there.document.of_kind(KIND))

    def _silence(self, pair: AlignedPair, body: Body, here: Passage, there: Passage) -> Finding:
        stated = not body.head and (leads(body, here) or self._needed(body, there))
        severity, confidence = (Severity.MEDIUM, 0.7) if stated else (Severity.LOW, 0.4)
        sides = {id(here): evidence(here, body.mentions[0]), id(there): evidence(there)}
        message = lone(here, label(body.value, body.words, load_termbase()))
        return self.finding(severity, confidence, message, source=sides[id(pair.source)], target=sides[id(pair.target)],
                            pair=pair.source.document.article.name)


def _unanswered(body: Body, here: Passage, other: Passage) -> bool:
    """Whether the other side has no relative of the body and no word that may stand for it. What the body is part of
    answers for itself where this side names it as well: "the United Nations told the Security Council"."""
    termbase = load_termbase()
    own = [mention.value for mention in here.mentions(KIND) if is_part(body.value, mention.value, termbase)]
    there = [mention.value for mention in (*other.mentions(KIND), *other.nearby(KIND))
             if not any(relation(one, mention.value, termbase) is Relation.SAME for one in own)]
    if not body.listed or any(relation(body.value, value, termbase) <= Relation.RELATED for value in there):
        return False
    return not (has_generic_name(other) or is_short_named(body, other) or stands_for(other, body, termbase)
                or echoes(body, other, termbase))


def _confused(source: Sequence[Body], target: Sequence[Body], pair: AlignedPair,
              termbase: Termbase) -> Iterator[tuple[Body, Body, Relation]]:
    """The confusions among bodies without counterpart, one-to-one, look-alikes before bodies of one class."""
    near = sorted((relation(one.value, other.value, termbase), i, j)
                  for i, one in enumerate(source) for j, other in enumerate(target))
    taken: set[tuple[str, int]] = set()
    for found, i, j in near:
        one, other = source[i], target[j]
        if taken & {("source", i), ("target", j)} or not _confusable(found, one, other, pair):
            continue
        taken |= {("source", i), ("target", j)}
        yield one, other, found


def _mistaken(missing: Both, left: Both, pair: AlignedPair, similarity: Similarity) -> Asking[list[Confusion]]:
    """Bodies with an entry, and the phrases that stand in their place."""
    termbase = load_termbase()
    found: list[Confusion] = []
    for body in missing[0]:
        phrase = yield from mistaken(body, _phrased(left[1]), pair.target.language, similarity)
        if phrase and not echoes(phrase, pair.source, termbase):
            found.append((body, phrase, Relation.NONE))
    for body in missing[1]:
        phrase = yield from mistaken(body, _phrased(left[0]), pair.source.language, similarity)
        if phrase and not echoes(phrase, pair.target, termbase):
            found.append((phrase, body, Relation.NONE))
    return found


def _shortened(missing: Sequence[Sequence[Body]], pair: AlignedPair) -> Iterator[Confusion]:
    """Bodies with an entry, and their look-alikes under short names in their place."""
    for body in missing[0]:
        if other := shortened(body, pair.source, pair.target):
            yield body, other, Relation.LOOK_ALIKE
    for body in missing[1]:
        if other := shortened(body, pair.target, pair.source):
            yield other, body, Relation.LOOK_ALIKE


def _apart(missing: Sequence[Sequence[Body]], confused: Sequence[Confusion]) -> list[Confusion]:
    """Bodies of different kinds, each of which only one side names: one stands in the place of the other."""
    told = [body for one, other, _ in confused for body in (one, other)]
    ones, others = ([body for body in side if body not in told] for side in missing)
    return [(one, other, Relation.NONE) for one, other in zip(ones, others, strict=False)]


def _contradicting(left: Both, pair: AlignedPair, similarity: Similarity,
                   confused: Sequence[Confusion]) -> Asking[list[Confusion]]:
    """The one pair of names left, one of them without an entry, that contradict each other word by word."""
    taken = {body.value for one, other, _ in confused for body in (one, other)}
    free = [(one, other) for one, other in product(*left)
            if (one.unlisted or other.unlisted) and taken.isdisjoint((one.value, other.value))]
    told = dict(zip(free, (yield from together(contradict(*both, pair, similarity) for both in free)), strict=True))
    if not any(told.values()):
        return []
    agreeing = [both for both, said in told.items() if said is False]
    close = yield from together(closeness(*both, similarity) for both in agreeing)
    for _, (one, other) in sorted(zip(close, agreeing, strict=True), key=lambda row: -row[0]):
        if taken.isdisjoint((one.value, other.value)):
            taken |= {one.value, other.value}
    found = [both for both, said in told.items() if said and taken.isdisjoint((both[0].value, both[1].value))]
    if len(found) != 1 or echoes(found[0][0], pair.target, load_termbase(), 1.0) or echoes(
            found[0][1], pair.source, load_termbase(), 1.0):
        return []
    return [(*found[0], Relation.NONE)]


def _confusable(found: Relation, one: Body, other: Body, pair: AlignedPair) -> bool:
    """Whether the one was taken for the other, as far as the words around them tell."""
    termbase = load_termbase()
    sides = ((one, pair.target), (other, pair.source))
    if found not in (Relation.LOOK_ALIKE, Relation.SAME_CLASS) or any(echoes(*side, termbase, 1.0) for side in sides):
        return False
    homes = {body.value.partition("@")[2] for body in (one, other)}
    if len(homes) > 1 and all(stands_for(there, body, termbase) for body, there in sides):
        return False  # both countries stand on both sides: who did what to whom is not ours to tell
    if found is Relation.SAME_CLASS and any(_near(*side, Relation.RELATED, termbase) for side in sides):
        return False
    # Both stand in a neighbouring sentence of the other side: the sentences were divided differently.
    return not all(_moved(*side, termbase) for side in sides)


def _phrased(side: Sequence[Body]) -> list[Body]:
    """The bodies that are phrases only."""
    return [body for body in side if body.unlisted]


def _moved(body: Body, passage: Passage, termbase: Termbase) -> bool:
    """Whether the other side names the body in a neighbouring sentence."""
    return any(relation(body.value, one.value, termbase) is Relation.SAME for one in passage.nearby(KIND))


def _near(body: Body, passage: Passage, wanted: Relation, termbase: Termbase) -> bool:
    """Whether the other side names a body that stands so to this one."""
    return any(relation(body.value, one.value, termbase) is wanted for one in passage.mentions(KIND))
