"""How a decision asks what it must know of the encoder: step by step, each question beside those of all others.

A decision is a generator. Where it needs to know how close phrases are it yields those whose vectors nobody has asked
for yet, and goes on when they are there; so it is written once, asks nothing that an earlier answer has made idle, and
no phrase is ever encoded alone.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Protocol, TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray


class Wanted(NamedTuple):
    """Phrases whose vectors a decision waits for."""

    texts: Sequence[str]


Answer = TypeVar("Answer")
# What comes to an answer, asking on its way: `answer = yield from asking`.
Asking: TypeAlias = Generator[Wanted, None, Answer]


class Cosines(Protocol):
    """How close phrases are in the embedding space, as far as their vectors are known."""

    def unknown(self, texts: Iterable[str]) -> Sequence[str]:
        """Those of `texts` whose vectors are not known yet, each once."""
        ...

    def prefetch(self, texts: Iterable[str]) -> None:
        """Make the vectors of `texts` known, in one batch."""
        ...

    def __call__(self, one: str, other: str) -> float:
        """The cosine of two phrases, −1 … 1."""
        ...

    def table(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        """The cosine of each of `ones` (rows) with each of `others` (columns)."""
        ...


@dataclass(frozen=True, slots=True)
class Similarity:
    """How close phrases are, to be asked within a decision: `yield from similarity(one, other)`."""

    cosines: Cosines

    def known(self, texts: Iterable[str]) -> Asking[None]:
        """Ask for the vectors of `texts`: what several questions of one step will need comes in one batch."""
        if unknown := self.cosines.unknown(texts):
            yield Wanted(unknown)

    def __call__(self, one: str, other: str) -> Asking[float]:
        """The cosine of two phrases, −1 … 1."""
        yield from self.known((one, other))
        return self.cosines(one, other)

    def best(self, ones: Sequence[str], others: Sequence[str]) -> Asking[float]:
        """The highest cosine of one of `ones` and one of `others`; −∞ where either is empty."""
        if not ones or not others:
            return -inf
        yield from self.known((*ones, *others))
        return max([self.cosines(one, other) for one in ones for other in others])

    def table(self, ones: Sequence[str], others: Sequence[str]) -> Asking[NDArray[np.float32]]:
        """The cosine of each of `ones` (rows) with each of `others` (columns)."""
        yield from self.known((*ones, *others))
        return self.cosines.table(ones, others)


def together(askings: Iterable[Asking[Answer]]) -> Asking[list[Answer]]:
    """The answers of several, in their order; they ask side by side."""
    answers: dict[int, Answer] = {}
    going: Iterable[tuple[int, Asking[Answer]]] = enumerate(askings)
    while going:
        waiting: list[tuple[int, Asking[Answer]]] = []
        texts: list[str] = []
        for place, asking in going:
            try:
                texts.extend(next(asking).texts)
                waiting.append((place, asking))
            except StopIteration as end:
                answers[place] = end.value
        if waiting:
            yield Wanted(texts)
        going = waiting
    return [answers[place] for place in sorted(answers)]


def answer(asking: Asking[Answer], prefetch: Callable[[Iterable[str]], None]) -> Answer:
    """The answer of one, all that it asks made known by `prefetch`."""
    while True:
        try:
            prefetch(next(asking).texts)
        except StopIteration as end:
            return cast("Answer", end.value)


Told = TypeVar("Told")


def answered(tellings: Iterable[Iterable[Told | Wanted]],
             prefetch: Callable[[Iterable[str]], None]) -> list[list[Told]]:
    """What each of `tellings` tells, in their order. All go on as far as they can; what they then want to know is
    encoded in one batch, time after time."""
    return answer(together(_telling(one) for one in tellings), prefetch)


def _telling(telling: Iterable[Told | Wanted]) -> Asking[list[Told]]:
    """All that one tells, as an answer."""
    told = []
    for said in telling:
        if isinstance(said, Wanted):
            yield said
        else:
            told.append(said)
    return told
