"""All figures of a sentence with their marks: read once, used by the extractors of numbers, quantities and dates."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.article import Span
from checker.extract.numbers.context import Context, context
from checker.extract.numbers.grammar import Figure, Grammar, grammar
from checker.extract.numbers.numerals import plain
from checker.extract.numbers.tokens import APART, Token, tokens
from checker.languages import Folded, Language

_YEARS = range(1900, 2100)
_HALF = Decimal("0.5")


class Reading(NamedTuple):
    """A sentence's folded text, tokens and figures (idioms left out), in the order of the text."""

    folded: Folded
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]

    def span(self, first: int, end: int, offset: int) -> Span:
        """The characters of the article behind the tokens `first` … `end`, for a sentence that begins at `offset`."""
        span = self.folded.span(self.tokens[first].start, self.tokens[end - 1].end)
        return Span(span.start + offset, span.end + offset)

    def written(self, first: int, end: int) -> str:
        """The words of the sentence behind these tokens."""
        return self.folded.written(self.tokens[first].start, self.tokens[end - 1].end)


@lru_cache(maxsize=4096)
def reading(text: str, language: Language) -> Reading:
    """The figures of a sentence (cached: three extractors ask for the same sentence)."""
    folded, pieces = tokens(text)
    figures = _figures(pieces, grammar(language), folded)
    return Reading(folded, pieces, tuple(_marked(pieces, figures, context(language), folded)))


def _marked(pieces: tuple[Token, ...], figures: list[Figure], words: Context, folded: Folded) -> list[Figure]:
    """The figures with marks from their context; ranges and scores marked on both ends, restatements taken in."""
    result: list[Figure] = []
    for bare in figures:
        if result and (bare.first < result[-1].end or _restates(pieces, result[-1], bare, folded.text)):
            continue
        marks, first, end, stated = words.said(pieces, bare, folded)
        figure = _signed(bare._replace(first=first, end=end, marks=marks, stated=stated), pieces, folded.text)
        if result:
            result[-1], figure = _related(pieces, words, result[-1], figure)
        result.append(_one_of(pieces, words, figure))
    return result


def _signed(figure: Figure, pieces: tuple[Token, ...], text: str) -> Figure:
    """The figure with its sign; the "M" of the name "PTAB-1M" is no million."""
    if "name" in figure.marks:
        return figure._replace(value=figure.value / figure.scale, scale=Decimal(1))
    if "negative" in figure.marks or _negative(text, pieces, figure.first):
        return figure._replace(value=-figure.value, other=None, marks=figure.marks - {"negative"})
    return figure


def _related(pieces: tuple[Token, ...], words: Context, low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """Two figures that follow each other: the ends of a range or a score, the parts of a share, or themselves."""
    if words.joins(pieces, low.end, high.first):
        return _ends_of_range(low, high)
    if _is_share(low, high) and words.shares(pieces, low.end, high.first):
        share = {f"share:{plain(low.value * 100 / high.value)}"}
        return low._replace(marks=low.marks | share), high._replace(marks=high.marks | share)
    return low, high


def _one_of(pieces: tuple[Token, ...], words: Context, figure: Figure) -> Figure:
    """The figure, marked where it says of how many one is meant."""
    if figure.value <= 1 or any(mark.startswith("share:") for mark in figure.marks) or not words.of_each(
            pieces, figure.first):
        return figure
    return figure._replace(marks=figure.marks | {f"share:{plain(100 / figure.value)}"})


def _is_share(part: Figure, whole: Figure) -> bool:
    """"nine in ten", but not "3.2 per cent in 2022"."""
    counts = part.scale == whole.scale == 1 and not (part.vague or whole.vague) and "percent" not in part.marks
    return counts and 0 < part.value < whole.value and whole.value not in _YEARS


def _restates(pieces: tuple[Token, ...], before: Figure, figure: Figure, text: str) -> bool:
    """"forty-three (43)": the figure in brackets says the same again."""
    gap = text[pieces[before.end - 1].end:pieces[figure.first].start]
    return figure.value == before.value and gap.strip() == "(" and not before.vague


def _negative(text: str, pieces: tuple[Token, ...], first: int) -> bool:
    place = pieces[first].start
    return pieces[first].kind == "n" and text[place - 1:place] == "-" and (place < 2 or text[place - 2] in " (")


def _ends_of_range(low: Figure, high: Figure) -> tuple[Figure, Figure]:
    hyphen = low.end == high.first
    if low.vague or high.vague or {"ordinal", "fraction", "times"} & low.marks:
        return low, high
    shared = high.marks & {"percent", "points"}
    if {"percent", "points"} & (low.marks - high.marks):
        return low, high  # «ارتفعت 17 في المئة إلى 400 مليون»
    if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
        low = low._replace(value=low.value * high.scale)  # "2 to 3 million"
    if hyphen and not shared and high.scale == 1 and high.value <= low.value:
        return low._replace(marks=low.marks | {"score"}), high._replace(marks=high.marks | {"score"})
    if low.value >= high.value:
        return low, high
    return (low._replace(marks=low.marks | shared | {"range-from"}), high._replace(marks=high.marks | {"range-to"}))


def _figures(pieces: tuple[Token, ...], words: Grammar, folded: Folded) -> list[Figure]:
    found: list[Figure] = []
    end, absent = 0, words.lexicon.absent
    for index, piece in enumerate(pieces):
        if piece.text in absent or index < end:
            continue
        figure = words.at(pieces, index)
        if figure is None:
            continue
        if found and _adds_half(pieces, words, found[-1], figure):
            found[-1] = found[-1]._replace(end=figure.end, value=found[-1].value + figure.value)
        elif "idiom" not in figure.marks:
            token = pieces[figure.first]
            written = folded.written(token.start, token.end)
            before = pieces[figure.first - 1].text if figure.first else ""
            if figure.end == figure.first + 1 and (share := words.share(token, before, written)) is not None:
                found.append(figure._replace(value=share, marks=figure.marks | {"fraction"}))
            elif figure.end > figure.first + 1 or not words.misspelled(token.text, written):
                found.append(figure)
        end = figure.end
    return found


def _adds_half(pieces: tuple[Token, ...], words: Grammar, number: Figure, half: Figure) -> bool:
    """«أربع نقاط ونصف» is four and a half of what is counted; «خمسة جنود ونصف السكان» is no number."""
    whole = number.scale == 1 and not number.value % 1 and not {"ordinal", "vague"} & number.marks
    if not whole or half.value != _HALF or half.first != number.end + 1:
        return False
    counted, added = pieces[number.end], pieces[half.first]
    beside = counted.kind == "w" and APART not in (counted.gap, added.gap) and added.text[0] in words.connectors
    return beside and (half.end == len(pieces) or pieces[half.end].gap == APART or words.uncounted(pieces[half.end]))
