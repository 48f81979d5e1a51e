"""JSON Lines: the indices of both sides, a bead a line, and the characters of its parts."""

import json
from collections.abc import Iterator
from typing import Any

from checker.alignment import Alignment


def write(alignment: Alignment) -> Iterator[str]:
    """One JSON object a bead; `moved` is named only where it is true, `parts` only where there are any: first and last
    character (half-open, counted from 0 in the text as read) of each part on both sides."""
    for bead in alignment.beads:
        row: dict[str, Any] = {"source": list(bead.source), "target": list(bead.target),
                               "similarity": round(bead.similarity, 4), "confidence": round(bead.confidence, 4)}
        if bead.moved:
            row["moved"] = True
        if bead.parts:
            row["parts"] = [{"source": [one.source.start, one.source.end], "target": [one.target.start, one.target.end],
                             "similarity": round(one.similarity, 4)} for one in bead.parts]
        yield json.dumps(row) + "\n"
