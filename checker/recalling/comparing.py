"""Comparing texts: what the cache knows comes from there, the rest is compared together and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.article import Article
from checker.cache_file import CacheFile
from checker.pipeline import Comparison, Instruments, check_article, check_pairs, check_rows
from checker.recalling.key import key, makers
from checker.recalling.written import read, written

_FILE = "comparisons.sqlite"
_LIMIT = 500_000_000

# Two versions, or one text alone.
Texts = tuple[Article, ...]


class ComparisonCache:
    """Comparisons by key, shared by all runs of a user. Never the reason why a run fails (see `CacheFile`)."""

    def __init__(self, folder: Path | None = None, *, limit: int = _LIMIT) -> None:
        """The cache in this folder [the user's cache folder], of at most about `limit` bytes."""
        self._file = CacheFile(folder, _FILE, limit)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is known among `keys`."""
        return self._file.get(keys)

    def put(self, comparisons: Mapping[bytes, Comparison]) -> None:
        """Keep these; all of them or, if the run is killed meanwhile, none."""
        self._file.put({name: written(one) for name, one in comparisons.items()})


class NotKnownError(Exception):
    """Something is to be compared, and only what is known was asked for."""


@dataclass(frozen=True)
class Comparing:
    """How texts are compared: with these instruments, and what `cache` knows recalled (None: everything is made anew).
    What is recalled is equal to what would be made, but that its documents have no mentions. With `only_known` nothing
    is made: NotKnownError is raised where something would have to be."""

    used: Instruments
    cache: ComparisonCache | None = None
    only_known: bool = False

    def articles(self, texts: Sequence[Texts]) -> list[Comparison]:
        """Pairs of articles, and texts that are checked against themselves, in their order. Raises ModelError."""
        return self._recalled("articles", texts, _articles)

    def rows(self, texts: Sequence[Texts]) -> list[Comparison]:
        """The rows of a table. Raises ModelError."""
        return self._recalled("rows", texts, _rows)

    @cached_property
    def _made_by(self) -> str:
        return makers(self.used)

    def _recalled(self, how: str, texts: Sequence[Texts],
                  compare: Callable[[Sequence[Texts], Instruments], Iterator[Comparison]]) -> list[Comparison]:
        if self.cache is None or not self._made_by:
            self._require_known(not texts)
            return list(compare(texts, self.used))
        keys = [key(self._made_by, how, one) for one in texts]
        kept = self.cache.get(keys)
        known = [read(kept.get(name), one) for name, one in zip(keys, texts, strict=True)]
        self._require_known(None not in known)
        fresh = compare([one for one, found in zip(texts, known, strict=True) if found is None], self.used)
        done = [found or next(fresh) for found in known]
        self.cache.put({name: one for name, one, found in zip(keys, done, known, strict=True) if found is None})
        return done

    def _require_known(self, known: bool) -> None:
        if self.only_known and not known:
            raise NotKnownError


def _rows(texts: Iterable[Texts], used: Instruments) -> Iterator[Comparison]:
    return check_rows([(source, target) for source, target in texts], used)


def _articles(texts: Iterable[Texts], used: Instruments) -> Iterator[Comparison]:
    """All pairs in one batch; a text alone is none."""
    every = list(texts)
    pairs = check_pairs([(one[0], one[1]) for one in every if len(one) == 2], used)
    return (next(pairs) if len(one) == 2 else check_article(one[0], used) for one in every)
