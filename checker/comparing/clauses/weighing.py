"""How much it weighs that one side alone has some words: languages put a thing in many ways, and a lexicon knows all of
them of no word.

Of 720 faithful pairs that nobody had tuned to, twelve were reported for one word of the language in which the lexicon
has its renderings («صراع» of "after a long illness"), five errors were found so; for a circumstance of that side beside
open headwords on the other («مع وقف التنفيذ», "a conditional sentence") seven and none.
"""

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.clauses.known import known
from checker.comparing.clauses.surroundings import joined
from checker.comparing.wording import chunks_of, spans_of
from checker.finding import Severity
from checker.lexicon import State, lexicon

# From this share of open words on, and so many of them, what one side has may be what the other says.
_OPEN, _FEW = 0.09, 2


def weight_of_phrase(pair: AlignedPair, here: Passage, place: Span) -> Severity:
    """What a phrase weighs that only one side has: one word with content, of which the lexicon has no more than
    renderings, is worth a glance. (A member that a conjunction adds is seldom put otherwise.)"""
    telling, spans = chunks_of(here).telling, spans_of(here)
    own = [number for number, span in enumerate(spans) if telling[number] and span.overlaps(place)]
    lone = len(own) <= 1 and _renders(pair, here)
    return Severity.LOW if lone and not any(joined(here, number) for number in own) else Severity.MEDIUM


def weight_of_circumstance(pair: AlignedPair, here: Passage) -> Severity:
    """The same of a circumstance: the headwords that are open on the other side may tell it in other words."""
    there = pair.target if here is pair.source else pair.source
    telling, answers = chunks_of(there).telling, known(pair)[there is pair.target]
    content = [answer for answer, tells in zip(answers, telling, strict=True) if tells]
    unanswered = sum(answer.state is State.UNANSWERED for answer in content)
    doubtful = _renders(pair, here) and unanswered >= max(_FEW, _OPEN * len(content))
    return Severity.LOW if doubtful else Severity.MEDIUM


def _renders(pair: AlignedPair, here: Passage) -> bool:
    """Whether a passage is in the language in which a lexicon has its renderings."""
    found = lexicon(pair.source.language, pair.target.language)
    return found is not None and here.language == found.renderings
