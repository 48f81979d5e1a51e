"""One confusion, one finding: what another check has already told, and tells better."""

from collections.abc import Iterable, Sequence

from checker.checks._one_sided import OF_ONE_SIDE
from checker.checks.attribution import Attribution
from checker.checks.certainty import Certainty
from checker.checks.meaning import Meaning
from checker.checks.mistranslation import Mistranslation
from checker.checks.organisation import Organisation
from checker.checks.participants import Participants
from checker.checks.person import Person
from checker.checks.place import Place
from checker.checks.polarity import Polarity
from checker.checks.role import Role
from checker.finding import Evidence, Finding

# The check of opposites in general, which leaves to the others what they know better.
_GENERAL = Polarity.name
# What speaks of any word, and leaves the words to who knows them as an office, a body or a place.
_ANY_WORD = Mistranslation.name
# Who is not as sure as the other side; a verb of saying that another stands for is told better by the act.
_HEDGING, _SAYING = Certainty.name, Attribution.name
# What names the two that stand for each other says more than that they are two sources.
_NAMING = frozenset({Organisation.name, Person.name, Place.name, Role.name})
# Who did what to whom, of any verb; of verbs of saying and of two clauses these say it themselves.
_OF_ANY_VERB = Participants.name
_EXCHANGING = frozenset({Attribution.name, Person.name})
# What says that sentences or parts of them are two: each of their facts differs for that.
_STRANGE = Meaning.name


def said_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those at words of which `meaning` says that they are another sentence's, then without those
    of `polarity` at the very words that another check reports («نفى» against "confirmed" is an act of saying turned
    round, and `attribution` says so), those of `mistranslation` where another check reports words of either side, those
    of `participants` where `attribution` or `person` say who changed places, without phrases that one side lacks where
    another check reports the figure or the body in them, and what is told of a source twice: one confusion, one
    finding."""
    findings = _of_one_meaning(findings)
    # `mistranslation` gives way to `polarity`: were it to tell for it too, neither would be left.
    told = {(finding.source.place, finding.target.place) for finding in findings
            if finding.check not in (_GENERAL, _ANY_WORD)}
    facts = [finding for finding in findings if finding.check not in OF_ONE_SIDE]
    known = [finding for finding in facts if finding.check != _ANY_WORD]
    return [finding for finding in findings
            if (finding.check != _GENERAL or (finding.source.place, finding.target.place) not in told)
            and not _told_of_a_source(finding, facts)
            and not (finding.check in OF_ONE_SIDE and any(_within(fact, finding) for fact in facts))
            and not (finding.check == _ANY_WORD and any(_touching(fact, finding) for fact in known))
            and not (finding.check == _OF_ANY_VERB and any(
                fact.check in _EXCHANGING and all(_sides_touch(fact, finding)) for fact in facts))]


def _told_of_a_source(finding: Finding, facts: Iterable[Finding]) -> bool:
    """Whether another check tells it better, or `attribution` tells more: who stands for whom is told by the check of
    names; that a name is on one side only, and that a verb of saying is less sure, by `attribution`."""
    others = [fact for fact in facts if fact.severity.rank >= finding.severity.rank]
    if finding.check == _SAYING:
        return any(fact.check in _NAMING and all(_sides_touch(fact, finding)) for fact in others)
    lone = finding.check in _NAMING and not (finding.source.text and finding.target.text)
    return (lone or finding.check == _HEDGING) and any(
        fact.check == _SAYING and (not lone or bool(fact.source.text and fact.target.text)) and _touching(fact, finding)
        for fact in others)


def _of_one_meaning(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without those whose words, on either side, another sentence has brought with it, or taken away; what
    is only missing is told by the checks of phrases that one side lacks, where they have found it."""
    lost = [finding for finding in findings if finding.check in OF_ONE_SIDE]
    strange = [one for one in findings if one.check == _STRANGE and (
        bool(one.source.text and one.target.text) or not any(_touching(phrase, one) for phrase in lost))]
    return [finding for finding in findings if finding in strange or (finding.check != _STRANGE and not any(
        _inside(finding.source, one.source) or _inside(finding.target, one.target) for one in strange))]


def _inside(words: Evidence, stretch: Evidence) -> bool:
    """Whether words begin within a stretch of their passage."""
    if not words.text or not stretch.text or words.place is None or stretch.place is None:
        return False
    if stretch.text == stretch.sentence:
        return words.sentence == stretch.sentence
    return (words.place.file, words.place.line) == (stretch.place.file, stretch.place.line) and (
        0 <= words.place.column - stretch.place.column < len(stretch.text))


def _touching(fact: Finding, words: Finding) -> bool:
    """Whether two findings stand on words that overlap, on either side."""
    return any(_sides_touch(fact, words))


def _sides_touch(one: Finding, other: Finding) -> tuple[bool, bool]:
    return _overlap(one.source, other.source), _overlap(one.target, other.target)


def _overlap(one: Evidence, other: Evidence) -> bool:
    if not (one.text and other.text and one.place and other.place):
        return False
    first, second = sorted((one, other), key=lambda side: side.place.column if side.place else 0)
    apart = second.place.column - first.place.column if first.place and second.place else 0
    return (one.place.file, one.place.line) == (other.place.file, other.place.line) and apart < len(first.text)


def _within(fact: Finding, phrase: Finding) -> bool:
    """Whether a finding of the same weight stands on words of a phrase."""
    if fact.severity.rank < phrase.severity.rank:
        return False
    words, inner = (phrase.source, fact.source) if phrase.source.text else (phrase.target, fact.target)
    if not inner.text or words.place is None or inner.place is None or inner.place.line != words.place.line:
        return False
    return inner.place.file == words.place.file and 0 <= inner.place.column - words.place.column < len(words.text)


def not_said_yet(within: Iterable[Finding], between: Sequence[Finding]) -> list[Finding]:
    """Findings within one text whose words a comparison of the two texts has already reported: one confusion, one
    finding."""
    said = {side.place for finding in between for side in (finding.source, finding.target) if side.text}
    return [finding for finding in within if finding.target.place not in said and finding.source.place not in said]
