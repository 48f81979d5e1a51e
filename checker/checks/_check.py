"""What a check is: a frozen dataclass whose module is its name, whose fields are its settings, whose docstring is its
documentation, and one method that yields findings."""

from abc import ABC
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from checker.alignment import AlignedPair, Alignment
from checker.comparing.evidence import Similarity, evidence
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.mention import Mention
from checker.messages import Message

# How severe a finding is, and how sure (0 … 1).
Weight = tuple[Severity, float]
# What source and target say, None for a side that is silent.
Sides = tuple[Mention | None, Mention | None]


class Check(ABC):
    """The base of every check. Override one of `compare` (a pair of passages), `examine` (a whole alignment) and
    `inspect` (one text against itself).

    The docstring of a check is what `checker explain` prints: what it reports, why it matters, what it deliberately
    allows, an `Example:` that fires and one under `Silent:` that does not, in every language (a test runs them).
    Subclasses are frozen dataclasses; their fields, all with defaults, are the settings.
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

    def further_phrases(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Sequence[str]]:
        """Batches of phrases that `compare` will ask for as well. Which ones a batch has may depend on how close those
        of `phrases` and of the batches before are: the next is asked for when these are encoded."""
        return iter(())

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """Findings in one aligned pair."""
        return ()

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """Findings that need the whole alignment."""
        return ()

    def inspect(self, document: Document, similarity: Similarity) -> Iterable[Finding]:
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
