"""What a check is: a frozen dataclass whose module is its name, whose fields are its settings, whose docstring is its
documentation, and one method that yields findings."""

from abc import ABC
from collections.abc import Iterable
from typing import ClassVar, Protocol

from checker.alignment import AlignedPair, Alignment, Passage
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.languages import isolated, language
from checker.mention import Mention

# How severe a finding is, and how sure (0 … 1).
Weight = tuple[Severity, float]
# What source and target say, None for a side that is silent.
Sides = tuple[Mention | None, Mention | None]


class Similarity(Protocol):
    """How close two phrases are in the embedding space: the cosine, −1 … 1. Vectors come in batches from the cache."""

    def __call__(self, one: str, other: str) -> float: ...


class Check(ABC):
    """The base of every check. Override one of `compare` (a pair of passages), `examine` (a whole alignment) and
    `inspect` (one text against itself).

    The docstring of a check is what `checker explain` prints: what it reports, why it matters, what it deliberately
    allows, and an `Example:`. Subclasses are frozen dataclasses; their fields, all with defaults, are the settings.
    """

    name: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.name = cls.__module__.rpartition(".")[2]

    @property
    def material(self) -> str:
        """A digest of what the check works with besides its settings, a file of the user's say; "" without any."""
        return ""

    def phrases(self, pair: AlignedPair) -> Iterable[str]:
        """The phrases whose similarity `compare` will ask for: named beforehand, they are encoded in one batch."""
        return ()

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """Findings in one aligned pair."""
        return ()

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """Findings that need the whole alignment."""
        return ()

    def inspect(self, document: Document, similarity: Similarity) -> Iterable[Finding]:
        """Findings within one text."""
        return ()

    def finding(self, severity: Severity, confidence: float, message: str, *, source: Evidence, target: Evidence,
                pair: str) -> Finding:
        """A finding of this check."""
        return Finding(self.name, pair, severity, confidence, message, source, target)

    def between(self, pair: AlignedPair, weight: Weight, sides: Sides, message: str) -> Finding:
        """A finding between the two passages of a pair: the mention that either side has, None where it is silent."""
        source, target = (evidence(passage, *([mention] if mention else []))
                          for passage, mention in zip((pair.source, pair.target), sides, strict=True))
        return self.finding(*weight, message, source=source, target=target, pair=pair.source.document.article.name)


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
