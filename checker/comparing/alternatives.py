"""Values that mean either of two things ("org:a|org:b"): compared by the nearest of what they may mean."""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache, wraps
from typing import TypeVar

from checker.termbase import Termbase

Relation = TypeVar("Relation", bound=IntEnum)
Relate = Callable[[str, str, Termbase], Relation]


def nearest(relate: Relate[Relation]) -> Relate[Relation]:
    """How two values stand to each other, from how two single ones do: the nearest relation of their alternatives.

    Relations are numbered from the nearest to the farthest. What was found is kept: the same bodies, places and roles
    meet again and again.
    """
    @lru_cache(maxsize=65536)
    @wraps(relate)
    def relation(one: str, other: str, termbase: Termbase) -> Relation:
        return min(relate(first, second, termbase) for first in one.split("|") for second in other.split("|"))

    return relation
