"""Persons whom something comes from on one side and goes to on the other: "a pass to Sane", «تمريرة من ساني»."""

from collections.abc import Iterator

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.sounded import sounded
from checker.comparing.places.motion import lead, opposite, passed, with_its_lead
from checker.languages import language
from checker.languages.naming import naming
from checker.mention import Mention, MentionKind

KIND = MentionKind.PERSON


def turned_passes(pair: AlignedPair) -> Iterator[tuple[Mention, Mention]]:
    """The persons that either side names once, behind a pass, a letter or the like, and in opposite ways: of the source
    and of the target."""
    for here, there in ((pair.source, pair.target), (pair.target, pair.source)):
        # What is heard is placed by the words of one sentence.
        if naming(language(here.language)).capitals and len(here.indices) == len(there.indices) == 1:
            for one, other in _turned(here, there):
                yield (one, other) if here is pair.source else (other, one)


def _turned(here: Passage, there: Passage) -> Iterator[tuple[Mention, Mention]]:
    for mention in here.mentions(KIND):
        led = lead(mention.span, here)
        if led is None or not passed(led, here):
            continue
        answer = _answer(mention, here, there)
        back = lead(answer.span, there) if answer else None
        if answer and back and passed(back, there) and opposite(led.way, back.way):
            yield with_its_lead(mention, led, here), with_its_lead(answer, back, there)


def _answer(mention: Mention, here: Passage, there: Passage) -> Mention | None:
    """The name on the other side, where each word of it that is heard there stands once on either side."""
    if any(here.text.count(word) > 1 for word in mention.text.split()):
        return None
    start = here.span.start
    said = [other for span, other in sounded(here, there)
            if mention.span.start <= span.start + start and span.end + start <= mention.span.end]
    if not said:
        return None
    span = Span(min(said).start + there.span.start, max(said).end + there.span.start)
    words = there.document.article.text[span.start:span.end]
    # Where a word is heard twice, another stands between the two.
    return Mention(KIND, mention.value, words, span) if len(words.split()) == len(set(said)) else None
