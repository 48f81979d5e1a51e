"""Sources of statements on two sides: which of them the other side knows, and which another check reports."""

import re
from collections.abc import Iterator
from functools import cache

from checker.alignment import AlignedPair, Passage
from checker.comparing.bodies.relations import Relation as BodyRelation
from checker.comparing.bodies.relations import relation as of_bodies
from checker.comparing.clauses.known import known as known_words
from checker.comparing.roles import Relation as RoleRelation
from checker.comparing.roles import relation as of_roles
from checker.comparing.wording import places_of
from checker.extract.attributions import SPEAKERS, acts, collectives
from checker.extract.cues import cues
from checker.extract.polarity import NOT
from checker.extract.worded import words
from checker.languages import Language, folded, language
from checker.languages.speaking import bodies, near_sources
from checker.lexicon import State
from checker.mention import UNLISTED_BODY, Attribution, Mention, MentionKind
from checker.termbase import Termbase

# Of places only countries speak ("Jordan said"): "who lives in Lydney, said" names nobody's source.
_COUNTRY = re.compile("place:[a-z]{2}")
_CAPITAL = "/capital"
# A phrase that only looks like a body's name is no evidence for another speaker.


def attributed(passage: Passage) -> tuple[Attribution, ...]:
    """The attributions of a passage, in the order of the text."""
    return tuple(one for index in passage.indices for one in passage.document.attributions[index])


def around(passage: Passage) -> range:
    """Indices of the passage's sentences and of one more on either side."""
    return passage.document.around(passage.indices)


def all_acts(passage: Passage) -> frozenset[str]:
    """Every act that a word of the passage may be."""
    return acts(passage.text, language(passage.language))


def cue_words(passage: Passage) -> int:
    """How many words and phrases of the passage may be acts of saying, the doubtful ones too."""
    return len(cues(passage.text, language(passage.language), "cues"))


def known(speaker: Mention, here: Passage, there: Passage, termbase: Termbase) -> bool:
    """Whether the other passage or its neighbours name this source, or one that may be said for it.

    A word that has its own counterpart here stands for nothing else: where both sides name officials, the officials
    are not the other side's police.
    """
    if speaker.kind == MentionKind.COLLECTIVE:
        values = {*speaker.value.split("|")}
        wanted = frozenset(other for one in values for other in near_sources().get(one, {one}))
        mine = {value for one in _collectives(here) for value in one.value.split("|")}
        return any(values & ids or (wanted & ids and not mine & ids)
                   for ids in ({*one.value.split("|")} for one in _collectives(there)))
    return any(same(speaker, one, termbase) for one in there.document.of_kind(speaker.kind, around(there)))


def same(one: Mention, other: Mention, termbase: Termbase) -> bool:
    """Whether two mentions of one kind may mean the same source: of persons, without their sound, nothing is known."""
    if one.kind is MentionKind.ROLE:
        return of_roles(one.value, other.value, termbase) is not RoleRelation.OTHER
    if one.kind is MentionKind.ORGANISATION:
        return of_bodies(one.value, other.value, termbase) <= BodyRelation.RELATED
    return bool(_values(one) & _values(other))


def _values(mention: Mention) -> set[str]:
    """What a mention may mean; a capital speaks for its country."""
    return {value.removesuffix(_CAPITAL) for value in mention.value.split("|")}


def comparable(one: Mention, other: Mention, sides: tuple[Passage, Passage]) -> bool:
    """Whether two strangers to each other's side are a confusion that only this check reports.

    One of them is a collective; a named body is no stranger to what bodies are called, and words of one kind are
    compared by the check of that kind. Two of one value, named before on both sides, are one ("they", the detainees).
    """
    both = (one, other)
    if one.kind is other.kind and _values(one) & _values(other):
        return False
    if not any(speaker.kind == MentionKind.COLLECTIVE for speaker in both):
        return False
    called = {value for speaker in both if speaker.kind == MentionKind.COLLECTIVE for value in speaker.value.split("|")}
    if called & bodies() and any(speaker.kind != MentionKind.COLLECTIVE for speaker in both):
        return False
    if any(UNLISTED_BODY in speaker.value for speaker in both):
        return False
    if any(speaker.kind == MentionKind.PLACE and not _COUNTRY.fullmatch(speaker.value) for speaker in both):
        return False
    return not _kinds(one, sides[0]) & _kinds(other, sides[1])


def _kinds(speaker: Mention, passage: Passage) -> frozenset[MentionKind]:
    return frozenset(kind for kind in SPEAKERS for one in passage.mentions(kind) if one.span.overlaps(speaker.span))


def _collectives(passage: Passage) -> Iterator[Mention]:
    for index in around(passage):
        yield from collectives(passage.document.sentences[index], language(passage.language))


def negations(passage: Passage) -> int:
    """How many clauses of the passage are denied by a plain negation: "said it had not" is a denial too."""
    return sum(one.value == NOT for one in passage.mentions(MentionKind.POLARITY))


def rendered(pair: AlignedPair, source: Mention, target: Mention) -> bool:
    """Whether either of two words has a rendering of its own on the other side: then they are two matters ("demanded
    that the deal it had welcomed be carried out")."""
    sides = zip((pair.source, pair.target), known_words(pair), (source, target), strict=True)
    return any(answers[place].state is State.ANSWERED and not answers[place].akin
               for passage, answers, mention in sides for place in places_of(passage, mention))


def says_false(passage: Passage) -> bool:
    """Whether a passage calls something false."""
    spoken = language(passage.language)
    text = f" {' '.join(word.text for word in words(passage.text, spoken).words)} "
    return any(f" {phrase} " in text for phrase in _falsity(spoken))


@cache
def _falsity(spoken: Language) -> tuple[str, ...]:
    return tuple(folded(phrase) for phrase in spoken.data("cues").get("falsity", {}).get("phrases", ()))


def figures(passage: Passage) -> bool:
    """Whether the passage states a figure, which is worth what its source is."""
    return bool(passage.mentions(MentionKind.NUMBER) or passage.mentions(MentionKind.QUANTITY))


def said_nearby(passage: Passage) -> bool:
    """Whether a neighbouring sentence attributes something."""
    return any(passage.document.attributions[index] for index in around(passage) if index not in passage.indices)
