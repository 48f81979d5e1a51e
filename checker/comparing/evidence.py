"""What a finding shows of two passages: the words on either side, and the line that sets them against each other."""

from collections.abc import Hashable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.alignment import AlignedPair, Passage
from checker.finding import Evidence
from checker.languages import isolated, language
from checker.mention import Mention


class Similarity(Hashable, Protocol):
    """How close two phrases are in the embedding space: the cosine, −1 … 1. Vectors come in batches from the cache."""

    def __call__(self, one: str, other: str) -> float:
        """The cosine of two phrases."""
        ...

    def table(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        """The cosine of each of `ones` (rows) with each of `others` (columns)."""
        ...


# The evidence of a side that has no passage at all.
SILENT = Evidence("", "", None, "")


def evidence(passage: Passage, *mentions: Mention) -> Evidence:
    """The words of `mentions` as evidence of this passage's side; without any, the evidence that it is silent."""
    article = passage.document.article
    if not mentions:
        return Evidence("", "", article.place(passage.span.start), passage.text)
    first = min(mentions, key=lambda mention: mention.span)
    return Evidence(" … ".join(mention.text for mention in mentions), " ".join(mention.value for mention in mentions),
                    article.place(first.span.start), passage.text)


def contrasted(pair: AlignedPair, source: str, target: str, note: str = "") -> str:
    """What each side says, under the names of their languages: "Arabic: ٤٧; English: 74 (the same digits turned)"."""
    sides = ((pair.source, source), (pair.target, target))
    said = "; ".join(f"{language(passage.language).name}: {isolated(words)}" for passage, words in sides)
    return f"{said} ({note})" if note else said


def lone(passage: Passage, words: str, note: str = "") -> str:
    """What one side alone says: "only in English: Monday"."""
    said = f"only in {language(passage.language).name}: {isolated(words)}"
    return f"{said} ({note})" if note else said
