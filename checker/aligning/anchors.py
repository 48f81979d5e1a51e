"""Anchors: what must be in both of two sentences that say the same: numbers, dates, bodies, words in Latin letters.

The rarer an anchor, the more it says where its sentence belongs. Anchors that only one document has say nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.document import Document
from checker.languages import fold, language
from checker.mention import Mention, MentionKind

Anchor = tuple[str, str]

_DIGITS = re.compile(r"\d+(?:[.:/]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_CALENDAR = re.compile(r"(?P<year>\d{4})?-{0,2}(?P<month>\d\d)?-?(?P<day>\d\d)?")
# Countries are called by codes of so many letters.
_COUNTRY = 2
# An anchor in so many places (sentences of one side times sentences of the other) points to none of them.
_MOST_PLACES = 1024


@dataclass(frozen=True, slots=True)
class Anchors:
    """Sentences `rows[k]` (ascending) and `columns[k]` share anchors of weight `weights[k]`; `source` and `target` hold
    the weight of all anchors of each sentence that the other document has somewhere."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float64]
    source: NDArray[np.float64]
    target: NDArray[np.float64]

    def shared(self, rows: slice, columns: slice) -> NDArray[np.float64]:
        """The shared weight of each pair of sentences in a block."""
        block = np.zeros((rows.stop - rows.start, columns.stop - columns.start))
        near = slice(*np.searchsorted(self.rows, (rows.start, rows.stop)))
        inside = (self.columns[near] >= columns.start) & (self.columns[near] < columns.stop)
        places = (self.rows[near][inside] - rows.start, self.columns[near][inside] - columns.start)
        np.add.at(block, places, self.weights[near][inside])
        return block

    def chosen(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> "Anchors":
        """The same for some of the sentences of either side, counted anew from 0."""
        row_of, column_of = np.full(len(self.source), -1), np.full(len(self.target), -1)
        row_of[rows], column_of[columns] = np.arange(len(rows)), np.arange(len(columns))
        found = row_of[self.rows], column_of[self.columns]
        kept = (found[0] >= 0) & (found[1] >= 0)
        return Anchors(found[0][kept], found[1][kept], self.weights[kept], self.source[rows], self.target[columns])


def anchors(source: Document, target: Document, kept: tuple[Sequence[int], Sequence[int]]) -> Anchors:
    """The anchors of the two documents' sentences in `kept`, which are counted anew from 0."""
    same_script = language(source.article.language).script == language(target.article.language).script
    first, second = ([_anchors(document, index, same_script) for index in indices]
                     for document, indices in zip((source, target), kept, strict=True))
    weights = _weights(first, second)
    table = np.array(sorted(_shared(first, second, weights)), dtype=np.float64).reshape(-1, 3)
    totals = (np.array([sum(weights.get(one, 0.0) for one in sorted(found)) for found in side])
              for side in (first, second))
    return Anchors(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2], *totals)


def _weights(source: Sequence[set[Anchor]], target: Sequence[set[Anchor]]) -> dict[Anchor, float]:
    """The weight of each anchor that both documents have: one over the number of sentences that have it."""
    first, second = (Counter(anchor for found in side for anchor in found) for side in (source, target))
    return {anchor: 1.0 / max(first[anchor], second[anchor]) for anchor in first
            if 0 < first[anchor] * second[anchor] <= _MOST_PLACES}


def _shared(source: Sequence[set[Anchor]], target: Sequence[set[Anchor]],
            weights: dict[Anchor, float]) -> Iterator[tuple[int, int, float]]:
    places: dict[Anchor, list[int]] = defaultdict(list)
    for column, found in enumerate(target):
        for anchor in found & weights.keys():
            places[anchor].append(column)
    for row, found in enumerate(source):
        total: dict[int, float] = defaultdict(float)
        for anchor in sorted(found & weights.keys()):
            for column in places[anchor]:
                total[column] += weights[anchor]
        yield from ((row, column, weight) for column, weight in total.items())


def _anchors(document: Document, index: int, same_script: bool) -> set[Anchor]:
    """The anchors of a sentence. Between languages of one script words are no evidence unless they look like names."""
    text = document.sentences[index].text
    found = {("latin", word.lower()) for word in _LATIN.findall(text) if not same_script or not word.islower()}
    found |= {("number", digits) for digits in _DIGITS.findall(fold(text).text)}
    return found.union(*(anchors_of(mention) for mention in document.mentions[index]))


def anchors_of(mention: Mention) -> Iterable[Anchor]:
    """The anchors of a mention. «12 آب» is the number 12 to a reader who does not know the month, and so it is here."""
    match mention.kind:
        case MentionKind.NUMBER:
            return () if "weak" in mention.marks else (("number", mention.value),)
        case MentionKind.QUANTITY:
            written = [mark.removeprefix("written:") for mark in mention.marks if mark.startswith("written:")]
            return [("number", value) for value in (mention.value.rpartition(":")[2], *written)]
        case MentionKind.DATE:
            return _of_date(mention.value)
        case MentionKind.ORGANISATION if not mention.value.startswith("org?"):
            return (("organisation", mention.value),)
        case MentionKind.PLACE if _is_local(mention.value):
            return (("place", mention.value),)
    return ()


def _is_local(place: str) -> bool:
    """Whether a place is a town or a region: a country is named all over a report, by its people and capital too."""
    name = place.removeprefix("place:")
    return name != place and len(name) > _COUNTRY and not {"|", "/"} & set(name)


def _of_date(value: str) -> Iterator[Anchor]:
    """The year apart from the rest: one side often leaves it out."""
    date = _CALENDAR.fullmatch(value)
    if date is None:
        yield "date", value.replace("month:", "m")
        return
    if date["year"]:
        yield "date", date["year"]
    if date["month"] and date["day"]:
        yield "date", f"{date['month']}-{date['day']}"
        yield "number", str(int(date["day"]))
    elif date["month"]:
        yield "date", f"m{date['month']}"
