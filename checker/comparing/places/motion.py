"""Which way things move at a place: from it, to it or through it, by the words right before its name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.places.relations import Relation, relation
from checker.comparing.places.wheres import Where, wheres
from checker.languages import Language, language
from checker.mention import Mention
from checker.termbase import Loose, Termbase, loosen

# How many characters before a name are read, and how many words stand between its preposition and it at most ("from the
# occupied city of"); how far before the preposition a word stands that makes something else of it («قريب جدا من»), and
# a word of moving ("left the north of Syria for").
_READ, _MOST_BETWEEN, _NEVER_WITHIN, _MOVING_WITHIN = 120, 3, 4, 8
_LONGEST = 4
_CLAUSE_ENDS = re.compile(r"[,;:.!?،؛؟()\[\]…]")
_WORD = re.compile(r"[^\W_]+")


class Way(StrEnum):
    """What a place is to a motion: where it begins, where it ends, or what it passes through."""

    ORIGIN = "origin"
    GOAL = "goal"
    ROUTE = "route"


# A route is not set against an origin: "entered through Turkey" is «دخل من تركيا».
_OPPOSITE = (frozenset({Way.ORIGIN, Way.GOAL}), frozenset({Way.ROUTE, Way.GOAL}))


class Lead(NamedTuple):
    """What the words before a name say of it, where in the text they begin, and the words of the clause before them."""

    way: Way
    start: int
    before: tuple[str, ...]


class Leg(NamedTuple):
    """A place with what it is to a motion; `mention` covers the words that say so too."""

    where: Where
    way: Way
    mention: Mention


def turned(pair: AlignedPair, termbase: Termbase) -> Iterator[tuple[Mention, Mention]]:
    """The places that either side names once and the two move at in opposite ways: "from Cairo", «إلى القاهرة»."""
    source, target = ([leg for leg in legs(passage) if _once(leg.where, passage, termbase)]
                      for passage in (pair.source, pair.target))
    found = [(one.mention, other.mention) for one in source for other in target if opposite(one.way, other.way)
             and relation(one.where.value, other.where.value, termbase) is Relation.SAME]
    if found and not _converse(pair):
        yield from found


def _converse(pair: AlignedPair) -> bool:
    """Whether the sides tell one deal from its two ends: "sold to Egypt", «اشترتها من مصر»."""
    source, target = (_rules(language(passage.language)).ends(
        [word[0] for word in _WORD.finditer(loosen(passage.text).text)]) for passage in (pair.source, pair.target))
    return bool(source and target) and source.isdisjoint(target)


def _once(where: Where, passage: Passage, termbase: Termbase) -> bool:
    return sum(len(one.mentions) for one in wheres(passage)
               if relation(where.value, one.value, termbase) is Relation.SAME) == 1


def passed(found: Lead, passage: Passage) -> bool:
    """Whether a name stands behind something that goes from hand to hand, or from foot to foot: "a pass to Sane"."""
    rules = _rules(language(passage.language))
    return any(word in rules.passing for word in found.before[-_NEVER_WITHIN:])


def opposite(one: Way, other: Way) -> bool:
    """Whether two sides that say these of one name contradict each other."""
    return {one, other} in _OPPOSITE


def legs(passage: Passage) -> list[Leg]:
    """The listed places of a passage that a word right before the name gives a way, in its order."""
    named = (where for where in wheres(passage) if where.listed and not where.adjective)
    return [leg for where in named if (leg := _leg(where, passage)) is not None]


def _leg(where: Where, passage: Passage) -> Leg | None:
    found = lead(where.mentions[0].span, passage)
    return Leg(where, found.way, with_its_lead(where.mentions[0], found, passage)) if found else None


def with_its_lead(name: Mention, found: Lead, passage: Passage) -> Mention:
    """The mention of a name with the words that lead to it: "from the city of Aden"."""
    span = Span(found.start, name.span.end)
    return replace(name, text=passage.document.article.text[span.start:span.end], span=span)


def lead(name: Span, passage: Passage) -> Lead | None:
    """What the words right before a name of a passage say of it."""
    text = passage.document.article.text
    rules = _rules(language(passage.language))
    # "to Egypt's president" goes to the president.
    if text.startswith(rules.owner, name.end):
        return None
    start = max(passage.span.start, name.start - _READ)
    loose = loosen(text[start:name.start])
    matches = _clause(loose)
    words = [match[0] for match in matches]
    told = _told(words, loose.text, rules)
    if told is None:
        return None
    way, first = told
    return Lead(way, loose.span(matches[first].start(), matches[first].end()).start + start, tuple(words[:first]))


def _clause(before: Loose) -> list[re.Match[str]]:
    """The words of the clause that a text ends with."""
    begins = max((match.end() for match in _CLAUSE_ENDS.finditer(before.text)), default=0)
    return list(_WORD.finditer(before.text, begins))


def _told(words: Sequence[str], text: str, rules: "_Rules") -> tuple[Way, int] | None:
    """What the words before a name say of it, and which of them begins to; the last may be written onto the name."""
    if words and text.endswith(words[-1]):
        if words[-1] in rules.written_on and rules.moves(words[:-1]):
            return Way.GOAL, len(words) - 1
        if words[-1] != rules.article:
            return None
        words = words[:-1]
    for between in range(min(_MOST_BETWEEN, len(words)) + 1):
        end = len(words) - between
        if between and words[end] not in rules.between:
            return None
        for length in range(min(_LONGEST, end), 0, -1):
            way = rules.way(words[:end - length], " ".join(words[end - length:end]))
            if way is not None:
                return way, end - length
    return None


@dataclass(frozen=True, slots=True)
class _Listed:
    """Words of a list, and the beginnings of those with any ending."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in self.whole or word.startswith(self.begun))


