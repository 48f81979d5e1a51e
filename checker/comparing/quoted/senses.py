"""Whether two quotations use words of the same sense: "lots of young trees" for «أشجار معمرة».

Every word of the lists `senses` and `antonyms` has senses that the languages share; words of two sides that share one,
or have near ones, answer to each other. A word of one quotation and one of the other that answer to nothing, and whose
senses may stand in each other's place, are suspect; the encoder decides, reading either quotation with the other
side's word.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.quoted.pairing import Couple
from checker.extract.cues import every_cue
from checker.extract.organisations import UNLISTED
from checker.extract.worded import words
from checker.languages import Language, language, shared
from checker.mention import Mention, MentionKind

# A competing reading is written with the first words of a sense.
_WORDS = 5
# Names are compared by checks of their own.
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)


class Word(NamedTuple):
    """A word with a sense: its place in the article, as written, and its senses (those of `antonyms` too)."""

    span: Span
    text: str
    senses: frozenset[str]
    opposed: frozenset[str]


class Exchange(NamedTuple):
    """Two words that may stand for each other and mean different things."""

    source: Word
    target: Word


def exchanges(pair: AlignedPair, couple: Couple) -> list[Exchange]:
    """The words of two quotations that are suspect of standing for one another. Words are matched one by one: where a
    quotation has two old things and the other an old and a young one, one of the old ones is left over."""
    source, target = _words(pair.source), _words(pair.target)
    inside = _within(source, couple.source), _within(target, couple.target)
    beside = [one for one in source if one not in inside[0]], [one for one in target if one not in inside[1]]
    left, right = _unmatched(inside[0], inside[1]), _unmatched(inside[1], inside[0])
    left, right = (_unmatched(left, _unmatched(beside[1], beside[0])),
                   _unmatched(right, _unmatched(beside[0], beside[1])))
    return [Exchange(one, other) for one in left for other in right if _exchangeable(one, other)]


def readings(mention: Mention, spoken: Language, word: Word, instead: Word) -> list[str]:
    """A quotation as it reads with the sense of another word in the place of one of its own."""
    table = spoken.data("senses")["cues"]
    start, end = word.span.start - mention.span.start, word.span.end - mention.span.start
    others = [_spelt(pattern) for sense in sorted(instead.senses) for pattern in table[sense][:_WORDS]]
    return [f"{mention.text[:start]}{other}{mention.text[end:]}" for other in dict.fromkeys(others)]


def _spelt(pattern: str) -> str:
    """A pattern as words: the first of its alternatives each, without the signs."""
    return " ".join(part.partition("|")[0].lstrip("~") for part in pattern.split() if part != "+")


def _words(passage: Passage) -> list[Word]:
    """The words of a passage that have a sense, the longest expressions only, names left out."""
    spoken = language(passage.language)
    names = [one.span for kind in _NAMES for one in passage.mentions(kind) if UNLISTED not in one.marks]
    return [word for index in passage.indices
            for word in _of_sentence(passage.document.sentences[index].text, spoken,
                                     passage.document.sentences[index].span.start)
            if not any(word.span.overlaps(name) for name in names)]


def _of_sentence(sentence: str, spoken: Language, start: int) -> Iterator[Word]:
    text = words(sentence, spoken)
    senses: dict[tuple[int, int], set[str]] = {}
    for cue in every_cue(sentence, spoken, "senses"):
        senses.setdefault((cue.first, cue.end), set()).add(cue.kind)
    poles = every_cue(sentence, spoken, "antonyms")
    for place, kinds in sorted(senses.items()):
        if any(place != other and other[0] <= place[0] and place[1] <= other[1] for other in senses):
            continue
        span = text.span(*place)
        opposed = frozenset(cue.kind for cue in poles if cue.first < place[1] and place[0] < cue.end)
        yield Word(Span(start + span.start, start + span.end), sentence[span.start:span.end], frozenset(kinds), opposed)


def _within(found: Sequence[Word], quotation: Mention) -> list[Word]:
    return [word for word in found if word.span.overlaps(quotation.span)]


def _unmatched(found: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words without an answer: each answers one, first by a sense they share, then by a near one."""
    free, left = list(others), list(found)
    for alike in (_same, _near):
        for word in tuple(left):
            answer = next((other for other in free if alike(word, other)), None)
            if answer:
                free.remove(answer)
                left.remove(word)
    return left


def _same(one: Word, other: Word) -> bool:
    return bool(one.senses & other.senses or one.opposed & other.opposed)


def _near(one: Word, other: Word) -> bool:
    return any(_nearby(sense) & other.senses for sense in one.senses)


def _exchangeable(one: Word, other: Word) -> bool:
    """Whether both words are of one sort, and no senses of theirs are the same or near."""
    sorts = {_sort(sense) for sense in one.senses} & {_sort(sense) for sense in other.senses}
    return bool(sorts) and not _same(one, other) and not _near(one, other)


@cache
def _sort(sense: str) -> str:
    sort = sense.partition("/")[0]
    return next((group[0] for group in shared("senses")["together"] if sort in group), sort)


@cache
def _nearby(sense: str) -> frozenset[str]:
    return frozenset(one for group in shared("senses")["near"] if sense in group for one in group)
