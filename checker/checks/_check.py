"""What a check is: a frozen dataclass whose module is its name, whose fields are its settings, whose docstring is its
documentation, and one method that yields findings."""

from abc import ABC
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from checker.alignment import AlignedPair, Alignment
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.evidence import evidence
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.mention import Mention
from checker.messages import Message

# What a check tells: its findings, and between them what it wants to know of the encoder before it goes on.
Telling = Iterable[Finding | Wanted]
# How severe a finding is, and how sure (0 … 1).
Weight = tuple[Severity, float]
# What source and target say, None for a side that is silent.
Sides = tuple[Mention | None, Mention | None]


class Check(ABC):
    """The base of every check. Override one of `compare` (a pair of passages), `examine` (a whole alignment) and
    `inspect` (one text against itself).

    The docstring of a check is what `checker explain` prints: what it reports, why it matters, what it deliberately
    allows, an `Example:` that fires and one under `Silent:` that does not, in every language (a test runs them).
    Subclasses are frozen dataclasses; their fields, all with defaults, are the settings. How close phrases are they ask
    by `yield from similarity(…)`.
    """

    name: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.name = cls.__module__.rpartition(".")[2]

    @property
    def material(self) -> str:
        """A digest of what the check works with besides its settings, a file of the user's say; "" without any."""
        return ""

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Telling:
        """Findings in one aligned pair."""
        return ()

    def examine(self, alignment: Alignment, similarity: Similarity) -> Telling:
        """Findings that need the whole alignment."""
        return ()

    def inspect(self, document: Document, similarity: Similarity) -> Telling:
        """Findings within one text."""
        return ()

    def finding(self, severity: Severity, confidence: float, message: Message, *, source: Evidence, target: Evidence,
                pair: str) -> Finding:
        """A finding of this check."""
        return Finding(self.name, pair, severity, confidence, str(message), source, target,
                       translations=message.translations)

    def between(self, pair: AlignedPair, weight: Weight, sides: Sides, message: Message) -> Finding:
        """A finding between the two passages of a pair: the mention that either side has, None where it is silent."""
        source, target = (evidence(passage, *([mention] if mention else []))
                          for passage, mention in zip((pair.source, pair.target), sides, strict=True))
        return self.finding(*weight, message, source=source, target=target, pair=pair.source.document.article.name)

    def exchange(self, pair: AlignedPair, weight: Weight, sides: Sides, message: Message) -> Finding:
        """The same of two that have changed places."""
        return replace(self.between(pair, weight, sides, message), exchanged=True)
