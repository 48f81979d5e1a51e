"""What of a pair is answered for without a vector: by hard evidence, and by the lexicon of its languages.

Names, figures and bodies that extraction finds on both sides answer for each other whatever an encoder makes of them;
for other words the lexicon is asked. What neither knows is open, and only that is put to the encoder.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.wording import Answers, chunks_of, placed, said_of, spans_of
from checker.languages import language
from checker.languages.hearing import heard, said
from checker.languages.transliteration import sounds
from checker.lexicon import Answer, State
from checker.mention import MentionKind

# What both sides share under one value is covered on both.
_SHARED = (MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE, MentionKind.ORGANISATION, MentionKind.PLACE,
           MentionKind.ROLE)
# A name of a single heavy sound ("Lee") sounds like too many words.
_LEAST_SOUNDS = 2
_EVIDENT = Answer(State.ANSWERED)


def known(source: Passage, target: Passage) -> tuple[Answers, Answers]:
    """What is known of each word of a pair without the encoder; what hard evidence covers is answered."""
    found = []
    for passage, side, evident in zip((source, target), said_of(source, target), _evident(source, target),
                                      strict=True):
        sure = _within(spans_of(passage), evident)
        found.append(tuple(_EVIDENT if place in sure else one for place, one in enumerate(side)))
    return found[0], found[1]


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


def _evident(source: Passage, target: Passage) -> tuple[list[Span], list[Span]]:
    """The characters that hard evidence covers, on either side."""
    found: tuple[list[Span], list[Span]] = ([], [])
    for kind in _SHARED:
        ones, others = source.mentions(kind), target.mentions(kind)
        values = [{value for one in side for value in one.value.split("|")} for side in (ones, others)]
        shared = values[0] & values[1]
        for spans, passage, mentions in zip(found, (source, target), (ones, others), strict=True):
            spans += [placed(passage, one) for one in mentions if shared & {*one.value.split("|")}]
    for here, there, flip in ((source, target, False), (target, source, True)):
        for name, word in _heard_names(here, there):
            found[flip].append(name)
            found[not flip].append(word)
    return found


def _heard_names(here: Passage, there: Passage) -> Iterator[tuple[Span, Span]]:
    """The words written like names that the other side says by sound, and where."""
    writing, spoken = language(here.language), language(there.language)
    if writing.script == spoken.script:
        return
    listening = heard(there.text, spoken)
    for word, span in zip(chunks_of(here).text.words, spans_of(here), strict=True):
        sound = sounds(word.written, writing) if word.name else None
        if sound is None or sound.consonants < _LEAST_SOUNDS:
            continue
        for _, first, last in said(sound, listening, spoken):
            yield span, Span(listening[first].start, listening[last].end)
