"""The entries of a termbase, by kind and id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.mention import LISTED_BODY
from checker.termbase._entry import Entry


@dataclass(frozen=True, slots=True, eq=False)
class Termbase:
    """What was loaded: entries by (kind, id), and the aliases declared to mean several bodies.

    Two termbases are equal only when they are the same object, so that what is built from one can be kept for it;
    `digest` says what is made of it in another run as well (empty: nothing is).
    """

    entries: Mapping[tuple[str, str], Entry]
    ambiguous: Mapping[str, frozenset[str]]
    digest: str = ""

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind, in the order of the files."""
        return (entry for entry in self.entries.values() if entry.kind == kind)

    def organisation(self, name: str) -> Entry | None:
        """The body with this id."""
        return self.entries.get(("organisation", name))

    def body(self, value: str) -> Entry | None:
        """The body that a mention's value names (`org:ohchr`)."""
        return self.organisation(value.removeprefix(LISTED_BODY))

    def portfolio(self, name: str) -> Entry | None:
        """The portfolio with this id."""
        return self.entries.get(("portfolio", name))

    def country(self, code: str) -> Entry | None:
        """The country with this id."""
        return self.entries.get(("country", code))
