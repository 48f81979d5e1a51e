"""The words of a passage that deny or have an opposite, without those in names: behind his office «إيدي راما» is a man,
whatever «أيد» and «أيدي» are, and the judge «نافي بيلاي» denies nothing."""

from collections.abc import Iterator

from checker.alignment import Passage
from checker.extract.persons import FULL, SURE
from checker.mention import Mention, MentionKind


def unnamed(passage: Passage, kind: MentionKind = MentionKind.POLARITY) -> Iterator[Mention]:
    """The mentions of this kind that are in nobody's full name, where a name is sure."""
    people = [one.span for one in passage.mentions(MentionKind.PERSON) if {FULL, SURE} <= one.marks]
    return (one for one in passage.mentions(kind)
            if not any(name.start <= one.span.start and one.span.end <= name.end for name in people))
