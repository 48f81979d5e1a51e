"""Whether a name is any state's: «جهاز الأمن الداخلي» is Britain's security service only where Britain is spoken of.

The termbase knows bodies by short names that their own country gives them, and other countries give the same to theirs:
an internal security agency, a national statistics office. Such a name has nothing but words that a lexicon knows.
"""

from checker.alignment import AlignedPair, Passage
from checker.comparing.bodies.naming import Body, country_of_place
from checker.comparing.clauses.known import known
from checker.comparing.remembering import remembered
from checker.comparing.wording import placed, spans_of
from checker.extract.organisations import ACRONYM
from checker.languages import language
from checker.languages.naming import naming
from checker.lexicon import State
from checker.mention import Mention, MentionKind
from checker.termbase import load_termbase

_PLACE, _HOME = "place:", "@"


def of_any_state(body: Body, here: Passage, pair: AlignedPair) -> bool:
    """Whether all words of a body's name are everyday ones, and neither text speaks of its country. Capitals tell a
    name from what it says, so only in languages without."""
    entry = load_termbase().body(body.value.partition("|")[0])
    acronym = any(ACRONYM in one.marks for one in body.mentions)
    if entry is None or not entry.country or acronym or naming(language(here.language)).capitals:
        return False
    return entry.country not in _countries(pair) and all(_everyday(one, here, pair) for one in body.mentions)


@remembered
def _countries(pair: AlignedPair) -> frozenset[str]:
    """The countries that either text speaks of, by their names, places or bodies."""
    found = {_country(value) for passage in (pair.source, pair.target)
             for kind in (MentionKind.PLACE, MentionKind.ORGANISATION)
             for mention in passage.document.of_kind(kind) for value in mention.value.split("|")}
    return frozenset(found - {""})


def _country(value: str) -> str:
    """The country of a place, or of a body that its value names with it (`org:police@gb`)."""
    if not value.startswith(_PLACE):
        return value.partition(_HOME)[2]
    return country_of_place(value, load_termbase())


def _everyday(mention: Mention, here: Passage, pair: AlignedPair) -> bool:
    answers, span = known(pair)[here is pair.target], placed(here, mention)
    return all(answers[place].state is not State.UNKNOWN
               for place, one in enumerate(spans_of(here)) if one.overlaps(span))
