"""What a title says by itself of who bears it, and what the words beside titles of its field do not say."""

from checker.extract._role_names import ROLE
from checker.languages import Language
from checker.termbase import Entry, Hit, Termbase


def inherent(hit: Hit, termbase: Termbase) -> frozenset[str]:
    """What a title says by itself: an undersecretary is a deputy of the minister, a chargé d'affaires acts for the
    ambassador."""
    return frozenset.intersection(*(entry.marks if entry else frozenset() for entry in _meant(hit, termbase)))


def read_otherwise(hit: Hit, termbase: Termbase, spoken: Language) -> frozenset[str]:
    """The marks whose words are other words beside a title of its field: beside a player «منتخب» is a national team."""
    table = spoken.data("roles").get("otherwise", {})
    return frozenset(mark for entry in _meant(hit, termbase) if entry for mark in table.get(entry.category, ()))


def _meant(hit: Hit, termbase: Termbase) -> list[Entry | None]:
    names = (alias.value.removeprefix(ROLE).partition("/")[0] for alias in hit.aliases)
    return [termbase.entries.get(("role", name)) for name in names]
