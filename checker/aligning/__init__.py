"""Alignment: which sentences of two documents say the same.

`align` is a pure function of two documents and their vectors. The search is monotone with swaps of neighbours; what was
left alone is looked at once more for sentences that moved farther. See `parameters` for every number it uses.
"""

from functools import lru_cache

from checker.aligning.anchors import anchors
from checker.aligning.beads import beads
from checker.aligning.corridor import Corridor, corridor
from checker.aligning.crossings import with_crossings
from checker.aligning.dividing import divided, wanted
from checker.aligning.evidence import Field, Tile
from checker.aligning.field import field
from checker.aligning.links import Link, links
from checker.aligning.parameters import Parameters
from checker.aligning.parts import parts
from checker.aligning.posterior import probabilities
from checker.aligning.search import Steps, searched, steps_of
from checker.aligning.sides import Side, Vectors, side
from checker.aligning.trust import Coverage, Verdict, coverage
from checker.alignment import Alignment
from checker.document import Document

__all__ = ["Coverage", "Parameters", "Verdict", "align", "coverage", "divided", "parts", "wanted"]

_PARAMETERS = Parameters()


def align(source: Document, target: Document, source_vectors: Vectors, target_vectors: Vectors, *,
          part_vectors: tuple[Vectors, Vectors] | None = None, parameters: Parameters = _PARAMETERS) -> Alignment:
    """The alignment of two documents: every sentence in exactly one bead, in the order of the source.

    Vectors have length 1 and stand in the order of the sentences; `part_vectors` are those of all the texts of
    `parts(document)`, in order, for both sides. Without them each sentence is its only part, which is right for
    well-split sentences and less sure for lines that hold several. Aligning B with A mirrors A with B.

    Raises ValueError when there are not as many vectors as sentences or parts.
    """
    documents, vectors = (source, target), (source_vectors, target_vectors)
    texts = [parts(one) if part_vectors else tuple((sentence.text,) for sentence in one.sentences) for one in documents]
    first, second = (side(*one) for one in zip(documents, vectors, texts, part_vectors or vectors, strict=True))
    if _key(first, source) <= _key(second, target):
        found = _linked((source, target), (first, second), parameters)
    else:
        found = [link.mirrored() for link in _linked((target, source), (second, first), parameters)]
    return Alignment(source, target, beads(found, (source, target), (first, second), (*vectors, parameters)))


def prepared(documents: tuple[Document, Document], sides: tuple[Side, Side], within: Corridor,
             parameters: Parameters) -> Field:
    """Everything measured that the evidence for a bead needs."""
    shared = anchors(*documents, (sides[0].indices, sides[1].indices))
    return field(*sides, shared, tuple(within.tiles()), parameters)


def _linked(documents: tuple[Document, Document], sides: tuple[Side, Side], parameters: Parameters) -> list[Link]:
    if not all(map(len, sides)):
        return [*(Link(range(place, place + 1), range(0), 1.0) for place in range(len(sides[0]))),
                *(Link(range(0), range(place, place + 1), 1.0) for place in range(len(sides[1])))]
    within = corridor(sides[0].vectors, sides[1].vectors)
    found = prepared(documents, sides, within, parameters)
    tiles = tuple(within.tiles())

    @lru_cache(maxsize=1)  # the search ends with the tile that the probabilities begin with
    def steps(number: int) -> tuple[Tile, Steps]:
        return tiles[number], steps_of(found.evidence(tiles[number]), parameters.swap)

    table = searched(within, map(steps, range(len(tiles))))
    path = table.path()
    sure = probabilities(path, table, map(steps, reversed(range(len(tiles)))))
    return with_crossings(links(path, sure), found)


def _key(one: Side, document: Document) -> tuple[int, list[str], bytes]:
    """Both orders of two documents are aligned in one of them, so that not even a tie is decided otherwise."""
    return len(one), [document.sentences[index].text for index in one.indices], one.vectors.tobytes()
