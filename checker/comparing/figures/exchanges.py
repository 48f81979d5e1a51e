"""Figures that have changed places: "24 women and 15 minors" against «15 امرأة و24 قاصرا».

Every figure agrees with one on the other side, so only their order and the words after them betray it: the women's
words are more like «امرأة» than the minors' are. A translator who turned the sentence round took those words along.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.asking import Asking, Similarity
from checker.comparing.figures.bounds import with_bound
from checker.comparing.figures.facts import MEASURED, Fact
from checker.comparing.figures.settling import settled
from checker.comparing.rendering import renderings
from checker.comparing.wording import placed
from checker.languages import Language, folded, language
from checker.mention import MentionKind

_COUNTED = frozenset({"number", "percent", "points"}) | MEASURED
# Dates are words that tell figures apart: "33.6% in June, 36.4% in May".
_KINDS = (MentionKind.QUANTITY, MentionKind.NUMBER)
_UNCOUNTED = frozenset({"range-from", "range-to", "fraction", "idiomatic", "weak", "score", "ordinal"})
_FARTHEST = 60
_LONGEST = 40
_BESIDE = 25
# So many more words beside the other figure than beside their own need no vector.
_SURE = 3
# As many beside small figures, which languages leave to a dual or an idiom: «لقي شخصان حتفهما وأصيب ثمانية».
_SURE_SMALL = 2
_PREPOSITION = 4
_ENDS = re.compile(r"[.;:؛\n]")
# Made-up exchanges gain 0.5 to 1.2 of similarity by being turned back, sentences in another order lose 0.2 to 1.
_LEAST_GAIN = 0.25


class Exchange(NamedTuple):
    """Two figures that may have changed places, each as source and target state it; `words` are what stands after (or
    before) the first and the second in the source, then in the target."""

    first: tuple[Fact, Fact]
    second: tuple[Fact, Fact]
    words: tuple[str, str, str, str]

    @property
    def turned(self) -> bool:
        """Whether the target has them in the other order."""
        return self.first[1].at > self.second[1].at


def exchanges(pair: AlignedPair, similarity: Similarity) -> Asking[list[Exchange]]:
    """The figures whose words agree better when they are taken as exchanged."""
    found = []
    for one in _beside_each_other(pair):
        before, behind = _led(pair, one.first), _led(pair, one.second)
        if all(before) and all(behind):
            # "fell to 20 from 25", «من 25 إلى 20»: what leads to each of them decides.
            found += [one] if before[0] != before[1] and behind[0] != behind[1] else []
            continue
        if not one.turned:
            continue
        linked = _linked(pair, one.first, one.second)
        if any(fact.weak for fact in (*one.first, *one.second)):
            if linked <= -_SURE_SMALL:
                found.append(one)
        elif linked <= -_SURE or (linked <= 0 and (yield from _fits_better(one.words, similarity))):
            found.append(one)
    return found


def _fits_better(words: tuple[str, str, str, str], similarity: Similarity) -> Asking[bool]:
    yield from similarity.known(words)
    first, second, its_first, its_second = words
    as_it_stands = (yield from similarity(first, its_first)) + (yield from similarity(second, its_second))
    exchanged = (yield from similarity(first, its_second)) + (yield from similarity(second, its_first))
    return exchanged - as_it_stands >= _LEAST_GAIN


def _beside_each_other(pair: AlignedPair) -> Iterator[Exchange]:
    """Figures of one kind that stand close to each other on both sides, with words beside each."""
    counted = sorted((both for both in settled(pair).agreed if _is_counted(*both)), key=lambda both: both[0].at)
    for first, second in pairwise(counted):
        near = _near(*sorted((first[1], second[1]), key=lambda fact: fact.at))
        if first[0].slot == second[0].slot and first[0].number != second[0].number and near \
                and _near(first[0], second[0]):
            yield from _told_apart(pair, first, second)


def _is_counted(one: Fact, other: Fact) -> bool:
    return one.slot == other.slot and one.slot in _COUNTED and not (one.marks | other.marks) & _UNCOUNTED


def _near(one: Fact, other: Fact) -> bool:
    return 0 <= other.mention.span.start - one.mention.span.end <= _FARTHEST


def _led(pair: AlignedPair, both: tuple[Fact, Fact]) -> tuple[str, str]:
    """By which word each side leads to a figure: `from`, `to`, or empty."""
    first, second = (_lead(fact, passage) for fact, passage in zip(both, (pair.source, pair.target), strict=True))
    return first, second


def _lead(fact: Fact, passage: Passage) -> str:
    before = passage.document.article.text[passage.span.start:fact.mention.span.start].split()[-1:]
    return _leads(language(passage.language)).get(folded(before[0]), "") if before else ""


@cache
def _leads(spoken: Language) -> Mapping[str, str]:
    """The words that lead to figures, with what each says."""
    return {folded(word): name for name, words in spoken.data("numbers").get("leads", {}).items() for word in words}


def _linked(pair: AlignedPair, first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> int:
    """How many more of the words beside the figures have their renderings beside the same figure than beside the other:
    «قضى خمسة وأصيب أكثر من عشرين» only tells the dead of "20 were hurt and five died" first."""
    here, there = (_beside(fact, other, passage) for fact, other, passage in (
        (first[0], second[0], pair.source), (second[1], first[1], pair.target)))
    votes = 0
    for place, other in renderings(pair.source, pair.target):
        mine = next((number for number, places in enumerate(here) if place in places), None)
        yours = next((number for number, places in enumerate(reversed(there)) if other in places), None)
        votes += 0 if mine is None or yours is None else 1 if mine == yours else -1
    return votes


def _beside(first: Fact, second: Fact, passage: Passage) -> tuple[frozenset[int], frozenset[int]]:
    """The places in a passage of the words that go with each of two figures: those between them go with the first, as
    far as the word that joins the second on; their own ("per cent") go with neither."""
    one, other = (placed(passage, with_bound(fact.mention, passage)) for fact in (first, second))
    between = [match.start() for match in _joining(language(passage.language)).finditer(
        passage.text, one.end, max(one.end, other.start))]
    parted = between[-1] if between else other.start
    own = {*range(*one), *range(*other)}
    return (frozenset(range(max(0, one.start - _BESIDE), parted)) - own,
            frozenset(range(parted, other.end + _BESIDE)) - own)


@cache
def _joining(spoken: Language) -> re.Pattern[str]:
    """Where a word begins that joins a second clause: "and five", «وأصيب»; or a comma."""
    words = spoken.data("numbers").get("grammar", {}).get("connector", ())
    behind = "" if spoken.article else r"\b"
    return re.compile(r"[,;،؛]|" + "|".join(rf"\b{word}{behind}" for word in words))


def _told_apart(pair: AlignedPair, first: tuple[Fact, Fact], second: tuple[Fact, Fact]) -> Iterator[Exchange]:
    """The two with the words after them or, where a figure ends its clause, those before; nothing without words."""
    for beside in (_after, _before):
        words = (beside(first[0], pair.source), beside(second[0], pair.source),
                 beside(first[1], pair.target), beside(second[1], pair.target))
        if all(words):
            yield Exchange(first, second, words)
            break


def _after(fact: Fact, passage: Passage) -> str:
    """The words after a figure, as far as the next figure or the end of the clause; empty where there are none."""
    start, end = fact.mention.span.end, passage.span.end
    stop = min([*(span.start for span in _figures(passage) if span.start >= start), end, start + _LONGEST])
    words = passage.document.article.text[start:stop]
    if stop == start + _LONGEST and stop < end:
        words = words.rpartition(" ")[0]
    return _trimmed(re.split(_ENDS, words)[0])


def _before(fact: Fact, passage: Passage) -> str:
    """The words before a figure, back to the figure before it or the beginning of the clause."""
    start, end = passage.span.start, fact.mention.span.start
    stop = max([*(span.end for span in _figures(passage) if span.end <= end), start, end - _LONGEST])
    words = passage.document.article.text[stop:end]
    if stop == end - _LONGEST and stop > start:
        words = words.partition(" ")[2]
    words = _trimmed(re.split(_ENDS, words)[-1])
    return words if len(words) > _PREPOSITION else ""  # "fell from 12 to 11": "to" tells nothing


def _figures(passage: Passage) -> Iterator[Span]:
    return (mention.span for kind in _KINDS for mention in passage.mentions(kind))


def _trimmed(words: str) -> str:
    words = words.strip(" ,،()")
    return words if any(letter.isalpha() for letter in words) else ""
