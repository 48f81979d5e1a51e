"""From settled facts to disagreements: which check each belongs to, how severe it is, what slip it looks like."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.evidence import spoken_in
from checker.comparing.figures.bounds import with_bound
from checker.comparing.figures.conflicts import BOUNDS, conflict, dropped_bound
from checker.comparing.figures.exchanges import exchanges
from checker.comparing.figures.facts import MEASURED, Fact
from checker.comparing.figures.settling import Settlement, factor_of_ten, run_together, settled
from checker.finding import Severity
from checker.languages import language
from checker.mention import Mention, MentionKind
from checker.messages import FURTHER, Message, named, say, word

_LEAST_COUNT = 3
_PAIR = 2
# Of 11 dates on one side only in published translations 10 stood in a pair that is wrong; of other figures 1 of 2.
_LOST = {MentionKind.DATE: 0.8}


class Disagreement(NamedTuple):
    """What a check turns into a finding: the mentions of each side (one side may have none), severity, and what to say
    of the slip beyond the words of both sides (may be empty)."""

    kind: MentionKind
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    severity: Severity
    confidence: float
    note: Message | None = None


def disagreements(pair: AlignedPair, kind: MentionKind, similarity: Similarity) -> Asking[list[Disagreement]]:
    """The disagreements of a pair that belong to the check of this kind, one for each pair of mentions. `similarity` of
    phrases decides only whether two figures have changed places."""
    changed = [_exchanged(one.first, one.second) for one in (yield from exchanges(pair, similarity))]
    found: dict[tuple[tuple[Mention, ...], tuple[Mention, ...]], Disagreement] = {}
    for one in (*_all(pair, settled(pair)), *changed):
        if one.kind == kind:
            found.setdefault((one.source, one.target), one)
    return list(found.values())


def _all(pair: AlignedPair, facts: Settlement) -> Iterator[Disagreement]:
    for one, other in facts.confused:
        yield _confused(one, other)
    for one, other in facts.agreed:
        if what := conflict(one, other):
            yield _contradicting(pair, one, other, what)
        elif dropped_bound(one, other):
            bounded = pair.source if one.marks & BOUNDS else pair.target
            note = say("only {language} says {words}", language=spoken_in(bounded), words=word(_bound_of(one, other)))
            yield Disagreement(_owner(one, other), *_bounded(pair, one, other), Severity.LOW, 0.3, note)
    confused = {fact.mention for both in facts.confused for fact in both}
    agreed = {fact.mention for both in facts.agreed for fact in both}
    for alone, silent in ((facts.source_alone, pair.target), (facts.target_alone, pair.source)):
        for fact in alone:
            if _worth_a_glance(fact) and fact.mention not in confused:
                yield _missing(fact, silent, finer=fact.mention in agreed, of_source=silent is pair.target)


def _bound_of(one: Fact, other: Fact) -> str:
    return next(mark.replace("-", " ") for mark in sorted(one.marks | other.marks) if mark in BOUNDS)


def _owner(*facts: Fact) -> MentionKind:
    kinds = {MentionKind.DATE if fact.slot in ("duration", "span") else fact.mention.kind for fact in facts}
    order = (MentionKind.DATE, MentionKind.QUANTITY, MentionKind.NUMBER)
    return next(kind for kind in order if kind in kinds)


def _confused(one: Fact, other: Fact) -> Disagreement:
    severity, confidence = Severity.HIGH, 0.9
    both_ordinal = "ordinal" in one.marks & other.marks and min(one.number or 0, other.number or 0) >= _LEAST_COUNT
    if (one.weak or other.weak or one.slot != other.slot) and not both_ordinal:  # "the 87th minute", "78th"
        severity, confidence = Severity.MEDIUM, 0.6
    if {"ordinal"} & (one.marks ^ other.marks) and not one.marks & other.marks & {"percent"}:
        severity, confidence = min(severity, Severity.MEDIUM, key=lambda s: s.rank), 0.5
    return Disagreement(_owner(one, other), (one.mention,), (other.mention,), severity, confidence, _hint(one, other))


def _hint(one: Fact, other: Fact) -> Message | None:
    """What kind of slip it looks like."""
    if one.number is None or other.number is None:
        return None
    if one.slot in MEASURED and one.number == other.number:
        return say("the same figure in {one} and in {other}", one=_unit(one), other=_unit(other))
    if {one.slot, other.slot} == {"percent", "points"}:
        return say("per cent and percentage points")
    if power := factor_of_ten(one.number, other.number):
        return say("a factor of {factor}", factor=f"{10 ** power:,}")
    first, second = str(one.number.normalize()), str(other.number.normalize())
    return say("the same digits in another order") if sorted(first) == sorted(second) else None


def _unit(fact: Fact) -> Message:
    """The unit under its name in each language, a currency under its code."""
    if not fact.unit:
        return say("another unit")
    names = {code: forms[0] for code in FURTHER if (forms := language(code).data("units")["forms"].get(fact.unit))}
    return named(names, fact.unit.replace("-", " "))


_CONTRADICTIONS = {
    "bound": say("the bound is turned around"),
    "direction": say("one looks back where the other looks ahead or to the present"),
    "part": say("early and late, or morning and evening, are exchanged"),
    "order": say("before and after are exchanged"),
    "zone": say("the time zones differ"),
}


def _contradicting(pair: AlignedPair, one: Fact, other: Fact, what: str) -> Disagreement:
    severity, confidence = (Severity.HIGH, 0.8) if what in ("bound", "zone", "order") else (Severity.MEDIUM, 0.7)
    mentions = _bounded(pair, one, other) if what == "bound" else ((one.mention,), (other.mention,))
    return Disagreement(_owner(one, other), *mentions, severity, confidence, _CONTRADICTIONS[what])


def _exchanged(first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> Disagreement:
    source, target = (first[0].mention, second[0].mention), (second[1].mention, first[1].mention)
    kind = _owner(*first, *second)
    return Disagreement(kind, source, target, Severity.HIGH, 0.8, say("the figures have changed places"))


def _bounded(pair: AlignedPair, one: Fact, other: Fact) -> tuple[tuple[Mention], tuple[Mention]]:
    """Both mentions with the words that bound them: "at least 1300"."""
    return (with_bound(one.mention, pair.source),), (with_bound(other.mention, pair.target),)


def _missing(fact: Fact, silent: Passage, *, finer: bool, of_source: bool) -> Disagreement:
    """A fact that one side alone states; `finer`: the date it belongs to agrees otherwise («في آب», "August 2016")."""
    severity, confidence = (Severity.MEDIUM, _LOST.get(_owner(fact), 0.5)) if _worth_putting_back(fact) and not finer \
        else (Severity.LOW, 0.3)
    if run_together(silent):
        severity, confidence = Severity.LOW, 0.1
    source, target = ((fact.mention,), ()) if of_source else ((), (fact.mention,))
    return Disagreement(_owner(fact), source, target, severity, confidence)


def _worth_a_glance(fact: Fact) -> bool:
    """Whether a fact that one side leaves out is shown at all: weak ones are not, save ordinals from the third up."""
    high = fact.number is not None and fact.number >= _LEAST_COUNT
    return not fact.weak or _two(fact) or (high and "ordinal" in fact.marks and "name" not in fact.marks)


def _two(fact: Fact) -> bool:
    """"Two teenagers": no idiom, and not said by the ending of a noun."""
    return fact.slot == "number" and fact.number == _PAIR and fact.marks <= {"word"}


def _worth_putting_back(fact: Fact) -> bool:
    """A figure an editor would put back: three digits, a decimal, a share, money or measure; a date or a time."""
    if fact.slot in ("percent", "points", "phone", "time", "year", "month", "weekday", "decade"):
        return True
    if fact.slot in MEASURED:
        return fact.number is not None and fact.number > 1
    if fact.slot == "number" and fact.number is not None:
        counted = fact.number >= _LEAST_COUNT and "ordinal" not in fact.marks
        return _two(fact) or counted or fact.number != int(fact.number)
    return False
