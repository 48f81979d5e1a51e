"""Which sentences of the source say the same as which sentences of the target."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.article import Span
from checker.document import Document
from checker.mention import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Bead:
    """A link of the alignment (Gale & Church 1993): indices of source and of target sentences that translate each
    other, ascending. One side is empty for a sentence without partner. `similarity` is the cosine of the two sides'
    vectors (0.0 when a side is empty), `confidence` the probability of the bead as it stands (1.0 where it was given),
    `moved` says that the bead does not follow the order of its neighbours."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    confidence: float = 1.0
    moved: bool = False

    @property
    def paired(self) -> bool:
        """Whether both sides have sentences."""
        return bool(self.source and self.target)


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that one side of a bead covers, within their document."""

    document: Document
    indices: tuple[int, ...]

    @property
    def language(self) -> str:
        """ISO 639-1 code of the passage's article."""
        return self.document.article.language

    @property
    def span(self) -> Span:
        """From the first character of the first sentence to the last of the last."""
        sentences = self.document.sentences
        return Span(sentences[self.indices[0]].span.start, sentences[self.indices[-1]].span.end)

    @property
    def text(self) -> str:
        """The sentences as written, joined by a space (what lies between them may be a bullet or a line break)."""
        return " ".join(self.document.sentences[index].text for index in self.indices)

    def mentions(self, kind: MentionKind) -> tuple[Mention, ...]:
        """The passage's mentions of one kind, in the order of the text."""
        if len(self.indices) == 1:
            return self.document.by_kind(self.indices[0]).get(kind, ())
        return tuple(self.document.of_kind(kind, self.indices))

    def nearby(self, kind: MentionKind, reach: int = 1) -> tuple[Mention, ...]:
        """Mentions of one kind in the `reach` sentences before and after the passage (the passage left out)."""
        first, last = self.indices[0], self.indices[-1]
        around = [*range(max(0, first - reach), first),
                  *range(last + 1, min(len(self.document.sentences), last + 1 + reach))]
        return tuple(self.document.of_kind(kind, around))


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A bead with its words: two passages that should say the same."""

    source: Passage
    target: Passage
    similarity: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The beads of two documents; every sentence stands in exactly one bead."""

    source: Document
    target: Document
    beads: tuple[Bead, ...]

    def pairs(self) -> Iterator[AlignedPair]:
        """The beads with two sides, in the order of the source."""
        for bead in self.beads:
            if bead.paired:
                yield AlignedPair(Passage(self.source, bead.source), Passage(self.target, bead.target), bead.similarity)

    @property
    def source_alone(self) -> tuple[int, ...]:
        """Indices of the source sentences without partner."""
        return tuple(index for bead in self.beads if not bead.target for index in bead.source)

    @property
    def target_alone(self) -> tuple[int, ...]:
        """Indices of the target sentences without partner."""
        return tuple(index for bead in self.beads if not bead.source for index in bead.target)
