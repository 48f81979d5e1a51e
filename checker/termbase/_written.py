"""A termbase as text and back, so that it can be kept (see `checker.compiled`)."""

import json
from collections.abc import Sequence

from checker.termbase._entry import SETS, Entry
from checker.termbase._termbase import Termbase


def written(termbase: Termbase) -> str:
    """The text of a termbase, as JSON."""
    entries = [[entry.id, entry.kind, entry.place, [[*key, forms] for key, forms in entry.forms.items()],
                entry.acronyms, entry.category, entry.country, entry.part_of,
                [sorted(getattr(entry, name)) for name in SETS]]
               for entry in termbase.entries.values()]
    ambiguous = {name: sorted(bodies) for name, bodies in termbase.ambiguous.items()}
    return json.dumps([entries, ambiguous], ensure_ascii=False, separators=(",", ":"))


def read(text: str, digest: str) -> Termbase:
    """The termbase behind such a text; `digest` is what it was kept under."""
    rows, ambiguous = json.loads(text)
    entries = {}
    for name, kind, place, forms, acronyms, category, country, part_of, sets in rows:
        of_role = {(role, code): tuple(words) for role, code, words in forms}
        entries[kind, name] = Entry(name, kind, place, of_role, tuple(acronyms), category=category,
                                    country=country, part_of=part_of, **_sets(sets))
    return Termbase(entries, {name: frozenset(bodies) for name, bodies in ambiguous.items()}, digest)


def _sets(lists: Sequence[Sequence[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(one) for name, one in zip(SETS, lists, strict=True)}
