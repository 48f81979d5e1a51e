"""Whether words stand in quotation marks on both sides, and as far on one as on the other."""

from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.clauses.known import known
from checker.comparing.quoted.pairing import worded
from checker.comparing.readings.legible import legible
from checker.comparing.sources import attributed
from checker.comparing.wording import chunks_of, places_of
from checker.extract.quotations import NESTED, SAID, SPEECH, TERM, UNCLOSED, UNOPENED
from checker.extract.worded import words
from checker.languages import language
from checker.lexicon import State
from checker.mention import Mention, MentionKind

# Fewer words in marks are a manner of speaking more often than a quotation, or a name, unless the other side says the
# same in so many common words at least ("frank and useful").
_FEWEST, _FEWEST_COMMON = 4, 2
# How much more of its passage a quotation covers when its marks stand elsewhere, and by how much better the other
# side's words outside the marks must fit it.
_FURTHER, _FITTING = 0.3, 0.15
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)


class Sides(NamedTuple):
    """A side that quotes, the words it quotes, and the other side."""

    quoting: Passage
    quotation: Mention
    other: Passage
    by_source: bool


def unanswered(pair: AlignedPair) -> list[Sides]:
    """The words that one side quotes somebody with, between two marks, while the other has no mark at all."""
    return [Sides(here, one, there, here is pair.source)
            for here, there in ((pair.source, pair.target), (pair.target, pair.source))
            if legible(there) and not there.mentions(MentionKind.QUOTATION) and not _within_speech(there)
            for one in worded(here) if _whole(one) and _spoken(one, here) and not _is_name(one, here)
            and ((one.value == SPEECH and _length(one, here) >= _FEWEST) or _in_common_words(pair, here, one))]


def _spoken(quotation: Mention, here: Passage) -> bool:
    """Whether a word of saying stands beside a quotation, or what is said to somebody begins in it: "…," the head of
    the fire service in the capital said."""
    return SAID in quotation.marks or any(
        one.source and quotation.span.start <= content.start < quotation.span.end
        for one in attributed(here) for content in one.content)


def _in_common_words(pair: AlignedPair, here: Passage, one: Mention) -> bool:
    """Whether the other side has a word for each of several content words of a quotation, and none of these words is
    written like a name."""
    flip = here is not pair.source
    told, other = chunks_of(here), chunks_of(pair.source if flip else pair.target).text.words
    own = [known(pair)[flip][place] for place in places_of(here, one) if told.telling[place]]
    return one.value in (SPEECH, TERM) and len(own) >= _FEWEST_COMMON and all(
        each.state is State.ANSWERED and not each.akin and each.place >= 0 and not other[each.place].name
        for each in own)


def overreaching(pair: AlignedPair, similarity: Similarity) -> Asking[Sides | None]:
    """The quotation whose marks take in words that the other side leaves outside its own, or None."""
    source, target = worded(pair.source), worded(pair.target)
    within = any(NESTED in one.marks for passage in (pair.source, pair.target)
                 for one in passage.mentions(MentionKind.QUOTATION))
    if not source or not target or within or not all(_is_speech(one) for one in (*source, *target)):
        return None
    shares = _share(source, pair.source), _share(target, pair.target)
    if abs(shares[0] - shares[1]) < _FURTHER:
        return None
    by_source = shares[0] > shares[1]
    long, short = (source, target) if by_source else (target, source)
    here, there = (pair.source, pair.target) if by_source else (pair.target, pair.source)
    quoted, less = (" ".join(one.text for one in ones) for ones in (long, short))
    yield from similarity.known((quoted, there.text, less))
    if (yield from similarity(quoted, there.text)) - (yield from similarity(quoted, less)) < _FITTING:
        return None
    return Sides(here, max(long, key=lambda one: len(one.text)), there, by_source)


def _is_speech(quotation: Mention) -> bool:
    return quotation.value == SPEECH and _whole(quotation)


def _whole(quotation: Mention) -> bool:
    return not quotation.marks & {UNOPENED, UNCLOSED}


def _within_speech(passage: Passage) -> bool:
    """Whether the sentences around leave a quotation open in which this passage stands."""
    before, behind = passage.indices[0] - 1, passage.indices[-1] + 1
    sentences = passage.document.sentences
    return any(UNCLOSED in one.marks for one in _quotations(passage, before) if before >= 0) or any(
        UNOPENED in one.marks for one in _quotations(passage, behind) if behind < len(sentences))


def _quotations(passage: Passage, index: int) -> list[Mention]:
    if not 0 <= index < len(passage.document.sentences):
        return []
    return list(passage.document.of_kind(MentionKind.QUOTATION, (index,)))


def _length(quotation: Mention, passage: Passage) -> int:
    return len(words(quotation.text, language(passage.language)).words)


def _share(quotations: list[Mention], passage: Passage) -> float:
    """How much of a passage's words stand in these quotations."""
    whole = len(words(passage.text, language(passage.language)).words)
    return sum(_length(one, passage) for one in quotations) / max(1, whole)


def _is_name(quotation: Mention, passage: Passage) -> bool:
    """Whether the words are mostly the name of a person, a body or a place."""
    covered = sum(min(one.span.end, quotation.span.end) - max(one.span.start, quotation.span.start)
                  for kind in _NAMES for one in passage.mentions(kind) if one.span.overlaps(quotation.span))
    return covered > len(quotation.text) / 2
