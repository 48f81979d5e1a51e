"""The words of a bead's two sides."""

from checker.alignment import Alignment, Bead
from checker.document import Document


def sides(alignment: Alignment, bead: Bead) -> tuple[str, str]:
    """What stands on the two sides, each on one line; "" for a side without sentences."""
    return _line(alignment.source, bead.source), _line(alignment.target, bead.target)


def _line(document: Document, indices: tuple[int, ...]) -> str:
    return " ".join(" ".join(document.sentences[index].text for index in indices).split())
