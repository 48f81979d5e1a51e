"""Whether an alignment is one of a text and its translation at all, before anyone reads a hundred findings about it."""

from dataclasses import dataclass
from enum import StrEnum

from checker.alignment import Alignment
from checker.document import Document
from checker.languages import plain

# Measured on 62 news articles, 6 reports and 202 pairs of articles put together at random: of translations at least
# 62 % of either side is covered, of strangers at most 51 %. When the target keeps one sentence in four, 95 % have more
# than 56 % of the target covered, and none more than 57 % of the source.
_STRANGERS = 0.55
_WHOLE = 0.6
# Names and links may stand on both sides as they are, but not half of a text.
_COPIED = 0.5


class Verdict(StrEnum):
    """What two documents are to each other."""

    TRANSLATION = "translation"
    PARTIAL = "partial translation"
    NONE = "not a translation"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each side has a partner, as shares of its characters weighed by the confidence of their beads; and
    how much of the source stands in the target word for word: then both are in one language."""

    source: float
    target: float
    copied: float

    @property
    def verdict(self) -> Verdict:
        """What the shares say."""
        if self.copied >= _COPIED or max(self.source, self.target) < _STRANGERS:
            return Verdict.NONE
        return Verdict.TRANSLATION if min(self.source, self.target) >= _WHOLE else Verdict.PARTIAL


def coverage(alignment: Alignment) -> Coverage:
    """How much of both documents the alignment covers; 0.0 for a side without text."""
    source, target = ([len(sentence.text) for sentence in document.sentences]
                      for document in (alignment.source, alignment.target))
    paired = [bead for bead in alignment.beads if bead.paired]
    found = (sum(bead.confidence * sum(source[index] for index in bead.source) for bead in paired),
             sum(bead.confidence * sum(target[index] for index in bead.target) for bead in paired),
             sum(sum(source[index] for index in bead.source) for bead in paired
                 if _words(alignment.source, bead.source) == _words(alignment.target, bead.target)))
    totals = sum(source), sum(target), sum(source)
    return Coverage(*(part / whole if whole else 0.0 for part, whole in zip(found, totals, strict=True)))


def _words(document: Document, indices: tuple[int, ...]) -> str:
    return plain(" ".join(document.sentences[index].text for index in indices)).casefold()
