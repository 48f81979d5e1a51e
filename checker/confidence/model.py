"""A logistic model of few traits, and of which check a finding is: the weights that ship with the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

import tomli

from checker.confidence.traits import Traits


@dataclass(frozen=True, slots=True)
class Model:
    """A bias, a weight for each trait, and what each check's findings are worth beside those of the checks that are not
    named: phrases that one side lacks, `omission` or `addition` by which text is the source."""

    bias: float
    weights: Traits
    checks: Mapping[str, float]

    def probability(self, check: str, of: Traits) -> float:
        """How probable it is that a finding of a check with these traits is right."""
        odds = self.bias + self.checks.get(check, 0.0)
        odds += sum(weight * value for weight, value in zip(self.weights, of, strict=True))
        return 1 / (1 + exp(-odds))


@cache
def fitted() -> Model:
    """The weights that ship with the program."""
    table = tomli.loads(resources.files("checker.confidence").joinpath("weights.toml").read_text("utf-8"))
    return Model(table["bias"], Traits(**table["weights"]), table["checks"])
