"""A fact as one side states it: what kind it is, its value in terms both languages share, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from checker.article import Span


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
    …). `speakers` are the mentions in the noun phrase beside it, in the order of the text: persons, bodies, roles,
    places and collectives ("police", «شهود»); empty for a pronoun, or a verb without a subject («وأضاف»). `claim`
    covers what the sentence holds besides cue and source, on the side where more of it stands.
    """

    cue: Mention
    speakers: tuple[Mention, ...]
    claim: Span

    @property
    def act(self) -> str:
        """What is done with the claim: `say`, `claim`, `deny` …"""
        return self.cue.value
