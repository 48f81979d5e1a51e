"""What the lexicon says of the words of a mention: whether the other side of a pair renders them, and where.

The lists of bodies, roles and places hold names; what a text calls by common nouns ("the tourism department") the other
side may call by any rendering of them («إدارة السياحة», «مديرية السياحة»).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.readings.editing import placed
from checker.extract.worded import words
from checker.languages import Language, language
from checker.lexicon import Answer, State, answers
from checker.mention import Mention

# So many words may stand among the words that render a mention: «إدارة شؤون السياحة».
_APART = 1
_NOTHING = Answer(State.UNKNOWN)


def answered(mention: Mention, here: Passage, there: Passage) -> list[tuple[str, Answer]]:
    """The words of a mention, each with what the lexicon says of it."""
    span, spoken = placed(here, mention), language(here.language)
    found = zip(words(here.text, spoken).words, _sides(here, there), _spans(here.text, spoken), strict=True)
    return [(word.written, answer) for word, answer, place in found if place.overlaps(span)]


def rendered_otherwise(mention: Mention, here: Passage, there: Passage) -> bool:
    """Whether the only word of a mention and a word of the other side that is part of no mention of its kind are each
    the rendering of the other: «الكتاب» are writers, but not where the other side has a "book" for them."""
    spans, span = _spans(here.text, language(here.language)), placed(here, mention)
    own = [place for place, one in enumerate(spans) if one.overlaps(span)]
    answer = _sides(here, there)[own[0]] if len(own) == 1 else _NOTHING
    if answer.state is not State.ANSWERED or answer.akin or _sides(there, here)[answer.place].place != own[0]:
        return False
    other = _spans(there.text, language(there.language))[answer.place]
    return not any(placed(there, one).overlaps(other) for one in there.mentions(mention.kind))


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
    mine, yours = (_spans(passage.text, language(passage.language)) for passage in (here, there))
    for place, answer in zip(mine, _sides(here, there), strict=True):
        if answer.state is State.ANSWERED and not answer.akin:
            yield place.start, yours[answer.place].start


def _sides(here: Passage, there: Passage) -> tuple[Answer, ...]:
    texts = [tuple(word.text for word in words(passage.text, language(passage.language)).words)
             for passage in (here, there)]
    return answers(texts[0], texts[1], (here.language, there.language))[0]


@lru_cache(maxsize=2048)
def _spans(text: str, spoken: Language) -> tuple[Span, ...]:
    """Where each word of a text stands."""
    found = words(text, spoken)
    return tuple(found.span(place, place + 1) for place in range(len(found.words)))
