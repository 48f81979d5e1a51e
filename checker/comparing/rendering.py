"""What the lexicon says of the words of a mention: whether the other side of a pair renders them, and where.

The lists of bodies, roles and places hold names; what a text calls by common nouns ("the tourism department") the other
side may call by any rendering of them («إدارة السياحة», «مديرية السياحة»).
"""

from collections.abc import Iterator, Sequence

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.wording import Answers, chunks_of, placed, places_of, said_of, spans_of
from checker.lexicon import Answer, State
from checker.mention import Mention

# So many words may stand among the words that render a mention: «إدارة شؤون السياحة».
_APART = 1


def answered(mention: Mention, here: Passage, there: Passage) -> list[tuple[str, Answer]]:
    """The words of a mention, each with what the lexicon says of it."""
    words, told = chunks_of(here).text.words, said_of(here, there)[0]
    return [(words[place].written, told[place]) for place in places_of(here, mention)]


def rendered_otherwise(mention: Mention, here: Passage, there: Passage, besides: Sequence[Mention] = ()) -> bool:
    """Whether every word of a mention and a word of the other side that is part of no mention of its kind, nor of those
    `besides`, are each the rendering of the other: «الكتاب» are writers, but not where the other side has a "book" for
    them; «جدة» is no city beside a "grandmother"."""
    own, told, spans = places_of(here, mention), said_of(here, there), spans_of(there)
    taken = [placed(there, one) for one in (*there.mentions(mention.kind), *besides)]
    return bool(own) and all(_ordinary(place, told, spans, taken) for place in own)


def _ordinary(place: int, told: tuple[Answers, Answers], spans: Sequence[Span], taken: Sequence[Span]) -> bool:
    answer = told[0][place]
    if answer.state is not State.ANSWERED or answer.akin or told[1][answer.place].place != place:
        return False
    return not any(one.overlaps(spans[answer.place]) for one in taken)


def unrendered(mention: Mention, here: Passage, there: Passage) -> bool:
    """Whether the lexicon knows every word of a mention, and none has a rendering on the other side nor one akin."""
    told = answered(mention, here, there)
    return bool(told) and all(answer.state is State.UNANSWERED for _, answer in told)


def together(told: Sequence[Answer]) -> range:
    """The places of the words that render these, from the first to the last; none where one of them has no rendering
    or they stand apart."""
    if not told or any(one.state is not State.ANSWERED or one.akin for one in told):
        return range(0)
    places = [one.place for one in told]
    found = range(min(places), max(places) + 1)
    return found if len(found) <= len(told) + _APART + 1 else range(0)


def renderings(here: Passage, there: Passage) -> Iterator[tuple[int, int]]:
    """Where each word begins that has a rendering on the other side, and where that does, in characters."""
    mine, yours = spans_of(here), spans_of(there)
    for place, answer in zip(mine, said_of(here, there)[0], strict=True):
        if answer.state is State.ANSWERED and not answer.akin:
            yield place.start, yours[answer.place].start
