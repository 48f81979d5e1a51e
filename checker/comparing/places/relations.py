"""How two places stand to each other, by their values: the same, one part of the other, or two different ones."""

from enum import IntEnum
from functools import lru_cache

from checker.comparing.alternatives import nearest
from checker.languages import all_languages
from checker.messages import LANGUAGES, Message, named, say
from checker.termbase import Entry, Termbase, loosen

PLACE, CAPITAL, COMPASS = "place:", "/capital", "compass:"
_STATE, _TOWN, _LAND, _WATER, _PEOPLE = "state", "town", "land", "water", "people"
_GROUPS = {"city": _TOWN, "district": _TOWN, "settlement": _TOWN, "kibbutz": _TOWN, "camp": _TOWN,
           "facility": "building", "base": "building", "crossing": "building", "sea": _WATER, "ocean": _WATER,
           "river": _WATER, "lake": _WATER, "strait": _WATER, "people": _PEOPLE}


class Relation(IntEnum):
    """From the nearest to the farthest."""

    SAME = 0
    PART = 1
    OTHER = 2


@nearest
def relation(one: str, other: str, termbase: Termbase) -> Relation:
    """How the places with these values stand to each other; the nearest where a value means either of two."""
    if one == other:
        return Relation.SAME
    first, second = found(one, termbase), found(other, termbase)
    if first is None or second is None:
        return Relation.OTHER
    if _bases(first, one, termbase) & _bases(second, other, termbase):
        return Relation.SAME
    if _id(one) in _holders(other, termbase) or _id(other) in _holders(one, termbase):
        return Relation.PART
    return Relation.OTHER


def found(value: str, termbase: Termbase) -> Entry | None:
    """The entry behind one value; of a capital, the entry of its country."""
    name = value.removeprefix(PLACE).removesuffix(CAPITAL)
    return termbase.country(name) or termbase.entries.get(("place", name))


def _id(value: str) -> str:
    """What a place is to those in it: of a capital nothing, for a city holds no villages of its country."""
    return "" if value.endswith(CAPITAL) else value.removeprefix(PLACE)


def _holders(value: str, termbase: Termbase) -> set[str]:
    """The ids of the places that hold this one: Aleppo is in Syria, a capital in its country."""
    entry = found(value, termbase)
    held: set[str] = {entry.id} if entry and value.endswith(CAPITAL) else set()
    while entry is not None:
        above = entry.part_of or entry.country
        if not above or above in held:
            break
        held.add(above)
        entry = found(PLACE + above, termbase)
    return held


def bare_names(value: str, termbase: Termbase) -> frozenset[str]:
    """A listed place's names of one word, and of more those without the words for kinds of places («مدينة صور»)."""
    entry = found(value, termbase)
    bases = _bases(entry, value, termbase) if entry else ()
    return frozenset(name for name, _ in bases if " " not in name)


def _bases(entry: Entry, value: str, termbase: Termbase) -> frozenset[tuple[str, str]]:
    """A place's names without the words for kinds of places, with its country: "Aleppo governorate" is Aleppo too."""
    return _kept_bases(entry.id, entry.kind, value.endswith(CAPITAL), termbase)


@lru_cache(maxsize=16384)
def _kept_bases(name: str, kind: str, capital: bool, termbase: Termbase) -> frozenset[tuple[str, str]]:
    entry = termbase.entries[kind, name]
    country = entry.id if kind == "country" and capital else entry.country or entry.id
    result = set()
    for spoken in all_languages().values():
        rules = spoken.data("places").get("unlisted", {})
        classes = {loosen(word).text for key in ("classes_before", "classes_behind") for word in rules.get(key, ())}
        for form in entry.written("capital", spoken.code) if capital else entry.names(spoken.code):
            words = [word for word in loosen(form).text.split() if word.removeprefix(spoken.article) not in classes
                     and word != "of"]
            result.add((" ".join(words), country))
    return frozenset(result - {("", country)})


def group(value: str, termbase: Termbase) -> str:
    """What kind of place it is, roughly: only places of one kind are taken for each other among several."""
    first, _, _ = value.partition("|")
    entry = found(first, termbase)
    if entry is None or first.endswith(CAPITAL):
        return _TOWN
    return _STATE if entry.kind == "country" else _GROUPS.get(entry.category, _LAND)


def label(value: str, written: str, termbase: Termbase) -> Message:
    """How a message names the place with this value; one we have no entry for is named as `written`."""
    first, _, _ = value.partition("|")
    entry = found(first, termbase)
    if entry is None:
        return say("“{words}”", words=written)
    capitals = {code: entry.written("capital", code) if first.endswith(CAPITAL) else () for code in LANGUAGES}
    return named({code: capital[0] if capital else entry.label(code) for code, capital in capitals.items()}, entry.id)
