"""The places of a passage as a check weighs them, and what else on the other side may stand for one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.places.relations import CAPITAL, COMPASS, PLACE, Relation, bare_names, relation
from checker.comparing.places.spellings import spelled
from checker.comparing.remembering import remembered
from checker.extract import short_forms
from checker.extract.places import ADJECTIVE, anywhere, hidden
from checker.extract.worded import words
from checker.languages import Language, language
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase, loosen

KIND = MentionKind.PLACE
# What stands so many letters behind a name belongs to it: a space, an article.
_NEXT = 3
# A name that another one ends with stands behind so many words of it.
_NAMED_BY = 2
# A place inside the name of a body or a person.
WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Where:
    """A place with all its mentions in one passage; `value` is empty for a direction without place."""

    value: str
    mentions: tuple[Mention, ...]

    @property
    def words(self) -> str:
        """The first mention as written."""
        return self.mentions[0].text

    @property
    def compass(self) -> frozenset[str]:
        """The parts of the place that are meant: `south-east`."""
        return frozenset(mark.removeprefix(COMPASS) for one in self.mentions for mark in one.marks
                         if mark.startswith(COMPASS))

    @property
    def listed(self) -> bool:
        """Whether the termbase has it."""
        return self.value.startswith(PLACE)

    @property
    def adjective(self) -> bool:
        """Whether only its people or its adjective is named."""
        return all(ADJECTIVE in one.marks for one in self.mentions)


@remembered
def wheres(passage: Passage) -> tuple[Where, ...]:
    """The places of a passage in the order of their first mentions."""
    grouped: dict[str, list[Mention]] = {}
    for mention in passage.mentions(KIND):
        if not mention.value.startswith(COMPASS):
            grouped.setdefault(mention.value, []).append(mention)
    return tuple(Where(value, tuple(mentions)) for value, mentions in grouped.items())


def run_together(passage: Passage, termbase: Termbase) -> list[Where]:
    """The places in words of a passage that lost their spaces."""
    found_there = []
    start = passage.span.start
    text = passage.document.article.text[start:passage.span.end]
    for value, role, span in hidden(text, language(passage.language), termbase):
        marks = frozenset({ADJECTIVE} if role == "adjective" else ())
        mention = Mention(KIND, value, text[span.start:span.end], Span(span.start + start, span.end + start), marks)
        found_there.append(Where(value, (mention,)))
    return found_there


def directions(passage: Passage) -> list[Mention]:
    """The directions of a passage that belong to no place."""
    return [mention for mention in passage.mentions(KIND) if mention.value.startswith(COMPASS)]


class Standing(IntEnum):
    """How a place of one side stands on the other: `TOLD`; told, but by a word that implies it or less often
    (`DOUBTFUL`: it may be what another place was put for); `MISSING`."""

    TOLD = 0
    DOUBTFUL = 1
    MISSING = 2


def standing(where: Where, here: Passage, there: Passage, termbase: Termbase) -> Standing:
    """How a place of one passage stands in the other."""
    # What answers for itself answers for no other: "the Saudi prince in Jeddah" is not «الأمير السعودي في الرياض».
    own = wheres(here)
    mentioned = any(relation(where.value, other.value, termbase) is Relation.SAME for other in wheres(there))
    if not mentioned and any(_governs(where, other, termbase) for other in wheres(there)
                             if not any(relation(other.value, one.value, termbase) is Relation.SAME for one in own)):
        return Standing.TOLD
    if mentioned or _told(where, here, there, termbase):
        more = _times(where.value, here, termbase) > _times(where.value, there, termbase) > 0
        return Standing.DOUBTFUL if more and not _is_body(where, here, there, termbase) else Standing.TOLD
    if _is_body(where, here, there, termbase) or _is_home(where, here, there, termbase):
        return Standing.TOLD
    hints = implied(there.text, language(there.language))
    hinted = any(relation(where.value, value, termbase) is Relation.SAME for value in hints)
    return Standing.DOUBTFUL if hinted else Standing.MISSING


def _is_body(where: Where, here: Passage, there: Passage, termbase: Termbase) -> bool:
    """Whether the place's name is a body's short name as well, and the other passage names that body: «برشلونة»,
    "Barca"."""
    meant = bodies_so_called(where, here, termbase)
    if not meant:
        return False
    named = {one.value for one in (*there.mentions(MentionKind.ORGANISATION), *there.nearby(MentionKind.ORGANISATION))}
    return not meant.isdisjoint(named) or any(
        not meant.isdisjoint(values) for values, _, _ in short_forms(there.text, language(there.language), termbase))


def _is_home(where: Where, here: Passage, there: Passage, termbase: Termbase) -> bool:
    """Whether the place is only the country of a body that both passages name, right behind its name: the adjective of
    «وكالة الأمن الصحي البريطانية» says nothing new."""
    shared = {one.value for one in there.mentions(MentionKind.ORGANISATION)}
    homes = [one.span.end for one in here.mentions(MentionKind.ORGANISATION) if one.value in shared
             and (entry := termbase.body(one.value)) and f"{PLACE}{entry.country}" == where.value]
    return where.adjective and all(any(0 <= mention.span.start - end <= _NEXT for end in homes)
                                   for mention in where.mentions)


def bodies_so_called(where: Where, here: Passage, termbase: Termbase) -> frozenset[str]:
    """The bodies that go by the place's name for short: the clubs of a city."""
    start = here.span.start
    return frozenset(
        value for values, first, last in short_forms(here.text, language(here.language), termbase) for value in values
        if any(one.span.overlaps(Span(first + start, last + start)) for one in where.mentions))


