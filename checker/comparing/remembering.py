"""What was worked out for a pair a moment ago: several checks ask for the same thing in turn."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from checker.alignment import AlignedPair

Result = TypeVar("Result")
_PAIRS = 4


class _ByIdentity:
    """A pair as a key: the pair itself is compared, not its documents word by word."""

    __slots__ = ("pair",)

    def __init__(self, pair: AlignedPair) -> None:
        self.pair = pair

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.pair is self.pair

    def __hash__(self) -> int:
        return id(self.pair)


def of_last_pairs(work: Callable[[AlignedPair], Result]) -> Callable[[AlignedPair], Result]:
    """The work on a pair, done once for each of the last few pairs."""
    remembered = lru_cache(maxsize=_PAIRS)(lambda key: work(key.pair))

    @wraps(work)
    def recalled(pair: AlignedPair) -> Result:
        return remembered(_ByIdentity(pair))

    return recalled
