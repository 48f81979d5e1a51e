"""Beads of one long sentence and several, divided into finer pairs where it is sure which clauses go with which."""

from collections.abc import Iterator
from dataclasses import replace

from checker.aligning.cuts import Closeness, cuts, places, stretches, texts
from checker.alignment import Alignment, Bead, Part, Passage
from checker.article import Span


def wanted(alignment: Alignment) -> Iterator[str]:
    """What `divided` asks the closeness of: named beforehand, it is encoded in one batch."""
    for bead in alignment.beads:
        if _divisible(bead):
            long, short, _ = _ordered(alignment, bead)
            yield from texts(long, short, places(long, short))


def divided(alignment: Alignment, closeness: Closeness) -> Alignment:
    """The alignment with the parts of its beads. Mirrored when source and target are exchanged; what stands outside of
    a bead changes nothing in its parts. `closeness` gives the similarity of two texts."""
    if not any(map(_divisible, alignment.beads)):
        return alignment
    return replace(alignment, beads=tuple(
        replace(bead, parts=tuple(_parts(alignment, bead, closeness))) if _divisible(bead) else bead
        for bead in alignment.beads))


def _divisible(bead: Bead) -> bool:
    return min(len(bead.source), len(bead.target)) == 1 < max(len(bead.source), len(bead.target))


def _ordered(alignment: Alignment, bead: Bead) -> tuple[Passage, Passage, bool]:
    """The side of one sentence, the other side, and whether the first is the source."""
    source, target = Passage(alignment.source, bead.source), Passage(alignment.target, bead.target)
    return (source, target, True) if len(bead.source) == 1 else (target, source, False)


def _parts(alignment: Alignment, bead: Bead, closeness: Closeness) -> Iterator[Part]:
    long, short, forward = _ordered(alignment, bead)
    found = cuts(long, short, closeness)
    if not found:
        return
    sentences = short.document.sentences
    mine = stretches(long, [place.boundary.start for place in found])
    yours = stretches(short, [sentences[short.indices[place.before]].span.start for place in found])
    for one, other in zip(mine, yours, strict=True):
        yield Part(*((one, other) if forward else (other, one)),
                   closeness(_written(long, one), _written(short, other)))


def _written(passage: Passage, span: Span) -> str:
    """The words of a stretch of a passage as the passage writes them."""
    inside = [passage.document.sentences[index] for index in passage.indices]
    if len(inside) == 1:
        return passage.document.article.text[span.start:span.end]
    return " ".join(one.text for one in inside if span.start <= one.span.start < span.end)
