"""How much of a sentence without counterpart the other side tells where it should stand: what was merged into the
sentences beside it is not lost."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from checker.alignment import Alignment, Bead, Passage
from checker.comparing.wording import chunks_of, said_of, spans_of
from checker.lexicon import Answer, State


class Told(NamedTuple):
    """Of the content words of a sentence those that the lexicon knows, and how many the other side answers for."""

    known: int
    answered: int

    @property
    def share(self) -> float:
        """The share of them that is answered for."""
        return self.answered / max(1, self.known)


def told_beside(alignment: Alignment, index: int, *, of_source: bool) -> Told:
    """What the other side tells of a lone sentence between the beads before and behind it. A word that answers for a
    word of their own sentences as well, and stands nearer to that, answers for none of this one: "not one of the
    deaths" is not told by the death that is spoken of in the next sentence."""
    beads = alignment.beads
    own = next(place for place, bead in enumerate(beads) if index in (bead.source if of_source else bead.target))
    beside = [*_nearest(reversed(beads[:own])), *_nearest(beads[own + 1:])]
    here, there = alignment.source, alignment.target
    mine = {one for bead in beside for one in bead.source}
    yours = {one for bead in beside for one in bead.target}
    if not of_source:
        here, there, mine, yours = there, here, yours, mine
    return _told(Passage(here, tuple(sorted({index, *mine}))), index, Passage(there, tuple(sorted(yours))))


def told_by(passage: Passage, other: Passage) -> Told:
    """What a passage of the other side tells of a passage of one sentence."""
    return _told(passage, passage.indices[0], other)


def _nearest(beads: Iterable[Bead]) -> Iterator[Bead]:
    return islice((one for one in beads if one.paired), 1)


def _told(here: Passage, index: int, there: Passage) -> Told:
    if not there.indices:
        return Told(0, 0)
    start = sum(len(here.document.sentences[one].text) + 1 for one in here.indices if one < index)
    end = start + len(here.document.sentences[index].text)
    mine, yours = said_of(here, there)
    own = [(place, mine[place]) for place, (span, telling) in enumerate(zip(spans_of(here), chunks_of(here).telling,
                                                                          strict=True))
           if telling and start <= span.start < end and mine[place].state is not State.UNKNOWN]
    return Told(len(own), sum(_answers(yours, place, answer) for place, answer in own))


def _answers(yours: tuple[Answer, ...], place: int, answer: Answer) -> bool:
    """Whether a word is answered for, and by none that rather answers for another."""
    return answer.state is State.ANSWERED and yours[answer.place].place == place
