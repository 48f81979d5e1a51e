"""Circumstances of one side that the other does not answer for: how often, for the first time, under oath, on bail."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.asking import Asking, Similarity, together
from checker.comparing.clauses.covering import near
from checker.comparing.readings.legible import legible
from checker.comparing.remembering import remembered
from checker.comparing.wording import in_article
from checker.extract.cues import Cue, cues, every_cue
from checker.extract.organisations import OPEN
from checker.extract.worded import Words, words
from checker.languages import language
from checker.languages.naming import naming
from checker.mention import MentionKind

_LIKE = "-like"
_TIME = "time:"
_FREQUENCY = "every-"
_OCCASIONS = frozenset({"first-time", "last-time"})
# Words of the other side as near as this say the same in a way that no list knows; the words that open a list of
# examples are near to many.
_LEAST_SAID, _SAID_OF_EXAMPLES = 0.62, 0.7
# "Including new openings": what they open belongs to them, as far as the next mark or so many words.
_EXAMPLES = "including"
_OPENING = frozenset({_EXAMPLES, "in-particular"})
_LONGEST = 8


class Circumstance(NamedTuple):
    """A circumstance that one side states: its kind, the words that tell it, whose passage it stands in, and where,
    with what they open."""

    kind: str
    cue: str
    passage: Passage
    place: Span

    @property
    def text(self) -> str:
        """Its words."""
        return _written(self.passage, self.place)

    @property
    def frequency(self) -> bool:
        """Whether it says how often."""
        return self.kind.startswith(_FREQUENCY)

    @property
    def occasion(self) -> bool:
        """Whether it says for which time: the first, the last."""
        return self.kind in _OCCASIONS


# Which circumstances are a check's: the encoder is asked of no others.
Ours = Callable[[Circumstance], bool]


def alone(pair: AlignedPair, similarity: Similarity, ours: Ours) -> Asking[list[Circumstance]]:
    """The circumstances of a check that one side states and the other has no word for, by the lists and by the encoder;
    of both sides, the source's first."""
    suspects = list(filter(ours, _suspects(pair)))
    said = yield from together(_said(one, pair, similarity) for one in suspects)
    return [one for one, near in zip(suspects, said, strict=True) if not near]


def _said(one: Circumstance, pair: AlignedPair, similarity: Similarity) -> Asking[bool]:
    other = pair.target if one.passage is pair.source else pair.source
    least = _SAID_OF_EXAMPLES if one.kind == _EXAMPLES else _LEAST_SAID
    return near(one.cue, other.text, language(other.language), least, similarity)


@remembered
def _suspects(pair: AlignedPair) -> tuple[Circumstance, ...]:
    """Those of which the other side, and its neighbours, have too few of their kind (remembered: five checks ask)."""
    return tuple(_unanswered(pair))


def _unanswered(pair: AlignedPair) -> Iterator[Circumstance]:
    for here, there in ((pair.source, pair.target), (pair.target, pair.source)):
        text = words(here.text, language(here.language))
        found = [one for one in _cues(here) if not one.kind.endswith(_LIKE)
                 and not _of_the_clock(here, text.span(one.first, one.end))
                 and not _in_a_name(here, there, text.span(one.first, one.end))]
        if not found or not legible(there):
            continue
        mine, yours = Counter(one.kind for one in _cues(here)), _answers(there)
        for one in found:
            like = f"{one.kind}{_LIKE}"
            # What only answers, answers to its like first: "this year" on both sides is no «سنويا».
            if mine[one.kind] > yours[one.kind] + max(0, yours[like] - mine[like]):
                yield Circumstance(one.kind, _written(here, text.span(one.first, one.end)), here,
                                   text.span(one.first, _end(one, text)))


def _of_the_clock(passage: Passage, place: Span) -> bool:
    """Whether words belong to a time of day: «الحادية عشرة والنصف ليلا» is for the check of dates."""
    inside = in_article(passage, place)
    return any(one.value.startswith(_TIME) and one.span.overlaps(inside) for one in passage.mentions(MentionKind.DATE))


def _in_a_name(here: Passage, there: Passage, place: Span) -> bool:
    """Whether words belong to the name of a body, of a person written with capitals (Claudine Gay), or of a place that
    the other side names too: "Southern Water". Where the end of a name is a guess, they may as well stand behind it."""
    inside, places = in_article(here, place), {one.value for one in there.mentions(MentionKind.PLACE)}
    if naming(language(here.language)).capitals and any(one.span.overlaps(inside)
                                                        for one in here.mentions(MentionKind.PERSON)):
        return True
    return any(one.span.overlaps(inside) for one in here.mentions(MentionKind.ORGANISATION)
               if OPEN not in one.marks) or any(
        one.span.overlaps(inside) and one.value in places for one in here.mentions(MentionKind.PLACE))


def _answers(passage: Passage) -> Counter[str]:
    """How often each kind may be answered: «لا سيما» answers for "in particular" and for "including"."""
    every = every_cue(passage.text, language(passage.language), "circumstances")
    return Counter(kind for kind, _ in {(one.kind, one.end) for one in every})


def _end(cue: Cue, text: Words) -> int:
    """Where a circumstance ends: of a list of examples, before the next mark."""
    end = cue.end
    while cue.kind in _OPENING and end < min(len(text.words), cue.end + _LONGEST) and not text.words[end].apart:
        end += 1
    return end


def _written(passage: Passage, place: Span) -> str:
    return passage.text[place.start:place.end]


def _cues(passage: Passage) -> tuple[Cue, ...]:
    return cues(passage.text, language(passage.language), "circumstances")
