"""Words of one direction inside text of another: Unicode's isolates (UAX #9) keep the two from mixing."""

import re

# Hebrew, Arabic, Syriac, Thaana … and the presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# FIRST STRONG ISOLATE: the direction of the words themselves decides, whatever language they are in.
_ISOLATE, _END = "\u2068", "\u2069"


def isolated(words: str) -> str:
    """`words` on one line; in a first-strong isolate when there is anything in them that runs from right to left."""
    line = " ".join(words.split())
    return f"{_ISOLATE}{line}{_END}" if _RIGHT_TO_LEFT.search(line) else line
