"""Vectors of short texts remembered as long as a run lasts, for runs that keep none: the phrases that checks compare
(names, readings of a word, windows) come again in every portion, sentences do not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from checker.embedding._encoder import Before, Vectors

_LONGEST = 40  # characters: of longer texts hardly one comes again
_MOST = 30_000  # texts, which with 512 numbers each are 60 MB


@dataclass(frozen=True, slots=True)
class RememberingEncoder(Before):
    """An encoder that is asked for a short text once; the first 30,000 are remembered."""

    _known: dict[str, Vectors] = field(default_factory=dict, repr=False, compare=False)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError as the encoder does."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(missing) == len(texts):
            vectors = self.encoder.encode(texts)
            self._remember(texts, vectors)
            return vectors
        fresh = dict(zip(missing, self.encoder.encode(missing), strict=True)) if missing else {}
        found = np.stack([fresh[text] if text in fresh else self._known[text] for text in texts])
        self._remember(missing, [fresh[text] for text in missing])
        return found

    def _remember(self, texts: Sequence[str], vectors: "Sequence[Vectors] | Vectors") -> None:
        for text, vector in zip(texts, vectors, strict=True):
            if len(self._known) >= _MOST:
                return
            if len(text) <= _LONGEST:
                self._known[text] = vector.copy()  # not the batch that it is a row of
