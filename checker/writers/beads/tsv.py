"""TSV: similarity and the words on both sides, a bead or a part of one a line."""

from collections.abc import Iterator

from checker.alignment import Alignment
from checker.writers.beads._words import sides


def write(alignment: Alignment) -> Iterator[str]:
    """Three columns a bead, or each part of one; no tab or line break is left in the words."""
    finer = alignment.finer()
    for bead in finer.beads:
        yield "\t".join([f"{bead.similarity:.4f}", *sides(finer, bead)]) + "\n"
