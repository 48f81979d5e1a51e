"""Which sentences of the source say the same as which sentences of the target."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from checker.article import Span
from checker.document import Document
from checker.mention import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Part:
    """A finer pair within a bead: clauses of a long sentence, and the sentence or sentences of the other side that say
    the same, as characters of the two articles. `similarity` is the cosine of their vectors."""

    source: Span
    target: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Bead:
    """A link of the alignment (Gale & Church 1993): indices of source and of target sentences that translate each
    other, ascending. One side is empty for a sentence without partner. `similarity` is the cosine of the two sides'
    vectors (0.0 when a side is empty), `confidence` the probability of the bead as it stands (1.0 where it was given),
    `moved` says that the bead does not follow the order of its neighbours. `parts` are the finer pairs within a bead
    of one long sentence and several, in the order of both texts, where it is sure which clauses go with which sentence;
    there are none or at least two, and together they cover the sentences of the bead."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float
    confidence: float = 1.0
    moved: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def paired(self) -> bool:
        """Whether both sides have sentences."""
        return bool(self.source and self.target)


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that one side of a bead covers, within their document: `text` as written, joined by a space (what
    lies between them may be a bullet or a line break), `language` the ISO 639-1 code of their article. `known` is what
    comparing has worked out of them (see `checker.comparing.remembering`), and goes with them."""

    document: Document
    indices: tuple[int, ...]
    text: str = field(init=False, repr=False, compare=False)
    language: str = field(init=False, repr=False, compare=False)
    known: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        document, indices = self.document, self.indices
        object.__setattr__(self, "text", " ".join([document.sentences[index].text for index in indices]))
        object.__setattr__(self, "language", document.article.language)

    @property
    def span(self) -> Span:
        """From the first character of the first sentence to the last of the last."""
        sentences = self.document.sentences
        return Span(sentences[self.indices[0]].span.start, sentences[self.indices[-1]].span.end)

    def mentions(self, kind: MentionKind) -> tuple[Mention, ...]:
        """The passage's mentions of one kind, in the order of the text."""
        if len(self.indices) == 1:  # as the document sorted them: most passages are one sentence
            return self.document.by_kind(self.indices[0]).get(kind, ())
        return tuple(self.document.of_kind(kind, self.indices))

    def nearby(self, kind: MentionKind, reach: int = 1) -> tuple[Mention, ...]:
        """Mentions of one kind in the `reach` sentences before and after the passage, and in the other parts of its
        bead (the passage left out): a fact that moved there is not lost."""
        return tuple(self.document.of_kind(kind, self.beside(reach)))

    def beside(self, reach: int = 1) -> tuple[int, ...]:
        """The indices of the `reach` sentences before and after the passage, and of the other parts of its bead."""
        return tuple(index for index in self.document.around(self.indices, reach) if index not in self.indices)


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A bead with its words: two passages that should say the same. `known` is what comparing has worked out of the
    two."""

    source: Passage
    target: Passage
    similarity: float
    known: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)


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

    def finer(self) -> "Alignment":
        """The same with a bead for each part: its documents have a sentence for each run of clauses."""
        if not any(bead.parts for bead in self.beads):
            return self
        parts = [part for bead in self.beads for part in bead.parts]
        source, sources = self.source.cut(part.source.start for part in parts)
        target, targets = self.target.cut(part.target.start for part in parts)
        beads = [Bead(tuple(chain.from_iterable(sources[index] for index in bead.source)),
                      tuple(chain.from_iterable(targets[index] for index in bead.target)),
                      bead.similarity, bead.confidence, bead.moved, bead.parts) for bead in self.beads]
        divided = [bead for bead in beads if bead.parts]
        source = replace(source, together=_runs(bead.source for bead in divided))
        target = replace(target, together=_runs(bead.target for bead in divided))
        return Alignment(source, target, tuple(one for bead in beads for one in _finer(bead, source, target)))

    def is_part(self, bead: Bead) -> bool:
        """Whether one of these beads is a part of what was one bead before."""
        return bead.paired and any(bead.source[0] in run for run in self.source.together)

    @property
    def source_alone(self) -> tuple[int, ...]:
        """Indices of the source sentences without partner."""
        return tuple(index for bead in self.beads if not bead.target for index in bead.source)

    @property
    def target_alone(self) -> tuple[int, ...]:
        """Indices of the target sentences without partner."""
        return tuple(index for bead in self.beads if not bead.source for index in bead.target)


def _finer(bead: Bead, source: Document, target: Document) -> Iterator[Bead]:
    """The bead, or one for each of its parts; the sentences of the two documents are cut where parts meet."""
    if not bead.parts:
        yield bead
    for part in bead.parts:
        yield replace(bead, source=_within(source, bead.source, part.source),
                      target=_within(target, bead.target, part.target), similarity=part.similarity, parts=())


def _runs(beads: Iterable[tuple[int, ...]]) -> tuple[range, ...]:
    return tuple(range(indices[0], indices[-1] + 1) for indices in beads)


def _within(document: Document, indices: tuple[int, ...], span: Span) -> tuple[int, ...]:
    return tuple(index for index in indices if document.sentences[index].span.overlaps(span))
