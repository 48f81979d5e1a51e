"""How well each word of a passage is answered for on the other side of its pair.

A word is compared, alone, with the words and the phrases of up to three words of the other side; its best similarity is
its cover.
That is the soft lexicon of greedy matching (Zhang et al. 2020, BERTScore) with vectors of phrases in place of tokens.
Names, figures and bodies that extraction finds on both sides are covered whatever the encoder makes of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.evidence import Similarity
from checker.comparing.readings.editing import placed
from checker.extract.clauses import Chunked, chunked
from checker.extract.worded import words
from checker.languages import Language, language
from checker.languages.hearing import heard, said
from checker.languages.transliteration import sounds
from checker.mention import MentionKind

Numbers = NDArray[np.float64]
_PAIR = 2
# What both sides share under one value is covered on both.
_SHARED = (MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE, MentionKind.ORGANISATION, MentionKind.PLACE,
           MentionKind.ROLE)
# A name of a single heavy sound ("Lee") sounds like too many words.
_LEAST_SOUNDS = 2


@dataclass(frozen=True, slots=True)
class Side:
    """A passage as chunks. For each of its words: how well it is covered alone (−1 … 1; exactly 1 by hard evidence),
    and how well alone or with a neighbour."""

    passage: Passage
    chunks: Chunked
    cover: Numbers
    phrase_cover: Numbers

    def telling(self, first: int, end: int) -> list[int]:
        """The words that carry content, from `first` to before `end`."""
        return [place for place in range(first, end) if self.chunks.telling[place]]


def windows(passage: Passage) -> tuple[str, ...]:
    """The words of a passage, then its short phrases (`Chunked.phrases`)."""
    return _windows(passage.text, language(passage.language))


@lru_cache(maxsize=2048)
def _windows(text: str, spoken: Language) -> tuple[str, ...]:
    found = chunked(text, spoken)
    words = [word.written for word in found.text.words]
    return (*words, *[" ".join(words[start:end]) for start, end in found.phrases])


def read(passage: Passage) -> Chunked:
    """The chunks of a passage."""
    return chunked(passage.text, language(passage.language))


def covered(source: Passage, target: Passage, similarity: Similarity) -> tuple[Side, Side] | None:
    """Both sides of a pair with the covers of their words; None where one has no word at all."""
    chunks = read(source), read(target)
    if not all(one.telling for one in chunks):
        return None
    table = similarity.table(windows(source), windows(target)).astype(np.float64)
    evident = _evident(source, target)
    return (_side(source, chunks[0], table, evident[0]),
            _side(target, chunks[1], table.T, evident[1]))


def _side(passage: Passage, chunks: Chunked, table: Numbers, evident: list[Span]) -> Side:
    count = len(chunks.telling)
    best: list[float] = table.max(axis=1).tolist()
    cover = best[:count]
    for place in _within(_spans(passage.text, language(passage.language)), evident):
        cover[place] = 1.0
    with_neighbour = cover.copy()
    for (start, end), value in zip(chunks.phrases, best[count:], strict=True):
        if end - start == _PAIR:
            for place in (start, start + 1):
                with_neighbour[place] = max(with_neighbour[place], value)
    return Side(passage, chunks, np.array(cover), np.array(with_neighbour))


@lru_cache(maxsize=2048)
def _spans(text: str, spoken: Language) -> tuple[Span, ...]:
    """Where each word of a text stands."""
    found = words(text, spoken)
    return tuple(found.span(place, place + 1) for place in range(len(found.words)))


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
    for word, span in zip(read(here).text.words, _spans(here.text, writing), strict=True):
        sound = sounds(word.written, writing) if word.name else None
        if sound is None or sound.consonants < _LEAST_SOUNDS:
            continue
        for _, first, last in said(sound, listening, spoken):
            yield span, Span(listening[first].start, listening[last].end)