def _governs(one: Where, other: Where, termbase: Termbase) -> bool:
    """Whether one is a capital and the other the adjective of its country: "Washington", «الإدارة الأميركية»."""
    capital, country = (one, other) if one.value.endswith(CAPITAL) else (other, one)
    return capital.value.endswith(CAPITAL) and country.adjective and \
        relation(capital.value, country.value, termbase) is Relation.PART


def _times(value: str, passage: Passage, termbase: Termbase) -> int:
    """How often a passage names a place, inside other names and by words that imply it too."""
    spoken = language(passage.language)
    named = [one for one, _ in anywhere(passage.text, spoken, termbase)] + list(implied(passage.text, spoken))
    return sum(relation(value, one, termbase) is Relation.SAME for one in named)


def within_names(passage: Passage, termbase: Termbase) -> list[Where]:
    """The places inside the names of bodies and persons: not mentioned, but what another place may be put for."""
    claimed = [mention.span for mention in passage.mentions(KIND)]
    result = []
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        for value, span in anywhere(sentence.text, language(passage.language), termbase):
            place = Span(span.start + sentence.span.start, span.end + sentence.span.start)
            if not any(place.overlaps(other) for other in claimed):
                words = sentence.text[span.start:span.end]
                result.append(Where(value, (Mention(KIND, value, words, place, frozenset({WITHIN})),)))
    return result


def _behind_names(passage: Passage, termbase: Termbase) -> Iterator[str]:
    """The places with which the longer names of others end: "the Grand Mosque in Mecca"."""
    for mention in passage.mentions(KIND):
        rest = mention.text.split(maxsplit=_NAMED_BY)[_NAMED_BY:]
        yield from (value for value, _ in anywhere("".join(rest), language(passage.language), termbase) if rest)


def _told(where: Where, here: Passage, there: Passage, termbase: Termbase) -> bool:
    """Whether a passage, or a sentence beside it, says a place after all: in a body's or a person's name, with the
    spaces lost, or in another spelling."""
    if where.listed:
        known = {value for value, _ in anywhere(there.text, language(there.language), termbase)}
        known |= {mention.value for mention in there.nearby(KIND) if mention.value.startswith(PLACE)}
        known |= set(_behind_names(there, termbase))
        near = [relation(where.value, value, termbase) for value in known]
        # "Washington" and «الحكومة الأميركية», whose adjective is part of a body's name
        within = known - {mention.value for mention in there.mentions(KIND)}
        governed = where.value.endswith(CAPITAL) and any(
            relation(where.value, one, termbase) is Relation.PART for one in within)
        if Relation.SAME in near or governed:
            return True
        if _barely(where, there, termbase):
            return True
    # «من Donggala»: a text may keep a name in the letters of the other language.
    return f" {loosen(where.words).text} " in f" {loosen(there.text).text} " or spelled(
        where.value, where.words, here, there)


def _barely(where: Where, there: Passage, termbase: Termbase) -> bool:
    """Whether a passage has the place's name alone, which is too much of an everyday word to be one: «صور». A name that
    another place goes by tells nothing («المكسيك» of New Mexico)."""
    spoken = language(there.language)
    bare = {name for value in where.value.split("|") for name in bare_names(value, termbase)}
    return any(not bare.isdisjoint((word.text, *word.forms)) and not anywhere(word.written, spoken, termbase)
               for word in words(there.text, spoken).words)


@lru_cache(maxsize=4096)
def implied(text: str, spoken: Language) -> frozenset[str]:
    """The places that words of a text imply without naming them."""
    folded = f" {loosen(text).text} "
    return frozenset(value for phrase, values in _implied(spoken) if phrase in folded for value in values)


@cache
def _implied(spoken: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = spoken.data("places").get("implied", {})
    return tuple((loosen(phrase).text, tuple(PLACE + one for one in values)) for phrase, values in table.items())
