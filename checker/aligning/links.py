"""Links: what the search found, by places among the sentences with words."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.aligning.search import SWAPPED, Step


@dataclass(frozen=True, slots=True)
class Link:
    """Source and target sentences that belong together (one side empty: left alone), the probability of that, and
    whether they moved from the order of their neighbours."""

    source: range
    target: range
    confidence: float
    moved: bool = False

    def mirrored(self) -> "Link":
        """The same link with source and target exchanged."""
        return Link(self.target, self.source, self.confidence, self.moved)


def links(steps: Sequence[Step], probabilities: Sequence[float]) -> list[Link]:
    """The links of an alignment's steps; a swap is two."""
    return [link for step, probability in zip(steps, probabilities, strict=True) for link in _links(step, probability)]


def _links(step: Step, probability: float) -> list[Link]:
    if step.kind != SWAPPED:
        return [Link(step.source, step.target, probability)]
    return [Link(step.source[:1], step.target[1:], probability, moved=True),
            Link(step.source[1:], step.target[:1], probability, moved=True)]
