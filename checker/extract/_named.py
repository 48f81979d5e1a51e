"""The bodies of a sentence that the termbase names, and those that a pattern names: ministries by portfolio and
country, armies, police, parliaments by country."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain

from checker.compiled import kept
from checker.languages import Language, language
from checker.mention import LISTED_BODY
from checker.termbase import Alias, Entry, Hit, Loose, Matcher, Termbase, key, longest, loosen

# Forms of a country that may stand beside a body: "Syrian", "Syria", but no "Syrians" and no capital.
_BESIDE = frozenset({"name", "adjective", "acronym", "cased", "weak"})
_COUNTRY = "country:"
_NEVER = "never:"  # what follows a pattern and is no ministry: the emergency department of a hospital
_NATIONAL = "national:"
_COURT = "court/"
_HINT = "hint"  # no name: what a text may say in the body's place
# Courts of which a state has one, so that it needs no name.
_HIGHEST = frozenset({"constitutional-court", "supreme-court"})
_PREFERRED = 3
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
    return [found for place in range(len(hits)) for found in _bodies(hits, place, loose, spoken)], hits


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


def _bodies(hits: Sequence[Hit], place: int, loose: Loose, spoken: Language) -> Iterator[Named]:
    hit = hits[place]
    stated = [alias for alias in hit.aliases if alias.value.startswith(LISTED_BODY) and alias.role != _HINT]
    bodies = sorted({alias.value for alias in stated})
    if bodies:
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


def patterned(entry: Entry, termbase: Termbase) -> str:
    """The value that a pattern gives to a body with an entry of its own ("US State Department" is the foreign ministry
    of the US); empty when none of its names follows a pattern."""
    return _patterned(termbase).get(entry.id, "")


@cache
def _patterned(termbase: Termbase) -> Mapping[str, str]:
    known: dict[str, str] = json.loads(kept("patterned", termbase.digest, lambda: json.dumps(_all_patterned(termbase))))
    return known


def _all_patterned(termbase: Termbase) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in termbase.of_kind("organisation"):
        for code in entry.languages() if entry.country else ():
            # What news calls it comes first; the long names after it follow no pattern that the short ones do not.
            for form in entry.names(code)[:_PREFERRED]:
                if value := _whole(loosen(form), termbase, language(code)):
                    found.setdefault(entry.id, value if "@" in value else f"{value}@{entry.country}")
    return found


def _whole(loose: Loose, termbase: Termbase, spoken: Language) -> str:
    """The value of the pattern that makes up all of a name; "Lebanese army museum" is no army."""
    every = (_without_bodies(hit) for hit in finder(termbase, spoken.code).every(loose))
    hits = longest(hit for hit in every if hit.aliases)
    for place in range(len(hits)):
        for found in _bodies(hits, place, loose, spoken):
            if found.role != "head" and found.start == 0 and found.end == len(loose.text):
                return found.value
    return ""


def _without_bodies(hit: Hit) -> Hit:
    return replace(hit, aliases=tuple(alias for alias in hit.aliases if not alias.value.startswith(LISTED_BODY)))
