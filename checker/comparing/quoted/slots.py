"""Two words of two quotations that stand in one slot and mean different things: "we ran out of bread" for «نفد الماء».

Between marks translators keep to the words, so where all other content of two quotations is answered and one word of
either is left that nothing on the other side answers, each stands in the other's place. They may still be renderings of
each other that the lexicon lacks: the encoder decides. Either quotation with the other side's word, as the lexicon
renders it, must agree better with the other quotation than it does as it stands. Where two words of a side are left
("it felt as if the mountain was breathing" for «بدا كأن الجبل ينهار»), more is asked, and that neither word is near to
anything that the other side quotes.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity, together
from checker.comparing.clauses.covering import near
from checker.comparing.clauses.known import known
from checker.comparing.quoted.pairing import Couple, Gains, gains
from checker.comparing.readings.legible import legible
from checker.comparing.wording import chunks_of, in_article, places_of, spans_of
from checker.extract.quotations import NAME, SAID, SPEECH
from checker.languages import language
from checker.lexicon import Answer, Lexicon, State, lexicon
from checker.mention import UNLISTED_BODY, Mention, MentionKind

# Other checks compare these.
_OTHERS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NUMBER, MentionKind.QUANTITY,
           MentionKind.DATE)
# So many renderings of a word are tried.
_READINGS = 12
# How much better either reading must agree at least, and both together; and how alike the two words are at most.
_GAIN, _BOTH, _ALIKE = 0.03, 0.11, 0.6
# The same where more words are left than these two, at most so many a side, and how near a word of them may be to any
# word or short phrase of the other quotation.
_SURE_GAIN, _SURE_BOTH, _SURE_ALIKE, _MOST, _NEAR = 0.05, 0.14, 0.5, 2, 0.56

Readings = tuple[str, ...]


class Slot(NamedTuple):
    """A word of the source's quotation and the word of the target's in its place, how each quotation reads with the
    other's word, and whether these two are all that nothing answers."""

    source: Mention
    target: Mention
    readings: tuple[Readings, Readings]
    alone: bool


class _Side(NamedTuple):
    """A quotation: its content words, by their places, and what is known of each."""

    passage: Passage
    quotation: Mention
    content: dict[int, Answer]

    @property
    def quoting(self) -> bool:
        """Whether the very words matter: titles are translated freely, and so is a single word set off ("teaching"
        cells to fight, «توضيح»)."""
        said = self.quotation.value == SPEECH or SAID in self.quotation.marks
        return self.quotation.value != NAME and (said or len(self.content) > 1)

    def left(self) -> list[int]:
        """The words that the lexicon knows and nothing answers, names and figures aside."""
        others = [one.span for kind in _OTHERS for one in self.passage.mentions(kind) if UNLISTED_BODY not in one.value]
        return [place for place, answer in self.content.items() if answer.state is State.UNANSWERED
                and not any(self.word(place).span.overlaps(span) for span in others)]

    def shared(self, left: Sequence[int]) -> bool:
        """Whether words besides those left are answered, and the lexicon lacks none."""
        return len(left) < len(self.content) and all(
            answer.state is not State.UNKNOWN for answer in self.content.values())

    def word(self, place: int) -> Mention:
        """A word as evidence."""
        span = in_article(self.passage, spans_of(self.passage)[place])
        word = chunks_of(self.passage).text.words[place]
        return Mention(MentionKind.QUOTATION, word.text, word.written, span)

    def senses(self, place: int, words: Lexicon) -> list[int]:
        """The senses of a word, where there are such those that have all its letters."""
        senses = sorted(self.content[place].senses)
        if self.passage.language != words.renderings:
            return senses
        return words.spelling([self.word(place).value], senses) or senses


def slots(pair: AlignedPair, couple: Couple) -> list[Slot]:
    """The words of either quotation that nothing answers, two by two, those of one part of speech; none where more of
    them are left than can be told apart."""
    words = lexicon(pair.source.language, pair.target.language)
    if words is None or not (legible(pair.source) and legible(pair.target)):
        return []
    source, target = (_Side(passage, quotation, _content(passage, quotation, answers))
                      for passage, quotation, answers
                      in zip((pair.source, pair.target), couple, known(pair), strict=True))
    left = source.left(), target.left()
    alone = len(left[0]) == len(left[1]) == 1
    if not (source.quoting and target.quoting) or max(map(len, left)) > _MOST or (
            not alone and not all(map(_Side.shared, (source, target), left))):
        return []
    return list(_slots((source, target), left, words, alone=alone))


def _slots(sides: tuple[_Side, _Side], left: tuple[list[int], list[int]], words: Lexicon, *,
           alone: bool) -> Iterator[Slot]:
    source, target = sides
    for one, other in product(*left):
        senses = source.senses(one, words), target.senses(other, words)
        parts = [{words.tables.entry(number)[0] for number in side} for side in senses]
        if not parts[0].isdisjoint(parts[1]):
            yield Slot(source.word(one), target.word(other), (
                _readings(source, one, senses[1], words), _readings(target, other, senses[0], words)), alone)


def misfit(found: Slot, pair: AlignedPair, couple: Couple, similarity: Similarity) -> Asking[Gains | None]:
    """How much better either quotation agrees with the other side's word in its place, at least; None if the two words
    may be renderings of each other."""
    least, both, most = (_GAIN, _BOTH, _ALIKE) if found.alone else (_SURE_GAIN, _SURE_BOTH, _SURE_ALIKE)
    if (yield from similarity(found.source.text, found.target.text)) >= most:
        return None
    if not found.alone and (yield from _said_otherwise(found, pair, couple, similarity)):
        return None
    return (yield from gains(couple, found.readings, (least, both), similarity))


def _said_otherwise(found: Slot, pair: AlignedPair, couple: Couple, similarity: Similarity) -> Asking[bool]:
    """Whether anything in either quotation comes near to the word of the other."""
    sides = (found.source, couple.target, pair.target), (found.target, couple.source, pair.source)
    return any((yield from together(near(word.text, there.text, language(passage.language), _NEAR, similarity)
                                    for word, there, passage in sides)))


def _content(passage: Passage, quotation: Mention, answers: tuple[Answer, ...]) -> dict[int, Answer]:
    told = chunks_of(passage)
    return {place: answers[place] for place in places_of(passage, quotation)
            if told.telling[place] and not (told.light[place] and answers[place].state is not State.ANSWERED)}


def _readings(side: _Side, place: int, senses: Sequence[int], words: Lexicon) -> Readings:
    """A quotation with what a word of the other side may be in the place of one of its own."""
    tables, span, start = words.tables, side.word(place).span, side.quotation.span.start
    before, behind = side.quotation.text[:span.start - start], side.quotation.text[span.end - start:]
    instead = ([tables.entry(number)[1] for number in senses] if side.passage.language == words.headwords
               else [one for number in senses for one in sorted(tables.spellings(number))])
    return tuple(f"{before}{one}{behind}" for one in list(dict.fromkeys(instead))[:_READINGS])
