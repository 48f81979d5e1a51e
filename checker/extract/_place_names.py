"""The names of places in a language in one table: countries with their adjectives and peoples, capitals, cities,
regions, waters, buildings, and the parts of the compass."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from checker.extract._named import adjectives
from checker.languages import Language, language
from checker.termbase import Alias, Entry, Matcher, Termbase, key

PLACE, COMPASS, NEVER = "place:", "compass:", "never:"
# The role of a part of the compass written by its sound in another language: «ويست ساسكس» is West Sussex.
SOUNDED = "sounded"
CAPITAL = "/capital"
_WRITTEN = ("name", "cased", "weak")


@cache
def finder(termbase: Termbase, code: str) -> Matcher:
    """Finds everything that helps to name a place in this language; made ready once in a process."""
    spoken = language(code)
    return Matcher.kept("places", termbase.digest, _aliases(termbase, spoken), spoken)


def _aliases(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    never = spoken.data("places").get("never", {})
    doubtful = frozenset(key(word) for word in never.get("weak", ()))
    for alias in chain(entry_aliases(termbase, spoken), _ambiguous(termbase, spoken)):
        yield replace(alias, role="weak") if key(alias.written) in doubtful else alias
    yield from _compass_aliases(spoken)
    yield from (Alias(NEVER, phrase, "never") for phrase in never.get("phrases", ()))


def entry_aliases(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    """Every form of every listed place in this language."""
    for kind in ("country", "place"):
        for entry in termbase.of_kind(kind):
            yield from _named(entry, spoken, _only_a_part(entry, termbase))


def _named(entry: Entry, spoken: Language, only_a_part: bool) -> Iterator[Alias]:
    value = PLACE + entry.id
    for role in _WRITTEN:
        yield from (Alias(value, form, role) for form in entry.written(role, spoken.code)
                    if not (only_a_part and _has_compass(form, spoken)))
    yield from (Alias(value + CAPITAL, form) for form in entry.written("capital", spoken.code))
    if not only_a_part:
        yield from (Alias(value, form, "adjective", "free") for form in entry.written("people", spoken.code))
        yield from (Alias(value, form, "adjective", "free") for form in adjectives(entry, spoken.code))
    yield from (Alias(value, acronym, "acronym") for acronym in entry.acronyms)


def _compass_aliases(spoken: Language) -> Iterator[Alias]:
    for part, forms in spoken.data("places").get("compass", {}).items():
        yield from (Alias(COMPASS + part, form, "compass", "free") for form in forms)
    for part, forms in spoken.data("places").get(SOUNDED, {}).items():
        yield from (Alias(COMPASS + part, form, SOUNDED) for form in forms)


def _ambiguous(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    for form, meant in spoken.data("places").get("ambiguous", {}).items():
        known = (name for name in meant if listed(PLACE + name, termbase))
        yield from (Alias(PLACE + name, form) for name in known)


def listed(value: str, termbase: Termbase) -> Entry | None:
    """The entry behind a value ("place:us/capital" is the entry of the country)."""
    name = value.removeprefix(PLACE).removesuffix(CAPITAL)
    return termbase.country(name) or termbase.entries.get(("place", name))


def _only_a_part(entry: Entry, termbase: Termbase) -> bool:
    """Whether the entry only says which part of another one is meant: "northern Syria" is Syria with a mark, so that
    «شمالي سوريا», «الشمال السوري» and "the north of Syria" are one. "North Korea" and "North Carolina" are names."""
    if entry.kind == "country" or entry.category not in ("region", "district", "city", "governorate"):
        return False
    return any(_is_part(entry.names(code)[0], entry.country, language(code), termbase)
               for code in entry.languages() if entry.names(code))


def _is_part(name: str, country: str, spoken: Language, termbase: Termbase) -> bool:
    """Whether a name is a part of the compass before the name of another place of the country."""
    words = key(name).split()
    rest = words
    while rest and rest[0] in _compass_words(spoken):
        rest = rest[1:]
    return len(rest) < len(words) and country in _homes(termbase, spoken).get(" ".join(rest), ())


def _has_compass(form: str, spoken: Language) -> bool:
    words = key(form).split()
    return any(word.removeprefix(spoken.article) in _compass_words(spoken) for word in words)


@cache
def _compass_words(spoken: Language) -> frozenset[str]:
    tables = (spoken.data("places").get(name, {}) for name in ("compass", SOUNDED))
    return frozenset(key(form) for table in tables for forms in table.values() for form in forms)


@cache
def _homes(termbase: Termbase, spoken: Language) -> dict[str, set[str]]:
    """The countries in which a place of this name lies."""
    found: dict[str, set[str]] = {}
    for kind in ("country", "place"):
        for entry in termbase.of_kind(kind):
            home = entry.id if kind == "country" else entry.country
            for form in (*entry.names(spoken.code), *entry.written("capital", spoken.code)):
                found.setdefault(key(form), set()).add(home)
    return found
