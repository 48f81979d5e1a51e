"""Folding: text reduced to what matters for matching, every folded character tied to its place in the original.

Folding drops diacritics, tatweel and direction marks, resolves presentation forms (Unicode NFKC), unites letter
variants, maps all decimal digits to ASCII and lower-cases. `plain` does the part of this that helps an encoder.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from checker.article import Span

_DIGITS = {ord(c): str(unicodedata.decimal(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_PUNCTUATION = {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%", 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2011: "-",
                0x2010: "-", ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("−"): "-"}
# Letters that Arabic, Persian and careless keyboards write in several ways: «الأمم» is as often typed «الامم».
_LETTERS = {ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ٱ"): "ا", ord("ى"): "ي", ord("ی"): "ي", ord("ئ"): "ي",
            ord("ة"): "ه", ord("ک"): "ك", ord("ؤ"): "و"}
_SAME_LENGTH = {**_DIGITS, **_PUNCTUATION, **_LETTERS}
# What vanishes: tatweel, Arabic harakat and Quranic marks, zero-width characters, direction marks, soft hyphen, BOM.
_DROPPED = re.compile("[\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
                      "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_COMBINING = re.compile("[\u0300-\u036f]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\ufb00-\ufb06\u2100-\u214f]")
# A letter with its accent in one code point (é), or anything above that NFKC would change.
_NEEDS_CARE = re.compile("|".join([_DROPPED.pattern, _COMBINING.pattern, _PRESENTATION.pattern,
                                   "[\u00c0-\u024f\u1e00-\u1eff]"]))
# What is no letter, digit or mark that most texts are made of, each of which is folded to one.
_UNCOMMON = re.compile("[^\\x00-\\x7f\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u0669]")
_STOP_BEFORE_LETTER = re.compile(r"\.[^\W\d_]")
# «U.N.» and "u.n" are "UN": the stop after a single letter that a further single letter follows, and the last one.
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character i of `text` was made from `original[starts[i]:ends[i]]`."""

    text: str
    original: str
    starts: "array[int] | range"
    ends: "array[int] | range"

    def span(self, start: int, end: int) -> Span:
        """The characters of the original behind `text[start:end]` (start < end)."""
        return Span(self.starts[start], self.ends[end - 1])

    def written(self, start: int, end: int) -> str:
        """The words of the original behind `text[start:end]`."""
        return self.original[self.starts[start]:self.ends[end - 1]]


def folded(text: str) -> str:
    """The folded text alone, without places: what word lists are prepared with, tens of thousands of forms."""
    if text.isascii() and "." not in text:
        return text.lower()
    if _NEEDS_CARE.search(text) or "." in text:
        return fold(text).text
    return text.lower().translate(_SAME_LENGTH)


@lru_cache(maxsize=16384)
def fold(text: str) -> Folded:
    """Fold `text` for matching (cached: every extractor asks for the same sentences)."""
    lowered = text.lower()
    if len(lowered) == len(text) and not _NEEDS_CARE.search(text) and not (
            _STOP_BEFORE_LETTER.search(text) and _DOTTED.search(text)):
        return Folded(lowered.translate(_SAME_LENGTH), text, range(len(text)), range(1, len(text) + 1))
    return _fold_carefully(text)


def _fold_carefully(text: str) -> Folded:
    letters: list[str] = []
    starts, ends = array("l"), array("l")
    begin = 0
    for match in _UNCOMMON.finditer(text):
        place, character = match.start(), match[0]
        letters.append(text[begin:place].lower().translate(_SAME_LENGTH))
        starts.extend(range(begin, place))
        ends.extend(range(begin + 1, place + 1))
        begin = place + 1
        folded_letters = _letters_of(character)
        if folded_letters is None:
            if ends and unicodedata.combining(character):
                ends[-1] = place + 1  # a vowel sign belongs to its letter, so the span keeps it
            continue
        letters.append(folded_letters)
        starts.extend([place] * len(folded_letters))
        ends.extend([place + 1] * len(folded_letters))
    letters.append(text[begin:].lower().translate(_SAME_LENGTH))
    starts.extend(range(begin, len(text)))
    ends.extend(range(begin + 1, len(text) + 1))
    return _without_stops(Folded("".join(letters), text, starts, ends))


@lru_cache(maxsize=4096)
def _letters_of(character: str) -> str | None:
    """What a character is folded to; None for one that vanishes."""
    if _DROPPED.match(character) or _COMBINING.match(character):
        return None
    base = _COMBINING.sub("", unicodedata.normalize("NFKD", character))
    return _DROPPED.sub("", base).lower().translate(_SAME_LENGTH)


def _without_stops(folded: Folded) -> Folded:
    """Abbreviations without their stops, found only now: a direction mark may have stood between letter and stop."""
    stops = {i for match in _DOTTED.finditer(folded.text) for i in range(*match.span()) if folded.text[i] == "."}
    if not stops:
        return folded
    kept = [i for i in range(len(folded.text)) if i not in stops]
    return Folded("".join(folded.text[i] for i in kept), folded.original,
                  array("l", [folded.starts[i] for i in kept]), array("l", [folded.ends[i] for i in kept]))


def plain(text: str) -> str:
    """`text` as an encoder should see it: digits in ASCII, no diacritics, tatweel or direction marks, no presentation
    forms; case, accents and letter variants stay (the model knows them)."""
    shown = unicodedata.normalize("NFKC", text) if _PRESENTATION.search(text) else unicodedata.normalize("NFC", text)
    return _DROPPED.sub("", shown).translate(_DIGITS)
