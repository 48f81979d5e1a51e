"""How close two phrases are: the cosines behind the `Similarity` that checks are given."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.embedding._encoder import Encoder
from checker.embedding.scale import Scale


class Phrases:
    """Cosines of phrases, on the scale of the built-in model. What checks name beforehand (`prefetch`) is encoded in
    one batch; a phrase nobody named is encoded when it is asked for. Vectors are kept as long as the object."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._calibrated = bool(encoder.scale.curves)
        self._vectors: dict[str, NDArray[np.float32]] = {}

    @property
    def scale(self) -> Scale:
        """On which the encoder's own cosines are read."""
        return self._encoder.scale

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """Those of `texts` that are not encoded yet, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self._vectors]

    def prefetch(self, texts: Iterable[str]) -> None:
        """Encode all of `texts` that are not known yet, in one batch. Raises ModelError as the encoder does."""
        if missing := self.unknown(texts):
            self._vectors.update(zip(missing, self._encoder.encode(missing), strict=True))

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The unit vectors of `texts`, a row each: shape (len(texts), d). Raises ModelError as the encoder does."""
        self.prefetch(texts)
        return self._stacked(texts)

    def __call__(self, one: str, other: str) -> float:
        """The cosine, −1 … 1."""
        self.prefetch((one, other))
        cosine = max(-1.0, min(1.0, float(self._vectors[one] @ self._vectors[other])))
        return float(self.scale.table(cosine, (one,), (other,))[0, 0]) if self._calibrated else cosine

    def table(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        """The cosine of each of `ones` with each of `others`: shape (len(ones), len(others)), one batch for all."""
        self.prefetch((*ones, *others))
        cosines = self._stacked(ones) @ self._stacked(others).T
        return self.scale.table(cosines, ones, others).astype(np.float32) if self._calibrated else cosines

    def _stacked(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, 1), np.float32)
        # A tenth of the time of np.stack, which asks each row in Python what it is.
        return np.concatenate([self._vectors[text] for text in texts]).reshape(len(texts), -1)
