"""Figures of one text that cannot both be right: a total and its parts, the headline's and the body's."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.article import Sentence
from checker.document import Document
from checker.extract.word_forms import stems
from checker.extract.worded import words
from checker.languages import language
from checker.mention import Mention, MentionKind

# "47 people: 30 men and 19 women": a list of parts follows a colon or a dash with a space behind it.
_OPENS = re.compile(r"[:–—]\s")
_ENDS = re.compile(r"[.!?؟;؛()\[\]]")
# Words between two parts ("30 young men from Aleppo, 19 women"), and behind the last one of a list that is complete.
_APART, _LAST = 5, 3
# A number below this is "two sides", "one of them".
_COUNTED = 3
# Shorter words count nothing ("of", «من»).
_SHORTEST = 4
# Marks that leave a figure exact.
_PLAIN = frozenset({"word", "dual"})


class Total(NamedTuple):
    """A figure and the parts that do not add up to it."""

    whole: Mention
    parts: tuple[Mention, ...]


def sums(document: Document) -> Iterator[tuple[int, Total]]:
    """Totals whose parts, listed behind a colon, make more, or less where the list ends the sentence; each with the
    index of its sentence."""
    for index, sentence in enumerate(document.sentences):
        exact = _exact(document, index)
        for place, whole in enumerate(exact):
            parts = _parts(document, exact[place:])
            if len(parts) > 1 and _contradicts(whole, parts, document, sentence):
                yield index, Total(whole, tuple(parts))


def _exact(document: Document, index: int) -> list[Mention]:
    """The whole numbers of a sentence that nothing rounds, dates and sums of money left out."""
    taken = [one.span for kind in (MentionKind.DATE, MentionKind.QUANTITY) for one in document.of_kind(kind, (index,))]
    return [one for one in document.of_kind(MentionKind.NUMBER, (index,))
            if not one.marks - _PLAIN and one.value.isdigit() and not any(one.span.overlaps(span) for span in taken)]


def _parts(document: Document, found: list[Mention]) -> list[Mention]:
    """The figures that follow `found[0]` as a list of its parts."""
    parts: list[Mention] = []
    for one, following in pairwise(found):
        between = document.article.text[one.span.end:following.span.start]
        far = len(between.split()) > _APART + 1 or _ENDS.search(between)
        if far or (not parts and not _OPENS.search(between)) or int(following.value) >= int(found[0].value):
            break
        parts.append(following)
    return parts


def _contradicts(whole: Mention, parts: list[Mention], document: Document, sentence: Sentence) -> bool:
    total = sum(int(part.value) for part in parts)
    if int(whole.value) < _COUNTED or total == int(whole.value):
        return False
    rest = document.article.text[parts[-1].span.end:sentence.span.end]
    complete = len(rest.split()) <= _LAST and not re.search(r"[,،]", rest)
    return total > int(whole.value) or complete


class Headline(NamedTuple):
    """A figure of the headline and the one that the body gives for the same thing, with the sentence it stands in."""

    headline: Mention
    body: Mention
    sentence: int


def headlines(document: Document) -> Iterator[Headline]:
    """Figures of the first heading that stand nowhere in the body, which counts the same thing otherwise, and always
    in the same figure."""
    if len(document.sentences) < 2 or document.sentences[0].kind != "heading":
        return
    body = [(index, one) for index in range(1, len(document.sentences))
            for one in document.of_kind(MentionKind.NUMBER, (index,))]
    every = {one.value for kind in (MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE)
             for one in document.of_kind(kind, range(1, len(document.sentences)))}
    for figure in document.of_kind(MentionKind.NUMBER, (0,)):
        if figure.marks - _PLAIN or not _counts(figure) or any(figure.value in value for value in every):
            continue
        counted = _counted(document, 0, figure)
        same = [(index, one) for index, one in body if counted and counted & _counted(document, index, one)]
        if len({one.value for _, one in same}) == 1 and _counts(same[0][1]) and not same[0][1].marks - _PLAIN:
            yield Headline(figure, same[0][1], same[0][0])


def _counts(figure: Mention) -> bool:
    return figure.value.isdigit() and int(figure.value) >= _COUNTED


def _counted(document: Document, index: int, figure: Mention) -> frozenset[str]:
    """The word that a figure counts ("17 people", «17 شخصا»), in the forms it may have."""
    spoken = language(document.article.language)
    sentence = document.sentences[index]
    behind = words(sentence.text[figure.span.end - sentence.span.start:], spoken).words[:1]
    if not behind or behind[0].apart or len(behind[0].text) < _SHORTEST:
        return frozenset()
    return stems(behind[0].text, spoken)
