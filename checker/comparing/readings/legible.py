"""Whether a passage can be read at all."""

import re

from checker.alignment import Passage

# Words run together, as bad copies of Arabic text have them, hide what they say.
_RUN_TOGETHER = 22
_LETTERS = re.compile(r"[^\W\d_]+")
# «احتمالاًأثناء»: the ending of the accusative with further letters behind it.
_TWO_WORDS = re.compile("\u064b\u0627?[^\\W\\d_]{2}|\u0627\u064b[^\\W\\d_]{2}")


def legible(passage: Passage) -> bool:
    """Whether no words of the passage are run together, so that it can be said what is missing in it."""
    longest = max(map(len, _LETTERS.findall(passage.text)), default=0)
    return longest <= _RUN_TOGETHER and not _TWO_WORDS.search(passage.text)
