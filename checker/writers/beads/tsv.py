"""TSV: similarity and the words on both sides, a bead a line."""

from collections.abc import Iterator

from checker.alignment import Alignment
from checker.writers.beads._words import sides


def write(alignment: Alignment) -> Iterator[str]:
    """Three columns a bead; no tab or line break is left in the words."""
    for bead in alignment.beads:
        yield "\t".join([f"{bead.similarity:.4f}", *sides(alignment, bead)]) + "\n"
