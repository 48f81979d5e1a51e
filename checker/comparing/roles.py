"""How two roles stand to each other, by their values: the same, one wider than the other, or two different ones."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache

from checker.comparing.alternatives import nearest
from checker.languages import fold, language
from checker.languages.title_forms import title_forms
from checker.messages import FURTHER, LANGUAGES, Message, named, say
from checker.termbase import GENDERS, Entry, Termbase

_ROLE, _MINISTER = "role:", "role:minister"
# Shorter ones stand in other words by chance.
_LEAST_SQUEEZED = 9


class Relation(IntEnum):
    """From the nearest to the farthest."""

    SAME = 0
    WIDER = 1
    OTHER = 2


@nearest
def relation(one: str, other: str, termbase: Termbase) -> Relation:
    """How the roles with these values stand to each other; the nearest where a form renders several."""
    if one == other:
        return Relation.SAME
    if one.startswith(_MINISTER) and other.startswith(_MINISTER):
        return _ministers(one, other)
    if any(value.startswith(_MINISTER + "/") and _MINISTER in _wider(than, termbase)
           for value, than in ((one, other), (other, one))):
        return Relation.WIDER
    if one in _wider(other, termbase) or other in _wider(one, termbase):
        return Relation.WIDER
    return Relation.OTHER


def _ministers(one: str, other: str) -> Relation:
    """Ministers with different portfolios are two; one without is compatible with any, joined ones with their parts."""
    if _MINISTER in (one, other):
        return Relation.SAME
    words = [frozenset(value.removeprefix(_MINISTER + "/").split("_")) - {"and", "affairs"} for value in (one, other)]
    return Relation.WIDER if words[0] & words[1] else Relation.OTHER


def _wider(value: str, termbase: Termbase) -> frozenset[str]:
    """The values of the wider roles: a midfielder is a player, a minister an official, both by `part_of` and `wider`;
    and of those that cover a whole field of life: a boxer may be called the champion."""
    found: dict[str, None] = {}
    names = [value.removeprefix(_ROLE).partition("/")[0]]
    while names:
        entry = role(names.pop(), termbase)
        if entry:
            above = {entry.part_of, *entry.wider, *_covering(termbase).get(entry.category, ())} - {"", *found}
            found |= dict.fromkeys(above)
            names += above
    return frozenset(_ROLE + one for one in found)


@cache
def _covering(termbase: Termbase) -> Mapping[str, frozenset[str]]:
    """The roles that may name anybody of a field, by field."""
    fields = {field for entry in termbase.of_kind("role") for field in entry.covers}
    return {field: frozenset(entry.id for entry in termbase.of_kind("role") if field in entry.covers)
            for field in fields}


def role(name: str, termbase: Termbase) -> Entry | None:
    """The role with this id."""
    return termbase.entries.get(("role", name))


def of_two_genders(one: str, other: str, termbase: Termbase) -> bool:
    """Whether these are two roles told apart by a gender (brother and sister, duke and duchess): their words share a
    stem, so that either may seem to render the other."""
    alternatives = [frozenset(value.split("|")) for value in (one, other)]
    if alternatives[0] & alternatives[1]:
        return False
    entries = [role(value.removeprefix(_ROLE), termbase) for value in alternatives[0] | alternatives[1]]
    return all(entry and any(form in GENDERS for form, _ in entry.forms) for entry in entries)


def squeezed(text: str) -> str:
    """The letters of a text without anything between them: «بالنسبةلرئيسةالوزراء» has lost its spaces already."""
    return "".join(letter for letter in fold(text).text if letter.isalnum())


@lru_cache(maxsize=16384)
def squeezed_forms(value: str, code: str, termbase: Termbase) -> tuple[str, ...]:
    """The long names of a value's roles in a language, without their spaces."""
    spoken = language(code)
    if not spoken.article:
        return ()
    names = (one.removeprefix(_ROLE).partition("/")[0] for one in value.split("|"))
    written = (form for name in names if (entry := role(name, termbase)) for name in entry.names(code)
               for form in title_forms(name, spoken))
    return tuple(dict.fromkeys(one for form in written if len(one := squeezed(form)) >= _LEAST_SQUEEZED))


def categories(value: str, termbase: Termbase) -> frozenset[str]:
    """The fields of life to which a value's roles belong."""
    names = (one.removeprefix(_ROLE).partition("/")[0] for one in value.split("|"))
    return frozenset(entry.category for name in names if (entry := role(name, termbase)))


def label(value: str, written: str, marks: frozenset[str], termbase: Termbase) -> Message:
    """How a message names the role: its words, and what they mean where one role is meant."""
    first, _, more = value.partition("|")
    name, _, portfolio = first.removeprefix(_ROLE).partition("/")
    plain = say("“{words}”", words=written)
    if more:
        return plain
    meaning = _meaning(name, portfolio, termbase)
    entry = role(name, termbase)
    for mark in sorted(marks - (entry.marks if entry else frozenset()), reverse=True):
        meaning = _marked(mark, meaning)
    full = say("“{words}” ({meaning})", words=written, meaning=meaning)
    words = " ".join(written.split()).lower()
    return Message(tuple(short if meant.lower() == words else long
                         for short, long, meant in zip(plain.texts, full.texts, meaning.texts, strict=True)))


def _marked(mark: str, meaning: Message) -> Message:
    """A role with what a mark adds to it."""
    adding = {"acting": say("acting {role}", role=meaning), "deputy": say("deputy {role}", role=meaning),
              "elect": say("elect {role}", role=meaning), "former": say("former {role}", role=meaning),
              "honorary": say("honorary {role}", role=meaning), "shadow": say("shadow {role}", role=meaning)}
    return adding.get(mark, meaning)


def _meaning(name: str, portfolio: str, termbase: Termbase) -> Message:
    """A role under its name in each language."""
    if portfolio:
        entry = termbase.portfolio(portfolio)
        names = {code: entry.label(code) for code in FURTHER} if entry else {}
        return say("{portfolio} minister", portfolio=named(names, portfolio.replace("_", " ")))
    entry = role(name, termbase)
    spoken = {code: entry.names(code) or entry.written("weak", code) for code in LANGUAGES} if entry else {}
    return named({code: forms[0] for code, forms in spoken.items() if forms}, name)
