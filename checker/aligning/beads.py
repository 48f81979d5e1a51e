"""From links between places of two sides to beads of two documents."""

from collections.abc import Iterable, Sequence

import numpy as np

from checker.aligning.links import Link
from checker.aligning.parameters import Parameters
from checker.aligning.sides import Side, Vectors
from checker.alignment import Bead
from checker.document import Document


def beads(links: Iterable[Link], documents: tuple[Document, Document], sides: tuple[Side, Side],
          measured: tuple[Vectors, Vectors, Parameters]) -> tuple[Bead, ...]:
    """The beads of the links in the order of the source; sentences without words stand alone."""
    found = [_bead(link, sides, measured) for link in links]
    found += [Bead((index,), (), 0.0) for index in _wordless(documents[0], sides[0])]
    found += [Bead((), (index,), 0.0) for index in _wordless(documents[1], sides[1])]
    return tuple(_in_order(found))


def _bead(link: Link, sides: tuple[Side, Side], measured: tuple[Vectors, Vectors, Parameters]) -> Bead:
    *vectors, parameters = measured
    source = tuple(sides[0].indices[place] for place in link.source)
    target = tuple(sides[1].indices[place] for place in link.target)
    similarity = _similarity(vectors[0][list(source)], vectors[1][list(target)], parameters)
    return Bead(source, target, similarity, link.confidence, link.moved)


def _similarity(source: Vectors, target: Vectors, parameters: Parameters) -> float:
    """The cosine of the sums; 0.0 when a side is empty."""
    first, second = source.sum(axis=0), target.sum(axis=0)
    length = float(np.linalg.norm(first) * np.linalg.norm(second)) if len(source) and len(target) else 0.0
    if not length or parameters.reads_as_is:
        return float(first @ second) / length if length else 0.0
    products = np.array([first @ second, first @ first, second @ second], np.float64)
    sizes = np.array([len(source) * len(target), len(source) ** 2, len(target) ** 2])
    across, of_first, of_second = parameters.read(products, sizes)
    return float(across / np.sqrt(max(of_first * of_second, 1e-12)))


def _wordless(document: Document, side: Side) -> list[int]:
    return sorted(set(range(len(document.sentences))).difference(side.indices))


def _in_order(found: Sequence[Bead]) -> list[Bead]:
    """By first source sentence; a target sentence alone follows the bead of the target sentence before it."""
    by_target = {index: bead for bead in found for index in bead.target}
    places: dict[int, int] = {}
    place = -1
    for index in sorted(by_target):
        bead = by_target[index]
        place = bead.source[0] if bead.source else place
        places[index] = place
    return sorted(found, key=lambda bead: (bead.source[0], -1) if bead.source
                  else (places[bead.target[0]], bead.target[0]))
