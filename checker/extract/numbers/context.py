"""What the words around a figure say of it: percent, bounds ("at least"), ranges, names it belongs to."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.extract.numbers.bounds import Bounds, phrases, words
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Lexicon, Sense
from checker.extract.numbers.tokens import APART, GLUED, HYPHENED, Token
from checker.languages import Folded, Language, folded

_LONGEST_SHARE = 5
_LONGEST_NAME = 3


def _times(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token is an "x" between two figures."""
    return place > 0 and tokens[place].text == "x" and tokens[place - 1].kind == "n" and tokens[place].gap == GLUED


class Said(NamedTuple):
    """What is said of a figure: its marks, the tokens of its mention, and those from its bound's words to its end (or
    from its beginning to the bound's words behind it), None without such words."""

    marks: frozenset[str]
    first: int
    end: int
    stated: tuple[int, int] | None = None


@cache
def context(language: Language) -> "Context":
    """The context words of a language (built once)."""
    return Context(language)


class Context:
    """Marks of figures from the tokens before and after them."""

    def __init__(self, language: Language) -> None:
        data = language.data("numbers")
        self._proclitics = language.proclitics
        percent = data.get("percent", {})
        self._after = Lexicon(language, [*phrases(data.get("after", {})),
                                         *phrases({"percent": percent.get("phrases", ()),
                                                   "points": percent.get("points", ()),
                                                   "negative": data.get("minus", {}).get("after", ())})])
        self._bounds = Bounds(language)
        names = data.get("names", {})
        self._named_before, self._named_after = words(names.get("before", ())), words(names.get("after", ()))
        self._plain_before = self._bounds.last_words | words(names.get("not_before", ()))
        self._lettered = words(names.get("lettered", ()))
        shares = data.get("shares", {}).get("words", ())
        self._share = Lexicon(language, [(form, Sense("share", "")) for form in shares])
        self._each = tuple(tuple(form.split()) for form in map(folded, data.get("shares", {}).get("of_each", ())))
        self._to = words(data.get("ranges", {}).get("to", ()))
        self._currencies = words(one["code"] for one in language.data("currencies").get("currency", ()))

    def said(self, tokens: Sequence[Token], figure: Figure, folded: Folded) -> Said:
        """All that is said of the figure: "14 per cent" takes its sign in."""
        if self._in_name(tokens, figure, folded):
            return Said(figure.marks | {"name"}, figure.first, figure.end)
        marks, first, end = figure.marks, figure.first, figure.end
        stop = end
        while stop < len(tokens) and tokens[stop].gap != APART and (found := self._after.at(tokens, stop)) is not None:
            kinds = frozenset(sense.kind for sense in found.senses[:1])
            marks, stop = marks | kinds, found.end
            if not kinds & {"percent", "points", "negative"}:
                break
            end = stop
        if stop == figure.end and first and tokens[first - 1].text == "%" and tokens[first].gap == GLUED:
            first, marks = first - 1, marks | {"percent"}
        # No ordinal has a bound: «لم تتجاوز المشاركة في الجولة الأولى ثلاثين», "the above first line"
        bound = None if "ordinal" in marks else self._bounds.of(tokens, first, end)
        if bound is None:
            return Said(marks, first, end, (first, stop) if stop > end else None)
        return Said(marks | bound.marks, first, end, (min(first, bound.first), max(stop, bound.end)))

    def below_zero(self, tokens: Sequence[Token], index: int) -> int:
        """The index after a phrase such as "below zero" at `index`; `index` itself where there is none."""
        if index >= len(tokens) or tokens[index].gap == APART:
            return index
        found = self._after.at(tokens, index)
        return found.end if found is not None and found.senses[0].kind == "negative" else index

    def joins(self, tokens: Sequence[Token], end: int, first: int) -> bool:
        """Whether only a word of ranges stands between two figures: "5 to 7", «5 و7», "5-7"."""
        if first == end:
            return tokens[first].gap == HYPHENED
        return first == end + 1 and tokens[end].text in self._to and tokens[end].gap != APART

    def shares(self, tokens: Sequence[Token], end: int, first: int) -> bool:
        """Whether a phrase of shares fills the place between two figures: "nine in ten", «تسعة من كل عشرة»."""
        if not end < first <= end + _LONGEST_SHARE or tokens[end].gap == APART or tokens[first].gap == APART:
            return False
        found = self._share.at(tokens, end)
        return found is not None and found.end == first

    def of_each(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a figure says out of how many one is: «طبيب من كل خمسة»."""
        return any(tuple(token.text for token in tokens[max(first - len(form), 0):first]) == form
                   for form in self._each)

    def _in_name(self, tokens: Sequence[Token], figure: Figure, folded: Folded) -> bool:
        """"F-16", "HER2", «ميغ 29», "125th Street": the figure belongs to a name; «أضرار الطريق 2.3 مليون» does not."""
        end = figure.end
        if end < len(tokens) and tokens[end].text in self._named_after and tokens[end].gap != APART:
            return True
        token = tokens[figure.first]
        if not figure.first or token.kind != "n":
            return False
        before = tokens[figure.first - 1]
        if before.kind != "w" or token.gap == APART:
            return False
        named = (before.text, *(before.text[size:] for size in (1, 2) if before.text[:size] in self._proclitics))
        if figure.scale == 1 and not self._named_before.isdisjoint(named):
            return True
        latin = before.text.isascii()
        if before.text in self._lettered and _has_letter(tokens, figure.first):
            return True
        if token.gap == GLUED:
            # "OMR1.1bn" is money, "4x400m" so many times a distance
            return latin and before.text not in self._currencies and not _times(tokens, figure.first - 1)
        short = len(before.text) <= _LONGEST_NAME or (latin and folded.written(before.start, before.end).isupper())
        return token.gap == HYPHENED and short and before.text not in self._to \
            and (latin or before.text not in self._proclitics) and before.text not in self._plain_before


def _has_letter(tokens: Sequence[Token], index: int) -> bool:
    """"1b": whether one letter is written onto the figure at `index`."""
    return index + 1 < len(tokens) and tokens[index + 1].gap == GLUED and len(tokens[index + 1].text) == 1
