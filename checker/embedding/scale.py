"""The scale of similarities: a model's cosines as those that the built-in model would give.

Every threshold in checks and settings was set on cosines of the built-in model. Another model spreads the same texts
otherwise (E5's cosines all lie above 0.7), so that without a scale a threshold would mean something else with each.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Cosines = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """How cosines of texts of about so many words (`length`) translate: `own` cosines of the model, rising, and the
    built-in model's in their place; straight lines between."""

    kind: str
    length: float
    own: tuple[float, ...]
    built_in: tuple[float, ...]

    def __call__(self, cosines: ArrayLike) -> Cosines:
        """The cosines on the built-in model's scale; what is the same stays the same, 1.0."""
        own, built_in = (*self._below, *self.own, 1.0), (-1.0, *self.built_in, 1.0)
        return np.asarray(np.interp(np.asarray(cosines, np.float64), own, built_in))

    @property
    def _below(self) -> tuple[float]:
        """The cosine that means −1: below what was measured the closest line goes on. (Where all cosines lie above 0.7
        no text has one of −1.)"""
        slope, _ = self.line
        return (self.own[0] - (self.built_in[0] + 1.0) / max(slope, 0.1),)

    @property
    def line(self) -> tuple[float, float]:
        """Slope and height at 0 of the straight line that lies closest."""
        own, built_in = np.array(self.own), np.array(self.built_in)
        off = own - own.mean()
        slope = float(off @ built_in / (off @ off))
        return slope, float(built_in.mean() - slope * own.mean())


@dataclass(frozen=True, slots=True)
class Scale:
    """Curves by the length of texts, the shortest first; without any, cosines are what they are."""

    curves: tuple[Curve, ...] = ()

    @property
    def suffix(self) -> str:
        """What the model's name is followed by where its similarities are brought to the built-in model's scale:
        "~9c1f", which changes with the curves."""
        return f"~{hashlib.sha256(repr(self.curves).encode()).hexdigest()[:4]}" if self.curves else ""

    @property
    def line(self) -> tuple[float, float]:
        """Slope and height of the straight line closest to what whole sentences get: (1.0, 0.0) where nothing is
        changed."""
        return self.curves[-1].line if self.curves else (1.0, 0.0)

    def sentences(self, cosines: ArrayLike) -> Cosines:
        """Cosines of whole sentences."""
        return self.curves[-1](cosines) if self.curves else np.asarray(cosines, np.float64)

    def table(self, cosines: ArrayLike, ones: Sequence[str], others: Sequence[str]) -> Cosines:
        """The cosines of each of `ones` (rows) with each of `others` (columns).

        Between the lengths that were measured the curves pass into each other: checks compare a sentence with the same
        sentence less a word, and a step between two curves would be more than the word is worth.
        """
        every = np.asarray(cosines, np.float64).reshape(len(ones), len(others))
        if not self.curves:
            return every
        measured = np.log([one.length for one in self.curves])
        lengths = (_lengths(ones)[:, None] + _lengths(others)) / 2
        place = np.interp(lengths, measured, np.arange(len(measured)))
        curved = np.stack([one(every) for one in self.curves])
        shares = np.maximum(0.0, 1.0 - np.abs(place - np.arange(len(measured))[:, None, None]))
        return np.asarray((shares * curved).sum(axis=0))


AS_THEY_ARE = Scale()


def _lengths(texts: Sequence[str]) -> Cosines:
    return np.log([max(1, len(text.split())) for text in texts])
