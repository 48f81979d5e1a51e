"""Writers of an alignment's beads: one module a format, found by name; each gives its file's text in pieces."""

import importlib
from collections.abc import Iterator

from checker.alignment import Alignment

# Each format is the name of its module and the suffix of its files.
FORMATS = ("jsonl", "tsv", "tmx", "html")


def written(alignment: Alignment, form: str) -> Iterator[str]:
    """The file of this alignment in one of FORMATS, in pieces; the same alignment gives the same file."""
    if form not in FORMATS:
        raise ValueError(f"no writer of beads for {form!r}")
    pieces: Iterator[str] = importlib.import_module(f"{__name__}.{form}").write(alignment)
    return pieces
