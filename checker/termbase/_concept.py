"""What a house termbase says of one concept: its terms in each language, and which of them to use."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether the house uses a term: preferred (at most one a language), admitted beside it, or forbidden."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class RawTerm:
    """A term as a file has it, before anything is understood: `line` is where it stands, `cased` whether its capitals
    matter. `language` is a tag such as `ar` or `en-GB`, `status` the file's own word for it."""

    concept: str
    language: str
    text: str
    status: str
    note: str
    cased: bool
    line: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a concept in one language. `note` is the house's reason, `place` file and line."""

    text: str
    language: str
    status: Status
    note: str
    cased: bool
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """One thing and the terms for it; two concepts are equal only when they are the same object."""

    id: str
    terms: tuple[Term, ...]

    def written(self, status: Status, language: str) -> tuple[str, ...]:
        """The terms with this status in this language, in the order of the file."""
        return tuple(term.text for term in self.terms if term.language == language and term.status is status)

    def advised(self, language: str) -> tuple[str, ...]:
        """The terms to use in this language: the preferred one, or else those admitted."""
        return self.written(Status.PREFERRED, language) or self.written(Status.ADMITTED, language)
