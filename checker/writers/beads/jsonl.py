"""JSON Lines: the indices of both sides, a bead a line."""

import json
from collections.abc import Iterator
from typing import Any

from checker.alignment import Alignment


def write(alignment: Alignment) -> Iterator[str]:
    """One JSON object a bead; `moved` is named only where it is true."""
    for bead in alignment.beads:
        row: dict[str, Any] = {"source": list(bead.source), "target": list(bead.target),
                               "similarity": round(bead.similarity, 4), "confidence": round(bead.confidence, 4)}
        if bead.moved:
            row["moved"] = True
        yield json.dumps(row) + "\n"
