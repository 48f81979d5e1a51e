"""The names of roles in a language in one table: titles with their genders and plurals, ministers by portfolio."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from checker.languages import Language, language
from checker.languages.title_forms import gendered_forms, owned, title_forms
from checker.termbase import GENDERS, Alias, Entry, Matcher, Termbase
from checker.termbase.matching import key

ROLE, MINISTER = "role:", "role:minister"
_ROLES = ("name", "cased", "weak")


@cache
def finder(termbase: Termbase, code: str) -> Matcher:
    """Finds everything that names a role in this language; made ready once in a process."""
    spoken = language(code)
    return Matcher.kept("roles", termbase.digest, _aliases(termbase, spoken), spoken)


def _aliases(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    weak = spoken.data("roles").get("weak", {})
    listed = [*weak.get("forms", ())]
    listed += [form for stem in weak.get("adjectives", ()) for form in title_forms(stem, spoken)]
    # «مهاجمتها» is an attack on her wherever «مهاجمة» may be one.
    deeds = owned((form for form in weak.get("forms", ()) if form.endswith("ة")), spoken)
    doubtful = frozenset(key(form).removeprefix(spoken.article) for form in (*listed, *deeds))
    for entry in termbase.of_kind("role"):
        yield from _named(entry, spoken, doubtful)
        yield from _gendered(entry, spoken, frozenset(map(key, listed)))
    yield from _ministers(termbase, spoken)


def _named(entry: Entry, spoken: Language, doubtful: frozenset[str]) -> Iterator[Alias]:
    for role in _ROLES:
        for form in entry.written(role, spoken.code):
            alias = Alias(ROLE + entry.id, form, role, "free")
            for one in [form] if role == "cased" else title_forms(form, spoken):
                folded = key(one)
                doubt = folded.removeprefix(spoken.article) in doubtful
                yield replace(alias, written=one, folded=folded, role="weak" if doubt else role)


def _gendered(entry: Entry, spoken: Language, doubtful: frozenset[str]) -> Iterator[Alias]:
    """The names that hold for one gender; a doubtful one is kept apart, its gender is known all the same."""
    for role in GENDERS:
        for form in entry.written(role, spoken.code):
            for one in dict.fromkeys(gendered_forms(form, role, spoken)):
                folded = key(one)
                yield Alias(ROLE + entry.id, one, "weak" if folded in doubtful else role, "free", folded)


def _ministers(termbase: Termbase, spoken: Language) -> Iterator[Alias]:
    rules: Mapping[str, Any] = spoken.data("roles").get("ministers", {})
    for title, portfolios in rules.get("titles", {}).items():
        for name in portfolios:
            value = MINISTER if name == "*" else f"{MINISTER}/{name}"
            yield from (Alias(value, form, "minister", "free") for form in title_forms(title, spoken))
    for entry in termbase.of_kind("portfolio"):
        for form in entry.written("name", spoken.code):
            for written in _minister(form, rules, spoken):
                yield Alias(f"{MINISTER}/{entry.id}", written, "minister", "free")


def _minister(portfolio: str, rules: Mapping[str, Any], spoken: Language) -> Iterator[str]:
    """The titles of the minister of a portfolio: «وزير الداخلية», «وزيرة داخلية لبنان», «وزير خارجيتها»."""
    bare = portfolio.removeprefix(spoken.article) if spoken.article else portfolio
    for template in rules.get("names", ()):
        for head in rules.get("heads", ("",)):
            yield template.replace("{head}", head).replace("{bare}", bare).replace("{}", portfolio)
    yield from owned((f"{head} {bare}" for head in rules.get("heads", ())), spoken)
