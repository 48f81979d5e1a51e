"""The built-in model as an `Encoder`: Universal Sentence Encoder multilingual v3, with the weights of a package.

It runs without torch, transformers and sentence_transformers, whose import takes longer than checking an article and
most of the memory. What sentence_transformers runs as `use_multilingual.UseMultilingual` is this same model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.embedding import weights
from checker.embedding._encoder import Vectors, readable
from checker.embedding.scale import AS_THEY_ARE, Scale
from checker.settings import BUILT_IN_MODEL

if TYPE_CHECKING:
    from checker.embedding._model import Model


@dataclass(frozen=True)
class BuiltInEncoder:
    """Runs the built-in model on `threads` threads of its own; it is loaded when the first text is encoded."""

    threads: int

    @cached_property
    def name(self) -> str:
        """Model and a digest of its weights. Raises ModelError when the package that carries them is missing."""
        return f"{BUILT_IN_MODEL}@{weights.digest()}"

    @property
    def scale(self) -> Scale:
        """Its cosines are the scale of all others."""
        return AS_THEY_ARE

    @cached_property
    def _model(self) -> "Model":
        from checker.embedding._model import Model

        return Model(self.threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError when the model can't be loaded."""
        return self._model.encode([readable(text) for text in texts])
