"""Two quotations that have nothing of each other: "idiots" for «أبطال», "without delay" for «خطوة خطوة».

Within marks translators keep to the words. Where no content word of either quotation is answered from within the other,
though the lexicon knows them all, and all else of the passages is answered, one quotation is not the other.
"""

from collections.abc import Sequence

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.clauses.known import known
from checker.comparing.quoted.pairing import Couple, worded
from checker.comparing.readings.legible import legible
from checker.comparing.wording import Answers, chunks_of, places_of
from checker.lexicon import Answer, State

# Two quotations as alike as this may be one in two wordings.
_ALIKE = 0.44
# So many content words of a side may be open outside its quotation: elsewhere the translation is close.
_AROUND = 1


def unlike(pair: AlignedPair, similarity: Similarity) -> Asking[Couple | None]:
    """The only quotations of both sides, if they have nothing of each other, or None."""
    source, target = worded(pair.source), worded(pair.target)
    if len(source) != 1 or len(target) != 1 or not all(map(legible, (pair.source, pair.target))):
        return None
    couple = Couple(source[0], target[0])
    inside = places_of(pair.source, couple.source), places_of(pair.target, couple.target)
    answers = known(pair)
    if not (_strange(pair.source, answers[0], inside) and _strange(pair.target, answers[1], inside[::-1])):
        return None
    return couple if (yield from similarity(couple.source.text, couple.target.text)) < _ALIKE else None


def _strange(passage: Passage, answers: Answers, inside: tuple[Sequence[int], Sequence[int]]) -> bool:
    """Whether a quotation has content, none of it answered from within the other, and what stands around it is."""
    told = chunks_of(passage)
    content = [place for place, tells in enumerate(told.telling) if tells]
    own = [place for place in content if place in inside[0]]
    around = [place for place in content if place not in inside[0] and answers[place].state is not State.ANSWERED]
    return (len(around) <= _AROUND and any(not told.text.words[place].name for place in own)
            and all(_elsewhere(answers[place], inside[1]) for place in own))


def _elsewhere(answer: Answer, other: Sequence[int]) -> bool:
    """Whether the lexicon knows a word, and no word of the other quotation answers it; names and figures that both
    sides have are answered wherever they stand."""
    if answer.state is State.ANSWERED:
        return answer.place >= 0 and answer.place not in other
    return answer.state is State.UNANSWERED
