"""Words, numerals, clock times and symbols of a sentence, as the readers of numbers, quantities and dates want them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from checker.languages import Folded, fold

GLUED, SPACED, HYPHENED, APART = range(4)

_PIECE = re.compile(r"""
    (?P<w>[^\W\d_]+)
  | (?P<d>(?<![\d.])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d.]\d|\d)
        |(?<![\d.])\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?!\d|[.,]\d))
  | (?P<p>(?<![\d.,])(?:(?:\+|00)\d[\d\ -]{6,}\d|0\d{2,4}[\ -]\d{3,4}(?:[\ -]?\d{3,4})?
        |\d{3}\ \d{3,4}\ 0\d{3}|\d[\d\ -]{6,}\d\+)(?![\d.,]*\d))
  | (?P<r>\d{1,3}:[0-5]\d(?::[0-5]\d)?\.\d{1,3}(?!\d|\.\d))
  | (?P<c>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<n>(?<![\d.,])\d{1,3}(?:\ \d{3})+(?![\d.,:]*\d)|\d+(?:[.,،]\d+)*[¼½¾⅓⅔⅛⅜⅝⅞]?)
  | (?P<s>[$£¥\u20a0-\u20c0\u0e3f\u09f3\u058f﷼%‰°+~±<>≥≤−])
""", re.VERBOSE)
# What is no text: addresses, handles, hashtags, notes ("[11]"). Looked for only where one of their signs stands.
_OPAQUE = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+|(?<=\S)\[\d{1,3}\]|"
                     r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|info|io)\b(?:/\S*)?")
_SIGNS_OF_OPAQUE = re.compile(r"://|www\.|[@#]|\[\d|\.(?:com|org|net|gov|edu|info|io)\b")
# "150 km/h", «150 كم/س»: the words that a slash makes one unit with the word before it.
_RATES = frozenset({"h", "hr", "hour", "s", "sec", "second", "س", "ساعه", "ث", "ثانيه"})
_GAPS = {"": GLUED, " ": SPACED, "-": HYPHENED, "–": HYPHENED, "'": GLUED}


class Token(NamedTuple):
    """A piece of the folded text. `kind`: w(ord), n(umeral), c(lock time), r(ace time: with tenths), d(ate in figures),
    p(hone), s(ymbol); `gap` is what lies between it and the token before: GLUED, SPACED, HYPHENED or APART (a comma, a
    bracket)."""

    text: str
    start: int
    end: int
    kind: str
    gap: int


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Folded, tuple[Token, ...]]:
    """The folded text and its tokens in order (cached: three extractors ask for the same sentence)."""
    folded = fold(text)
    readable = folded.text
    if _SIGNS_OF_OPAQUE.search(readable):
        readable = _OPAQUE.sub(lambda match: "\x00" * len(match.group()), readable)
    return folded, tuple(_tokens(readable))


def _tokens(readable: str) -> Iterable[Token]:
    end = 0
    pieces = []
    for match in _PIECE.finditer(readable):
        start, stop = match.span()
        between = readable[end:start]
        gap = SPACED if between == "/" and match.group() in _RATES else _GAPS.get(between)
        if gap is None:
            gap = SPACED if between.isspace() else HYPHENED if between.strip() in ("-", "–") else APART
        pieces.append((readable[start:stop], start, stop, match.lastgroup, gap))
        end = stop
    return map(Token._make, pieces)
