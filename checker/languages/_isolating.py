"""Words of one direction inside text of another: Unicode's isolates (UAX #9) keep the two from mixing."""

import re

# Hebrew, Arabic, Syriac, Thaana … and the presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
# FIRST STRONG ISOLATE: the direction of the words themselves decides, whatever language they are in.
_ISOLATE, _END = "\u2068", "\u2069"


def isolated(words: str, *, within_right_to_left: bool = False) -> str:
    """`words` on one line; in a first-strong isolate when there is anything in them that runs the other way than the
    text they are put into, which runs from left to right unless said otherwise."""
    line = " ".join(words.split())
    other_way = _LEFT_TO_RIGHT if within_right_to_left else _RIGHT_TO_LEFT
    return f"{_ISOLATE}{line}{_END}" if other_way.search(line) else line
