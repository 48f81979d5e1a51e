"""Numbers in figures, words and endings.

tokens → numerals, lexicon → parts → grammar (what a row of number words comes to) → context (percent, names, and
bounds) → reading (all figures of a sentence, read once for numbers, quantities and dates) → mentions; duals apart.
"""

from checker.extract.numbers.mentions import numbers

__all__ = ["numbers"]
