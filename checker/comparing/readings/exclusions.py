"""Words of one closed class that exclude each other: what one side says of all the other says of some."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.readings.legible import legible
from checker.comparing.remembering import remembered
from checker.comparing.wording import in_article
from checker.extract.cues import NONE, Cue, every_cue
from checker.extract.worded import words
from checker.languages import language, shared
from checker.mention import Mention, MentionKind

_LIKE = "-like"
_COUNTING = frozenset({"quantity", "two"})


class Exclusion(NamedTuple):
    """A word of the source and one of the target, of two kinds of the class that exclude each other; the other side
    has a word of its own kind for neither."""

    source: Mention
    target: Mention
    of_class: str

    @property
    def counts(self) -> bool:
        """Whether the words say how many: all, most, some; both and one of them."""
        return self.of_class in _COUNTING

    @property
    def words(self) -> tuple[str, str]:
        """The word of either side."""
        return self.source.text, self.target.text


@remembered
def exclusions(pair: AlignedPair) -> tuple[Exclusion, ...]:
    """The words of the two sides that exclude each other, of each class the first: a word that the other side may
    answer by one of a kind with it ("several" for «بعض») is left out."""
    return tuple(_exclusions(pair)) if legible(pair.source) and legible(pair.target) else ()


def _exclusions(pair: AlignedPair) -> Iterator[Exclusion]:
    # Most pairs have nothing to answer on one side: what the words of both may answer for need not be asked.
    if not (source := _asking(pair.source)) or not (target := _asking(pair.target)):
        return
    mine, yours = _answers(pair.source), _answers(pair.target)
    here, there = _left_over(source, mine, yours), _left_over(target, yours, mine)
    for name, kinds in shared("scales")["classes"].items():
        ones, others = ({kind: found[kind] for kind in kinds if kind in found} for found in (here, there))
        # Where a word of either side may stand for one of the other, the third may be anything.
        if ones and others and all(excluding(one, other) for one in ones for other in others):
            yield Exclusion(_mention(pair.source, *next(iter(ones.items()))),
                            _mention(pair.target, *next(iter(others.items()))), name)


def excluding(one: str, other: str) -> bool:
    """Whether two kinds of a class exclude each other."""
    excludes = shared("scales")["excludes"]
    return other in excludes.get(one, ()) or one in excludes.get(other, ())


def _left_over(found: list[Cue], mine: Counter[str], yours: Counter[str]) -> dict[str, Cue]:
    """By kind the first word of a passage of which the other has too few. What only answers, answers to its like
    first."""
    asked = Counter(one.kind for one in found)
    return {one.kind: one for one in reversed(found)
            if asked[one.kind] > yours[one.kind] + max(0, yours[f"{one.kind}{_LIKE}"] - mine[f"{one.kind}{_LIKE}"])}


def _asking(passage: Passage) -> list[Cue]:
    """The words of a passage that are to be answered, each once as its longest cue, without those within what only
    looks like one ("at all")."""
    every = every_cue(passage.text, language(passage.language), "scales")
    seeming = [one for one in every if one.kind == NONE]
    longest = {(one.kind, one.first): one for one in sorted(every, key=lambda one: one.end)}
    return [one for one in longest.values() if one.kind != NONE and not one.kind.endswith(_LIKE)
            and not any(none.first <= one.first and one.end <= none.end for none in seeming)]


def _answers(passage: Passage) -> Counter[str]:
    """How many words of a passage may answer for each kind; those of the kind itself are not counted as its like."""
    every = {(one.first, one.kind) for one in every_cue(passage.text, language(passage.language), "scales")}
    return Counter(kind for first, kind in every
                   if not (kind.endswith(_LIKE) and (first, kind.removesuffix(_LIKE)) in every))


def _mention(passage: Passage, kind: str, cue: Cue) -> Mention:
    place = words(passage.text, language(passage.language)).span(cue.first, cue.end)
    return Mention(MentionKind.CERTAINTY, kind, passage.text[place.start:place.end],
                   in_article(passage, Span(place.start, place.end)))
