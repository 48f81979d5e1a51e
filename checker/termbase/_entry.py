"""What a termbase knows of one body, portfolio, country or place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# The roles of names that hold for one gender, and the fields that are sets, in the order in which they are kept.
GENDERS = ("masculine", "feminine")
SETS = ("look_alikes", "wider", "covers", "marks")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that both languages name.

    `kind` is `organisation`, `portfolio`, `country` or `place`; `forms` holds its written forms by role and language
    ("head", "ar"). The roles: `name`; `cased` (a name only when written with these capitals: "Boots"); `weak` (a name
    only where a full name stands elsewhere in the article: "the agency"); `head` (a leader's title: "UN High
    Commissioner for Human Rights"); `hint` (no name, but what a text may say in its place, so that it is not missed:
    "MPs", «نائب», for the House of Commons); of a country also `adjective`, `people` and `capital`; of a role also
    `masculine` and `feminine` (names that hold for one gender: «شقيق» is a brother only). `look_alikes` are ids of
    entries it is easily confused with, `category` is the file's `class`, `part_of` the id of the body it belongs to. Of
    a role `part_of` is the wider one, `wider` are further wider ones, `covers` the classes of which it may name anybody
    ("official": the whole government), and `marks` what it says beside its title (an undersecretary is a deputy).
    """

    id: str
    kind: str
    place: str
    forms: Mapping[tuple[str, str], tuple[str, ...]]
    acronyms: tuple[str, ...] = ()
    look_alikes: frozenset[str] = frozenset()
    category: str = ""
    country: str = ""
    part_of: str = ""
    wider: frozenset[str] = frozenset()
    covers: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    def written(self, role: str, language: str) -> tuple[str, ...]:
        """The forms with this role in this language, the preferred one first."""
        return self.forms.get((role, language), ())

    def names(self, language: str) -> tuple[str, ...]:
        """The full names in this language, the preferred one first: what a phrase is compared with."""
        return tuple(form for role in ("name", "cased", *GENDERS) for form in self.written(role, language))

    def languages(self) -> Iterator[str]:
        """The languages that name it."""
        yield from dict.fromkeys(language for _, language in self.forms)

    def label(self, language: str) -> str:
        """How a message in this language names it: "UN refugee agency (UNHCR)"."""
        name = next((form for form in self._spoken(language)), self.id)
        acronym = self.acronyms[0] if self.acronyms else ""
        return f"{name} ({acronym})" if acronym and acronym.lower() not in name.lower() else name

    def _spoken(self, language: str) -> Iterator[str]:
        yield from self.names(language)
        for other in self.languages():
            yield from self.names(other)
