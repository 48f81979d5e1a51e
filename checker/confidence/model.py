"""A logistic model of few traits: the weights that ship with the program."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

import tomli

from checker.confidence.traits import Traits


@dataclass(frozen=True, slots=True)
class Model:
    """A bias and a weight for each trait."""

    bias: float
    weights: Traits

    def probability(self, of: Traits) -> float:
        """How probable it is that a finding with these traits is right."""
        odds = self.bias + sum(weight * value for weight, value in zip(self.weights, of, strict=True))
        return 1 / (1 + exp(-odds))


@cache
def fitted() -> Model:
    """The weights that ship with the program."""
    table = tomli.loads(resources.files("checker.confidence").joinpath("weights.toml").read_text("utf-8"))
    return Model(table["bias"], Traits(**table["weights"]))
