"""The bodies of a sentence that the termbase names, and those that a pattern names: ministries by portfolio and
country, armies, police, parliaments by country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from checker.languages import Language, language
from checker.mention import LISTED_BODY
from checker.termbase import Alias, Entry, Hit, Loose, Matcher, Termbase, key, loosen

# Forms of a country that may stand beside a body: "Syrian", "Syria", but no "Syrians" and no capital.
_BESIDE = frozenset({"name", "adjective", "acronym", "cased", "weak"})
# A body's short names, which are other things too.
_SHORT = frozenset({"cased", "weak", "hint"})
_COUNTRY = "country:"
_NEVER = "never:"  # what follows a pattern and is no ministry: the emergency department of a hospital
_NATIONAL = "national:"
_COURT = "court/"
_HINT = "hint"  # no name: what a text may say in the body's place
# Courts of which a state has one, so that it needs no name.
_HIGHEST = frozenset({"constitutional-court", "supreme-court"})
_NAMED_AS = {"minister": "head", "ministry": "name"}


@dataclass(frozen=True, slots=True)
class Named:
    """A body found in a loose text: its value, what kind of form it was ("name", "head", "weak", "acronym" …)."""

    value: str
    role: str
    start: int
    end: int


def countries(text: str, spoken: Language, termbase: Termbase) -> frozenset[str]:
    """The countries a text names by name, adjective, people or capital."""
    hits = finder(termbase, spoken.code).find(loosen(text))
    return frozenset(alias.value.removeprefix(_COUNTRY) for hit in hits for alias in hit.aliases
                     if alias.value.startswith(_COUNTRY))


@cache
def finder(termbase: Termbase, code: str) -> Matcher:
    """Finds everything that helps to name a body in this language; made ready once in a process."""
    spoken = language(code)
    aliases = chain(_termbase_aliases(termbase, code), _pattern_aliases(termbase, spoken))
    return Matcher.kept("bodies", termbase.digest, aliases, spoken)


def named(loose: Loose, termbase: Termbase, spoken: Language) -> tuple[list[Named], Sequence[Hit]]:
    """The bodies of a text in its order, and all hits (countries among them) that other readings may need."""
    hits = finder(termbase, spoken.code).find(loose)
    return [found for place in range(len(hits)) for found in bodies_at(hits, place, loose, spoken)], hits


@lru_cache(maxsize=4096)
def short_forms(text: str, spoken: Language, termbase: Termbase) -> tuple[tuple[frozenset[str], int, int], ...]:
    """The bodies that a text may name by a short form which they share with other things ("Valencia", the club) or with
    each other («الأهلي», a club of Cairo and one of Jeddah), each with where the form stands."""
    return tuple(_in_role("weak", text, spoken, termbase))


@lru_cache(maxsize=4096)
def hinted(text: str, spoken: Language, termbase: Termbase) -> frozenset[str]:
    """The bodies that a text may mean by words which name none ("MPs" for the House of Commons)."""
    return frozenset(value for values, _, _ in _in_role(_HINT, text, spoken, termbase) for value in values)


def _in_role(role: str, text: str, spoken: Language,
             termbase: Termbase) -> Iterator[tuple[frozenset[str], int, int]]:
    """The bodies that forms of one role stand for, with where each form stands."""
    loose = loosen(text)
    for hit in finder(termbase, spoken.code).find(loose):
        values = frozenset(one.value for one in hit.aliases if one.role == role and one.value.startswith(LISTED_BODY))
        if values:
            span = loose.span(hit.start, hit.end)
            yield values, span.start, span.end


def everyday_bodies(text: str, spoken: Language, termbase: Termbase) -> list[tuple[str, int, int]]:
    """The bodies that every state has, by what the language calls them day by day ("the army"), with their country or
    without: the kind of each and where its name stands."""
    loose = loosen(text)
    found = []
    for hit in finder(termbase, spoken.code).find(loose):
        alias = next((one for one in hit.aliases if one.role == "national"), None)
        if alias is not None:
            span = loose.span(hit.start, hit.end)
            found.append((alias.value.removeprefix(_NATIONAL), span.start, span.end))
    return found


def _termbase_aliases(termbase: Termbase, code: str) -> Iterator[Alias]:
    for entry in termbase.of_kind("organisation"):
        value = f"{LISTED_BODY}{entry.id}"
        for role in ("name", "cased", "weak", "head", _HINT):
            yield from (Alias(value, form, role) for form in entry.written(role, code))
        yield from (Alias(value, acronym, "acronym") for acronym in entry.acronyms)
    yield from _country_aliases(termbase, code)


def _country_aliases(termbase: Termbase, code: str) -> Iterator[Alias]:
    for entry in termbase.of_kind("country"):
        value = f"{_COUNTRY}{entry.id}"
        for role in ("name", "cased", "weak", "people", "capital"):
            yield from (Alias(value, form, role) for form in entry.written(role, code))
        yield from (Alias(value, form, "adjective", "free", form) for form in adjectives(entry, code))
        yield from (Alias(value, acronym, "acronym") for acronym in entry.acronyms)


def adjectives(entry: Entry, code: str) -> Iterator[str]:
    """A country's adjectives, folded, with the endings of the language; of two words both change, and both have the
    article: «كوري جنوبي» → «الكورية الجنوبية»."""
    spoken = language(code)
    endings = _adjective_endings(spoken)
    for form in entry.written("adjective", code):
        folded = key(form).split()
        for ending in endings:
            first, *others = (word + ending for word in folded)
            yield " ".join([first, *others])
            if others and spoken.article:
                yield " ".join([first, *(spoken.article + word for word in others)])


@cache
def _adjective_endings(spoken: Language) -> tuple[str, ...]:
    return tuple(key(ending) for ending in spoken.data("bodies").get("country", {}).get("adjective_endings", [""]))


def _pattern_aliases(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    words = spoken.data("bodies")
    patterns = words.get("ministry", {})
    templates = [(role, template, key(template)) for role, name in (("ministry", "names"), ("minister", "heads"))
                 for template in patterns.get(name, ())]
    for entry in termbase.of_kind("portfolio"):
        forms = _with_construct(entry.written("name", spoken.code), spoken)
        folded = [key(form) for form in forms]
        for role, template, whole in templates:
            for form, short in zip(forms, folded, strict=True):
                written = template.replace("{}", form)
                yield Alias(f"portfolio:{entry.id}", written, role, folded=whole.replace("{}", short))
    yield from (Alias(_NEVER, phrase, "never") for phrase in words.get("never", {}).get("phrases", ()))
    for body, forms in words.get("national", {}).items():
        yield from (Alias(_NATIONAL + body, form, "national") for form in forms)


def _with_construct(forms: Sequence[str], spoken: Language) -> list[str]:
    """The forms, and those without the article that a country's name may follow: «وزير خارجية مصر»."""
    bare = [form.removeprefix(spoken.article) for form in forms if spoken.article and form.startswith(spoken.article)]
    return [*forms, *bare]