class _Rules(NamedTuple):
    """What a language's word list says of motion, folded: `ways` by the words that say them, `goals` the words that
    give a goal only where `moving` ones stand before, `written_on` the same of what is written onto the name,
    `converse` those of giving and those of taking, `passing` those of what goes from one person to another."""

    ways: dict[str, Way]
    never: dict[Way, _Listed]
    goals: frozenset[str]
    moving: _Listed
    written_on: frozenset[str]
    between: frozenset[str]
    converse: tuple[_Listed, ...]
    passing: _Listed
    joined: tuple[str, ...]
    owner: tuple[str, ...]
    article: str

    def way(self, before: Sequence[str], phrase: str) -> Way | None:
        """What a phrase says of the place behind it, with these words before it."""
        bare = (phrase, *(phrase.removeprefix(one) for one in self.joined if phrase.startswith(one)))
        way = next((self.ways[one] for one in bare if one in self.ways), None)
        if way is None and self.moves(before) and not self.goals.isdisjoint(bare):
            way = Way.GOAL
        return None if way and any(word in self.never[way] for word in before[-_NEVER_WITHIN:]) else way

    def ends(self, words: Sequence[str]) -> frozenset[int]:
        """From which ends these words tell a deal: 0 for who gives, 1 for who takes."""
        return frozenset(end for end, ones in enumerate(self.converse) if any(word in ones for word in words))

    def moves(self, before: Sequence[str]) -> bool:
        """Whether one of the words shortly before is one of moving."""
        return any(word in self.moving for word in before[-_MOVING_WITHIN:])


@cache
def _rules(spoken: Language) -> _Rules:
    """The rules of a language (empty where it has none)."""
    table = spoken.data("motion")

    def listed(section: str, key: str) -> list[str]:
        return [loosen(word).text for word in table.get(section, {}).get(key, ())]

    joined = tuple(listed("joined", "before"))

    def endings(section: str, key: str) -> _Listed:
        words = [start + word for word in listed(section, key) for start in ("", *joined)]
        return _Listed(frozenset(words), tuple(word[:-1] for word in words if word.endswith("*")))

    return _Rules(
        {phrase: way for way in Way for phrase in listed(way, "before")},
        {way: endings(way, "never") for way in Way},
        frozenset(listed("goal", "moving")), endings("moving", "words"),
        frozenset(start + word for word in listed("goal", "written_on") for start in ("", *joined)),
        frozenset(listed("between", "words")),
        (endings("converse", "gives"), endings("converse", "takes")), endings("passing", "words"), joined,
        tuple(table.get("owner", {}).get("behind", ())) or ("\0",), spoken.article)
