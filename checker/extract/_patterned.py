"""What a pattern makes of a body that has an entry of its own: the "US State Department" is the foreign ministry of the
US."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from checker.compiled import kept
from checker.extract._named import bodies_at, finder
from checker.languages import Language, language
from checker.mention import LISTED_BODY
from checker.termbase import Entry, Hit, Loose, Termbase, longest, loosen

_PREFERRED = 3


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
        for found in bodies_at(hits, place, loose, spoken):
            if found.role != "head" and found.start == 0 and found.end == len(loose.text):
                return found.value
    return ""


def _without_bodies(hit: Hit) -> Hit:
    return replace(hit, aliases=tuple(alias for alias in hit.aliases if not alias.value.startswith(LISTED_BODY)))
