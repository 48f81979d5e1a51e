"""Acts of speaking on two sides: one taken for another that it contradicts, and one that says more than "said"."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.legible import legible
from checker.comparing.sources import all_acts, negations, rendered, says_false
from checker.comparing.statements import Statements
from checker.comparing.wording import chunks_of, places_of
from checker.extract.cues import every_cue
from checker.finding import Severity
from checker.languages import Language, folded, language
from checker.languages.speaking import conflicting_acts, implied, near_acts
from checker.mention import Attribution, Mention

# What somebody thinks or hopes is no statement of his, and what has no speaker is nobody's.
_UNSAID = frozenset({"speculate", "hope", "impersonal", "nominal"})

Both = tuple[Mention, Mention]
Said = tuple[tuple[Attribution, ...], tuple[Attribution, ...]]


class Acts(NamedTuple):
    """The words for two acts that are not the same, and how bad it is to take one for the other."""

    words: Both
    severity: Severity


def contradicting(pair: AlignedPair, sides: Said, found: Statements) -> Acts | None:
    """An act taken for one that contradicts it: of one source's statement, else where neither side knows the other's
    act."""
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
        if severity is Severity.HIGH or not rendered(pair, *both[0]):
            return Acts(both[0], severity)
    return None


def outspoken(pair: AlignedPair, sides: Said, found: Statements) -> Acts | None:
    """A statement that one side only says, and by which the other admits, promises, warns or orders something: no word
    of such an act stands beside the plain one, and no plain one beside the other, which may answer ("ordered … whom it
    said", «أمر … قال إنهم»). Where what is said has words that mean as much ("said it would", for a
    promise), it is worth a glance only."""
    if not (legible(pair.source) and legible(pair.target)):
        return None
    near = near_acts()
    passages = pair.source, pair.target
    plain_ones = [sum(_plain(one, here) for one in said) for said, here in zip(sides, passages, strict=True)]
    for one, other in _both(sides, found):
        for side, (plain, strong) in enumerate(((one, other), (other, one))):
            here, fewer = passages[side], plain_ones[1 - side] < plain_ones[side]
            if (strong.act in near and fewer and _plain(plain, here)
                    and near[strong.act].isdisjoint(all_acts(here))):
                meant = {cue.kind for cue in every_cue(here.text, language(here.language), "hedges")}
                low = not meant.isdisjoint(implied()[strong.act])
                return Acts((one.cue, other.cue), Severity.LOW if low else Severity.MEDIUM)
    return None


def _both(sides: Said, found: Statements) -> Iterator[tuple[Attribution, Attribution]]:
    """The statements that answer each other, of which something is said; as many of both sides do so in their order."""
    yield from ((one.said, other.said) for one, other in found.answered if one.said.content and other.said.content)
    stated = [[one for one in said if one.content and one.act not in _UNSAID] for said in sides]
    if len(stated[0]) == len(stated[1]):
        yield from zip(*stated, strict=True)


def _plain(said: Attribution, here: Passage) -> bool:
    """Whether a verb says no more than that something was said."""
    listed = _plain_words(language(here.language))
    found = chunks_of(here).text.words
    return any(not listed.isdisjoint((found[place].text, *found[place].forms)) for place in places_of(here, said.cue))


@cache
def _plain_words(spoken: Language) -> frozenset[str]:
    return frozenset(folded(word) for word in spoken.data("cues").get("plain", {}).get("words", ()))


@cache
def _turned() -> tuple[tuple[str, str, Severity], ...]:
    """The acts that are not the same, either way round, with the severity of the confusion."""
    return tuple((*acts, Severity(severity)) for one, other, severity in conflicting_acts()
                 for acts in ((one, other), (other, one)))


def _denied(pair: AlignedPair, by_source: bool) -> bool:
    """Whether the side that does not speak of denying has one negation more ("said it had not" for "denied"), or calls
    something false ("the reports are untrue", «نفى صحة التقارير»)."""
    source, target = negations(pair.source), negations(pair.target)
    saying = pair.target if by_source else pair.source
    return says_false(saying) or (target > source if by_source else source > target)


def _of_act(said: tuple[Attribution, ...], act: str) -> list[Mention]:
    return [one.cue for one in said if one.act == act]
