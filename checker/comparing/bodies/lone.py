"""The bodies of a pair that only one of its sides names."""

from collections.abc import Sequence

from checker.alignment import AlignedPair, Passage
from checker.comparing.bodies.naming import Body, bodies
from checker.comparing.bodies.relations import Relation, relation
from checker.comparing.remembering import remembered
from checker.comparing.rendering import answered, together
from checker.extract import kinds
from checker.extract.worded import words
from checker.languages import language
from checker.languages.naming import naming
from checker.lexicon import State
from checker.mention import LISTED_BODY, Mention
from checker.termbase import load_termbase

# So many words before or behind what a body is for its class may stand: «مديرية التربية», "department of education".
_BESIDE = 2
MINISTRY, COUNTRY = f"{LISTED_BODY}ministry/", "@"


@remembered
def left(pair: AlignedPair) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """The bodies of either side that the other does not name, nor describes in other words ("the tourism department" is
    a ministry by its pattern, «إدارة السياحة» is none)."""
    source, target, termbase = bodies(pair.source), bodies(pair.target), load_termbase()

    def without(ones: Sequence[Body], others: Sequence[Body], here: Passage, there: Passage) -> tuple[Body, ...]:
        return tuple(one for one in ones
                     if all(relation(one.value, other.value, termbase) is not Relation.SAME for other in others)
                     and not (_is_description(one, here) and any(_described(mention, here, there)
                                                                 for mention in one.mentions)))

    return without(source, target, pair.source, pair.target), without(target, source, pair.target, pair.source)


def _is_description(body: Body, here: Passage) -> bool:
    """Whether common nouns name a body of no country: "the education department", no "Department of State"."""
    capitals = naming(language(here.language)).capitals
    return body.value.startswith(MINISTRY) and COUNTRY not in body.value and not (
        capitals and any(letter.isupper() for mention in body.mentions for letter in mention.text))


def _described(mention: Mention, here: Passage, there: Passage) -> bool:
    """Whether the words of a mention beside its class are rendered next to a word for a body of that class: "the
    education department", «مديرية التربية»."""
    spoken, other = language(here.language), language(there.language)
    classes = kinds(mention.text, spoken)
    found = together([answer for word, answer in answered(mention, here, there)
                      if answer.state is not State.UNKNOWN and not kinds(word, spoken)])
    beside = words(there.text, other).words[max(0, found.start - _BESIDE):found.stop + _BESIDE] if found else ()
    return any(classes & kinds(word.written, other) for word in beside)
