"""What was worked out of a passage or a pair: several checks ask for the same thing. It is kept with the passage or
pair itself, and gone with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Knowing(Protocol):
    """What carries what is known of it: a passage, a pair."""

    @property
    def known(self) -> dict[object, Any]:
        """Results by the work that gave them."""


Of = TypeVar("Of", bound=Knowing)
Result = TypeVar("Result")


def remembered(work: Callable[[Of], Result]) -> Callable[[Of], Result]:
    """The work on a passage or pair, done once for each."""

    @wraps(work)
    def recalled(one: Of) -> Result:
        known = one.known
        if work not in known:
            known[work] = work(one)
        result: Result = known[work]
        return result

    return recalled
