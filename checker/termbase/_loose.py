"""Text as names are searched for in it: folded, and with one space wherever separators stand."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from checker.article import Span
from checker.languages import Folded, fold, folded

# «منظمة "أطباء بلا حدود"», "Al-Jazeera" and "Al Jazeera": what stands between two words of a name does not matter.
_SEPARATORS = re.compile(r"[\s\-–—\"«»“”„]+")
_NEEDS_LOOSENING = re.compile(r"[^\S ]|  |[\-–—\"«»“”„]")


@dataclass(frozen=True, slots=True)
class Loose:
    """Folded text with one space wherever separators stood; `places[i]` is character i's place in the folded text.
    `found` is what matchers have found in it: extraction and several checks ask for the names of the same sentence."""

    text: str
    folded: Folded
    places: "range | list[int]"
    found: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def span(self, start: int, end: int) -> Span:
        """The characters of the original behind `text[start:end]`."""
        return self.folded.span(self.places[start], self.places[end - 1] + 1)

    def original(self, start: int, end: int) -> str:
        """The words of the original behind `text[start:end]`."""
        return self.folded.written(self.places[start], self.places[end - 1] + 1)


@lru_cache(maxsize=8192)
def loosen(text: str) -> Loose:
    """`text` folded and its separators made alike, ready to be searched (cached for the extractors)."""
    folded = fold(text)
    if not _NEEDS_LOOSENING.search(folded.text):
        return Loose(folded.text, folded, range(len(folded.text)))
    letters: list[str] = []
    places: list[int] = []
    last = 0
    for match in _SEPARATORS.finditer(folded.text):
        letters.append(folded.text[last:match.start()] + " ")
        places.extend(range(last, match.start() + 1))
        last = match.end()
    letters.append(folded.text[last:])
    places.extend(range(last, len(folded.text)))
    return Loose("".join(letters), folded, places)


def key(written: str) -> str:
    """A form as it is searched for: the text of `loosen`, without places (tens of thousands are made)."""
    text = folded(written)
    return _SEPARATORS.sub(" ", text).strip() if _NEEDS_LOOSENING.search(text) else text.strip()
