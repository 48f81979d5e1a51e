"""What of a pair is answered for without a vector: by hard evidence, and by the lexicon of its languages.

Names, figures and bodies that extraction finds on both sides answer for each other whatever an encoder makes of them;
for other words the lexicon is asked. What neither knows is open, and only that is put to the encoder.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.figures.facts import Fact, facts
from checker.comparing.figures.settling import settled
from checker.comparing.names.sounded import sounded
from checker.comparing.remembering import remembered
from checker.comparing.wording import Answers, placed, said_of, spans_of
from checker.lexicon import Answer, State
from checker.mention import MentionKind

# What both sides share under one value is covered on both.
_SHARED = (MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE, MentionKind.ORGANISATION, MentionKind.PLACE,
           MentionKind.ROLE)
_LISTED_PLACE = "place:"
_EVIDENT = Answer(State.ANSWERED)


@remembered
def known(pair: AlignedPair) -> tuple[Answers, Answers]:
    """What is known of each word of a pair without the encoder; what hard evidence covers is answered."""
    found, source, target = [], pair.source, pair.target
    for passage, side, evident in zip((source, target), said_of(source, target), _evident(pair), strict=True):
        sure = _within(spans_of(passage), evident)
        found.append(tuple(_EVIDENT if place in sure else one for place, one in enumerate(side)))
    return found[0], found[1]


@remembered
def mutual(pair: AlignedPair) -> tuple[Answers, Answers]:
    """The same where a word has no answer whose answer answers better for another word: "admitted" for «القرار», which
    is the decision."""
    source, target = known(pair)
    return _answering(source, target), _answering(target, source)


def _answering(answers: Answers, others: Answers) -> Answers:
    return tuple(one._replace(state=State.UNANSWERED) if one.place >= 0 and others[one.place].place not in (place, -1)
                 else one for place, one in enumerate(answers))


def _stated(pair: AlignedPair, side: int) -> list[Fact]:
    """The figures of a side that the other states: those that agree, and those that it implies ("12 months" beside
    «أكثر من عام»)."""
    told = settled(pair)
    open_ = {*(told.source_alone, told.target_alone)[side], *(both[side] for both in told.confused)}
    return [one for one in facts((pair.source, pair.target)[side]) if one not in open_]


def _within(places: Sequence[Span], evident: Iterable[Span]) -> set[int]:
    """The words that these characters are in. Words stand in order, so each span is looked up, not compared with all of
    them."""
    ends = [place.end for place in places]
    found: set[int] = set()
    for span in evident:
        first = bisect_right(ends, span.start)
        while first < len(places) and places[first].start < span.end:
            found.add(first)
            first += 1
    return found


def _evident(pair: AlignedPair) -> tuple[list[Span], list[Span]]:
    """The characters that hard evidence covers, on either side; figures however they are put ("a fifth", 20 %)."""
    source, target = pair.source, pair.target
    found = ([placed(source, one.mention) for one in _stated(pair, 0)],
             [placed(target, one.mention) for one in _stated(pair, 1)])
    for kind in _SHARED:
        ones, others = source.mentions(kind), target.mentions(kind)
        values = [{value for one in side for value in one.value.split("|")} for side in (ones, others)]
        shared = values[0] & values[1]
        for spans, passage, mentions in zip(found, (source, target), (ones, others), strict=True):
            spans += [placed(passage, one) for one in mentions if shared & {*one.value.split("|")}]
    for here, there, flip in ((source, target, False), (target, source, True)):
        for name, word in sounded(here, there):
            if not _told_apart((here, name), (there, word)):
                found[flip].append(name)
                found[not flip].append(word)
    return found


def _told_apart(*words: tuple[Passage, Span]) -> bool:
    """Whether two words that sound alike are two places that have names of their own: Guyana and «غانا»."""
    named = [{value for mention in passage.mentions(MentionKind.PLACE) if placed(passage, mention).overlaps(span)
              for value in mention.value.split("|") if value.startswith(_LISTED_PLACE)} for passage, span in words]
    return bool(named[0] and named[1]) and named[0].isdisjoint(named[1])

