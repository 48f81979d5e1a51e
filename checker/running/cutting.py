"""Portions: the work of a run cut into pieces of about the same size, the same ones whoever works on them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.problem import Problem
from checker.reading import Pair, Row

# Enough texts to fill the encoder's batches, few enough that a crash costs seconds, that workers end at about the same
# time, and that little is in memory: of twice as many a process held 100 MB more, and was no faster.
_ITEMS, _BYTES = 250, 200_000
Item = Row | Pair | Problem


@dataclass(frozen=True, slots=True)
class Portion:
    """Rows and pairs (not yet read) that are worked on together; problems keep the places of what can't be used."""

    number: int
    items: tuple[Item, ...]

    @property
    def size(self) -> int:
        """How many items."""
        return len(self.items)


def portions(items: Iterable[Item]) -> Iterator[Portion]:
    """The items in portions, in order, taken as they are needed; of nothing one that is empty."""
    number = weight = 0
    some: list[Item] = []
    for item in items:
        some.append(item)
        weight += _weight(item)
        if len(some) >= _ITEMS or weight >= _BYTES:
            yield Portion(number, tuple(some))
            some, weight, number = [], 0, number + 1
    if some or not number:
        yield Portion(number, tuple(some))


def content_of(item: Item) -> str:
    """Hex digits that change with anything of the item that a result could depend on: texts, names, places. Files are
    read as bytes, not parsed."""
    if not isinstance(item, Pair):
        return hashlib.sha256(repr(item).encode("utf-8", "surrogatepass")).hexdigest()
    found = hashlib.sha256(repr(item).encode("utf-8", "surrogatepass"))
    for version in (item.source, item.target):
        found.update(b"\0" if version is None else _bytes(version.path))
    return found.hexdigest()


def _weight(item: Item) -> int:
    if isinstance(item, Row):
        return sum(len(article.text) for article in item.articles)
    if isinstance(item, Pair):
        return sum(_size(version.path) for version in (item.source, item.target) if version)
    return 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
