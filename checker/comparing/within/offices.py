"""Two offices that one text gives one person, of which nobody holds both."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from checker.comparing.roles import Relation, relation
from checker.document import Document
from checker.extract.cues import cues
from checker.languages import Language, language
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase

_MINISTER = "role:minister/"
# "Salma Idris, the foreign minister": so many characters between name and office.
_BETWEEN = 6


class Office(NamedTuple):
    """An office, who holds it, and the sentence that says so."""

    role: Mention
    holder: str
    sentence: int


def rival_offices(document: Document, termbase: Termbase) -> Iterator[tuple[Office, Office]]:
    """Ministries of two portfolios under one person, none of them former; silent where the text speaks of a change."""
    spoken = language(document.article.language)
    if any(_changes(sentence.text, spoken) for sentence in document.sentences):
        return
    found: dict[str, list[Office]] = {}
    for office in _offices(document):
        found.setdefault(office.holder, []).append(office)
    for held in found.values():
        for one, other in combinations(held, 2):
            rivals = relation(one.role.value, other.role.value, termbase) is Relation.OTHER
            if rivals and one.sentence != other.sentence:
                yield one, other
                break


def _offices(document: Document) -> Iterator[Office]:
    for index in range(len(document.sentences)):
        persons = [one for one in document.of_kind(MentionKind.PERSON, (index,)) if "full" in one.marks]
        for role in document.of_kind(MentionKind.ROLE, (index,)):
            if "former" in role.marks or not all(one.startswith(_MINISTER) for one in role.value.split("|")):
                continue
            holder = next((one for one in persons if _beside(document, role, one)), None)
            if holder:
                yield Office(role, holder.value, index)


def _beside(document: Document, role: Mention, person: Mention) -> bool:
    """Whether an office and a name are one noun phrase: "Foreign Minister Salma Idris", "Salma Idris, the …"."""
    first, second = sorted((role, person), key=lambda one: one.span)
    between = document.article.text[first.span.end:second.span.start]
    before = first is role and not between.strip()
    return before or (first is person and between.startswith((",", "،")) and len(between) <= _BETWEEN)


def _changes(text: str, spoken: Language) -> bool:
    return bool(cues(text, spoken, "offices"))