def bodies_at(hits: Sequence[Hit], place: int, loose: Loose, spoken: Language) -> Iterator[Named]:
    """The bodies that one hit of a text names, with the countries beside it."""
    hit = hits[place]
    stated = [alias for alias in hit.aliases if alias.value.startswith(LISTED_BODY) and alias.role != _HINT]
    bodies = sorted({alias.value for alias in stated})
    if bodies and not _any_states(hit, hits, place, loose, spoken):
        role = next(alias.role for alias in stated if alias.value == bodies[0])
        yield Named("|".join(bodies), role, hit.start, hit.end)
        return
    alias = next((alias for alias in hit.aliases if alias.role in ("ministry", "minister", "national")), None)
    if alias is None or any(one.value == _NEVER for one in hit.aliases):
        return
    kind, _, name = alias.value.partition(":")
    role = _NAMED_AS.get(alias.role, "national")
    stem = "" if role == "national" else "ministry/"
    beside = _countries(hits, place, loose, spoken)
    for other in beside:
        start, end = min(hit.start, other.start), max(hit.end, other.end)
        yield Named(f"{LISTED_BODY}{stem}{name}@{_code(other)}", role, start, end)
    if (kind == "portfolio" or name.startswith(_COURT) or name in _HIGHEST) and not beside:
        yield Named(f"{LISTED_BODY}{stem}{name}", role, hit.start, hit.end)


def _any_states(hit: Hit, hits: Sequence[Hit], place: int, loose: Loose, spoken: Language) -> bool:
    """Whether a short name is that of a body every state may have, and a country says which: the "Law Society of Kenya"
    is not that of England."""
    short = all(alias.role in _SHORT for alias in hit.aliases if alias.value.startswith(LISTED_BODY))
    pattern = any(alias.role == "national" for alias in hit.aliases)
    return short and pattern and bool(_countries(hits, place, loose, spoken))


def _countries(hits: Sequence[Hit], place: int, loose: Loose, spoken: Language) -> list[Hit]:
    """What names the countries beside a body, the nearest first: after it («الجيش اللبناني») or before ("Lebanese
    army"); more than one where they are joined ("Lebanese and Cypriot forces")."""
    gaps = {name: _folded_gaps(tuple(forms)) for name, forms in spoken.data("bodies").get("country", {}).items()}
    for step, side in ((1, "after"), (-1, "before")):
        found: list[Hit] = []
        wanted = gaps.get(side, frozenset())
        last, at = hits[place], place + step
        while 0 <= at < len(hits) and _code(hits[at]):
            first, second = sorted((last, hits[at]), key=lambda hit: hit.start)
            if _gap(loose.text[first.end:second.start]) not in wanted:
                break
            found.append(hits[at])
            wanted = gaps.get("joined", frozenset())
            last, at = hits[at], at + step
        if found:
            return found
    return []


def _code(hit: Hit) -> str:
    """The country that a hit names in a form that may stand beside a body; empty when it names none."""
    return next((alias.value.removeprefix(_COUNTRY) for alias in hit.aliases
                 if alias.value.startswith(_COUNTRY) and alias.role in _BESIDE), "")


def _gap(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@cache
def _folded_gaps(gaps: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(gap) for gap in gaps)
