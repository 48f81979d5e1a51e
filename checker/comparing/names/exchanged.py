"""Names that have changed places: "Sami was killed at once; Nabil died in hospital" and «قُتل نبيل فورا، أما سامي …».

Both sides name the same persons, so no name is missing; but what is told of the one here is told there of the other.
The words of each clause belong to the only name in it, and the lexicon says which words answer for each other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.sounded import sounded
from checker.comparing.wording import Answers, chunks_of, in_article, said_of, spans_of
from checker.languages import folded, language
from checker.lexicon import State
from checker.mention import Mention, MentionKind

# So many words must be told of the other one, some of either, and none of the one himself.
_TOLD = 3
_CLAUSE_END = re.compile(r"[,;:.!?،؛؟()–—]")
# Words of one name stand so near each other.
_APART = 2


class Name(NamedTuple):
    """A name that both sides say: where it stands in the text of either passage."""

    source: Span
    target: Span


def exchanged(pair: AlignedPair) -> tuple[Mention, Mention] | None:
    """A name of the source with the one that the target has in its place, where that in turn has its place."""
    names = _names(pair)
    told = _told(pair, names) if len(names) > 1 else Counter()
    for one, other in combinations(range(len(names)), 2):
        crossed = told[one, other], told[other, one]
        if all(crossed) and sum(crossed) >= _TOLD and not (told[one, one] or told[other, other]):
            return _mention(pair.source, names[one].source), _mention(pair.target, names[other].target)
    return None


def _names(pair: AlignedPair) -> list[Name]:
    """The names of the source that the target says by sound, the words of one name as one; those that two share left
    out."""
    found = sorted((mine, yours) for mine, yours in sounded(pair.source, pair.target))
    if not found:
        found = sorted((mine, yours) for yours, mine in sounded(pair.target, pair.source))
    merged: list[Name] = []
    for mine, yours in found:
        last = merged[-1] if merged else None
        if last and mine.start - last.source.end <= _APART and 0 <= yours.start - last.target.end <= _APART:
            merged[-1] = Name(Span(last.source.start, mine.end), Span(last.target.start, yours.end))
        elif last is None or mine.start >= last.source.end:
            merged.append(Name(mine, yours))
    return [one for one in merged if sum(one.target.overlaps(other.target) for other in merged) == 1]


def _told(pair: AlignedPair, names: Sequence[Name]) -> Counter[tuple[int, int]]:
    """How many words that belong to a name of the source are answered by words that belong to one of the target."""
    mine, yours = said_of(pair.source, pair.target)
    owners = _owners(pair.source, [one.source for one in names]), _owners(pair.target, [one.target for one in names])
    return Counter((owners[0][place], owners[1][other]) for place, other in _answered(mine, yours)
                   if owners[0][place] >= 0 and owners[1][other] >= 0
                   # "was killed" is one expression, and «قُتل» answers for the first word of it
                   and (chunks_of(pair.source).telling[place] or chunks_of(pair.target).telling[other]))


def _answered(mine: Answers, yours: Answers) -> Iterator[tuple[int, int]]:
    for place, answer in enumerate(mine):
        if answer.state is State.ANSWERED and not answer.akin and yours[answer.place].place == place:
            yield place, answer.place


def _owners(passage: Passage, names: Sequence[Span]) -> list[int]:
    """The name that each word of a passage is told of, -1 for none: the only one of its clause, or of the last clause
    that has one."""
    spans, ends = spans_of(passage), _ends(passage)
    owners, clause, last = [-1] * len(spans), 0, -1
    for place in range(len(spans) + 1):
        if place < len(spans) and place not in ends:
            continue
        within = {number for one in spans[clause:place] for number, name in enumerate(names) if name.overlaps(one)}
        last = within.pop() if len(within) == 1 else -1 if within else last
        owners[clause:place] = [last] * (place - clause)
        clause = place
    return owners


def _ends(passage: Passage) -> frozenset[int]:
    """The words at which a clause begins: behind a mark, or a word that sets one person against another."""
    spans, text = spans_of(passage), passage.text
    setting = frozenset(folded(word) for word in
                        language(passage.language).data("negation").get("scope", {}).get("ends", ()))
    words = chunks_of(passage).text.words
    return frozenset(place for place in range(1, len(spans)) if words[place].text in setting
                     or _CLAUSE_END.search(text, spans[place - 1].end, spans[place].start))


def _mention(passage: Passage, span: Span) -> Mention:
    text = passage.text[span.start:span.end]
    return Mention(MentionKind.PERSON, folded(text), text, in_article(passage, span))
