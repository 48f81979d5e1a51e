"""Who speaks beside somebody and who is somebody's own: "the defendant's lawyer said", «قال المتهم»."""

from collections.abc import Iterator

from checker.comparing.sources import known
from checker.comparing.speakers import Speaker
from checker.comparing.statements import Statements
from checker.comparing.wording import places_of, said_of
from checker.languages.speaking import kin
from checker.lexicon import State
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase

Both = tuple[Mention, Mention]


def on_behalf(found: Statements, termbase: Termbase) -> Both | None:
    """The sources of two statements that answer each other, of which one is a person of the other's (his lawyer, her
    mother) and the other side knows nobody of the kind."""
    for one, other in found.answered:
        if one.said.antecedent or other.said.antecedent or not (one.speaks and other.speaks):
            continue
        for mine, yours in ((one, other), (other, one)):
            if _named(mine) and _named(yours):
                continue
            if owned := next(_owned(mine, yours, termbase), None):
                return (owned, yours.best) if mine is one else (yours.best, owned)
    return None


def _owned(one: Speaker, other: Speaker, termbase: Termbase) -> Iterator[Mention]:
    """The words of a source for somebody's own people, if the other side has no word for them."""
    answers = said_of(one.passage, other.passage)[0]
    for mention in one.mentions(MentionKind.COLLECTIVE):
        own = kin().issuperset(mention.value.split("|"))
        if own and not known(mention, one.passage, other.passage, termbase) and all(
                answers[place].state is State.UNANSWERED for place in places_of(one.passage, mention)):
            yield mention


def _named(one: Speaker) -> bool:
    return bool(one.mentions(MentionKind.PERSON))
