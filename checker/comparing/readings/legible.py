"""Whether a passage can be read at all."""

import re
from functools import lru_cache

from checker.alignment import Passage

# Words run together, as bad copies of Arabic text have them, hide what they say.
_RUN_TOGETHER = 22
_LETTERS = re.compile(r"[^\W\d_]+")
# «احتمالاًأثناء»: the ending of the accusative with further letters behind it.
_TWO_WORDS = re.compile("\u064b\u0627?[^\\W\\d_]{2}|\u0627\u064b[^\\W\\d_]{2}")


def legible(passage: Passage) -> bool:
    """Whether no words of the passage are run together, so that it can be said what is missing in it."""
    return _legible(passage.text)


@lru_cache(maxsize=2048)  # half a dozen checks ask for the passages of a pair
def _legible(text: str) -> bool:
    longest = max(map(len, _LETTERS.findall(text)), default=0)
    return longest <= _RUN_TOGETHER and not _TWO_WORDS.search(text)
