"""Text made comparable for search: «الأمم» finds «الامم», «٤٧» finds 47, in a hundred thousand findings at once."""

from functools import cache

import polars as pl

from checker.languages import folded
from checker.tables import MESSAGES

# Letters of which folding makes others: Latin with accents, Arabic, and the marks of direction.
_RANGES = ((0xC0, 0x250), (0x600, 0x700), (0x200B, 0x2070))
_SEARCHED = ("pair", "message", *MESSAGES.values(), "source_text", "target_text", "source_sentence", "target_sentence")


def searchable(findings: pl.DataFrame) -> pl.Series:
    """What each finding is searched in, folded letter by letter as the languages' own folding does."""
    texts = findings.select(pl.concat_str(_SEARCHED, separator="\n", ignore_nulls=True)).to_series()
    return _folded(texts)


def contains(texts: pl.Series, words: str) -> pl.Series:
    """Which of the folded `texts` contain every one of the `words`."""
    found = pl.repeat(True, len(texts), dtype=pl.Boolean, eager=True)
    for word in _folded(pl.Series([words], dtype=pl.String))[0].split():
        found &= texts.str.contains(word, literal=True)
    return found


def _folded(texts: pl.Series) -> pl.Series:
    letters = _letters()
    return texts.str.to_lowercase().str.replace_many(list(letters), list(letters.values()))


@cache
def _letters() -> dict[str, str]:
    all_of_them = (chr(code) for first, end in _RANGES for code in range(first, end))
    return {letter: plain for letter in all_of_them if (plain := folded(letter)) != letter.lower()}
