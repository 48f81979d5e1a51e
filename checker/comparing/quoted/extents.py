"""Where quotation marks begin and end: "the deal is “dead, and talks go on”" for «الاتفاق «ميت»، والمحادثات مستمرة».

Two quotations that answer each other hold the same words. Where a quotation begins or ends with words that the other
side has outside its marks, somebody is quoted with what is not his, or his words are taken for the paper's own.
"""

from collections.abc import Iterator
from itertools import takewhile

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.clauses.known import known
from checker.comparing.quoted.pairing import worded
from checker.comparing.quoted.standing import Sides
from checker.comparing.readings.legible import legible
from checker.comparing.sources import attributed
from checker.comparing.wording import Answers, chunks_of, places_of
from checker.extract.quotations import NAME, NESTED, UNCLOSED, UNOPENED
from checker.lexicon import State
from checker.mention import Mention, MentionKind

# So many words at an edge stand outside the other side's marks: one may have been answered by chance.
_LEAST = 2
# In a quotation of more such words one is enough if it stands so near to the other side's marks.
_FEW, _BESIDE = 2, 2


def misplaced(pair: AlignedPair) -> Sides | None:
    """The quotation that begins or ends with words which the other side leaves outside its own, or None."""
    passages = pair.source, pair.target
    # Where one quotation stands within another, a copy that lacks a mark tells nothing of where the outer one ends.
    if not all(map(legible, passages)) or any(NESTED in one.marks for passage in passages
                                              for one in passage.mentions(MentionKind.QUOTATION)):
        return None
    answers = known(pair)
    for here, there, mine, yours in ((pair.source, pair.target, *answers), (pair.target, pair.source, *answers[::-1])):
        inside = {place for one in there.mentions(MentionKind.QUOTATION) for place in places_of(there, one)}
        for one in worded(here):
            held = list(_held(here, one, mine, yours))
            if inside and _whole(one) and (_swallowed(one, here, there) or (not inside.isdisjoint(held) and max(
                    _outside(held, inside), _outside(held[::-1], inside)) >= _LEAST)):
                return Sides(here, one, there, here is pair.source)
    return None


def _held(here: Passage, quotation: Mention, mine: Answers, yours: Answers) -> Iterator[int]:
    """The words of the other side by which words of a quotation, and no others, are rendered."""
    told = chunks_of(here)
    for place in places_of(here, quotation):
        answer = mine[place]
        if (told.telling[place] and answer.state is State.ANSWERED and not answer.akin and answer.place >= 0
                and yours[answer.place].place == place):
            yield answer.place


def _outside(held: list[int], inside: set[int]) -> int:
    """How many words at the beginning stand outside the marks of the other side; one alone counts for as many if it
    stands right beside them."""
    found = list(takewhile(lambda place: place not in inside, held))
    if len(found) == 1 and len(held) > _FEW and any(abs(found[0] - place) <= _BESIDE for place in inside):
        return _LEAST
    return len(found)


def _swallowed(quotation: Mention, here: Passage, there: Passage) -> bool:
    """Whether a quotation has taken in who says it (“It is over, the coach said in the end”), while every source of the
    other side stands outside its marks."""
    marked = [one.span for one in there.mentions(MentionKind.QUOTATION)]
    outside = [one for one in attributed(there) if not any(one.cue.span.overlaps(span) for span in marked)]
    return len(outside) == len(attributed(there)) > 0 and all(
        _within(one.cue.span, quotation) for one in attributed(here)) and any(
        one.source and _within(one.source, quotation) and any(
            content.start <= quotation.span.start < content.end <= one.cue.span.start for content in one.content)
        for one in attributed(here))


def _within(span: Span, quotation: Mention) -> bool:
    return quotation.span.start <= span.start and span.end <= quotation.span.end


def _whole(quotation: Mention) -> bool:
    return quotation.value != NAME and not quotation.marks & {UNOPENED, UNCLOSED}
