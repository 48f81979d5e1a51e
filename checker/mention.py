"""A fact as one side states it: what kind it is, its value in terms both languages share, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from checker.article import Span

# How the value of a body begins: one of the termbase (`org:ohchr`); one that it lacks, by its folded words
# (`org?:blue sky trust`); by its acronym alone (`org?:#BST`), also as the names of the letters sound (`org?:#~bbc`).
LISTED_BODY, UNLISTED_BODY, ACRONYM_BODY, SPELLED_BODY = "org:", "org?:", "org?:#", "org?:#~"


class MentionKind(StrEnum):
    """The kinds of fact that are extracted; one module in `checker.extract` for each."""

    NUMBER = "number"
    QUANTITY = "quantity"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    PLACE = "place"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    CUE = "cue"
    COLLECTIVE = "collective"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a fact.

    `value` is normalised so that both languages share it (`12` for ١٢ and *twelve*, `org:ohchr` for the UN human
    rights office under any of its names); `text` is as written; `span` counts characters of the article's text.
    `marks` say what the surrounding words add: `at-least`, `approximate`, `percent`, `ordinal`, `head` (of a body) …
    """

    kind: MentionKind
    value: str
    text: str
    span: Span
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement with its source: who speaks, the words that say so, and what is said.

    `cue` is the word or phrase of saying, its value the act in terms both languages share (`say`, `deny`, `according`
    …). `source` covers the noun phrase that names who speaks, None for a verb without a subject («وأضاف») and a
    passive. `speakers` are the mentions in it, in the order of the text: persons, bodies, roles, places and collectives
    ("police", «شهود»); where the source is a pronoun, a description ("the minister") or missing, those of what it
    stands for, and `antecedent` covers the words of that. `content` covers what is said, in one stretch or more.
    """

    cue: Mention
    speakers: tuple[Mention, ...]
    source: Span | None = None
    content: tuple[Span, ...] = ()
    antecedent: Span | None = None

    @property
    def act(self) -> str:
        """What is done with the claim: `say`, `claim`, `deny` …"""
        return self.cue.value
