"""What the rest of the program may ask of an embedding model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from checker.embedding.scale import Scale
from checker.languages import plain

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Texts in, one vector of length 1 a text out.

    Every encoder passes its texts through `checker.languages.plain` itself, once: callers hand over the words as they
    stand in the article. The same text gives the same vector, whatever stands beside it in the call.
    """

    @property
    def name(self) -> str:
        """Model and revision (`use-multilingual@3f2a91bc`): printed in the signature, part of every cache key."""
        ...

    @property
    def scale(self) -> Scale:
        """How cosines of these vectors are read; AS_THEY_ARE of the built-in model, and of one without calibration."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError when the model can't be loaded or its vectors be used."""
        ...


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before an encoder, and goes by its name: the same texts have the same vectors with it and without."""

    encoder: Encoder

    @property
    def name(self) -> str:
        """The name of the encoder behind."""
        return self.encoder.name

    @property
    def scale(self) -> Scale:
        """The scale of the encoder behind."""
        return self.encoder.scale


def readable(text: str) -> str:
    """The text as models are given it: plain, and without half characters. A lone surrogate, which JSON can spell
    ("\\ud83d"), is no character: tokenisers refuse the whole text for it."""
    return plain(text).encode("utf-8", "replace").decode("utf-8")
