"""A share with its interval."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # the normal deviate of 95 %


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: `hits` of `n`."""

    name: str
    hits: int
    n: int

    @property
    def value(self) -> float:
        """The share itself; 0 of none."""
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 %: right for small samples and for shares near 0 and 1."""
        if not self.n:
            return 0.0, 1.0
        spread = _Z * sqrt(self.value * (1 - self.value) / self.n + _Z**2 / (4 * self.n**2))
        middle, scale = self.value + _Z**2 / (2 * self.n), 1 + _Z**2 / self.n
        low, high = (middle - spread) / scale, (middle + spread) / scale
        # At 0 and 1 one end is the share itself, which rounding may miss by a hair.
        return min(max(0.0, low), self.value), max(min(1.0, high), self.value)
