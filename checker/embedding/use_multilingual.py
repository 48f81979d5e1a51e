"""Universal Sentence Encoder multilingual v3 as a sentence-transformers module: `SentenceTransformer(modules=[…])`.

The same model as `load()` runs by default, with the same bits; only importing this module imports torch and
sentence_transformers. It is for programs of yours that are built on sentence-transformers.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule
from torch import Tensor

from checker.embedding import weights
from checker.embedding._model import Model
from checker.embedding._network import DIMENSION
from checker.embedding._threads import default_threads
from checker.errors import ModelError


class UseMultilingual(InputModule):
    """The whole model in one module: tokens by SentencePiece, forward pass on `threads` threads of ours (default: two,
    or one on one core), vectors of length 1. Raises ModelError when the weights can't be read."""

    def __init__(self, threads: int | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._model = Model(threads or default_threads())

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Tensor]:
        """Token ids of all texts one after another, and how many each has."""
        ids, lengths = self._model.ids([(prompt or "") + str(text) for text in inputs])
        return {"input_ids": torch.from_numpy(ids), "lengths": torch.from_numpy(lengths)}

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        """Adds `sentence_embedding`, one row a text."""
        vectors = self._model.vectors(features["input_ids"].numpy(), features["lengths"].numpy())
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    @property
    def max_seq_length(self) -> None:
        """No limit: a text is never cut."""
        return

    def get_embedding_dimension(self) -> int:
        """The length of a vector."""
        return DIMENSION

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Writes which weights these are; the weights themselves stay in the package that carries them."""
        text = json.dumps({"weights": weights.digest()}) + "\n"
        (Path(output_path) / self.config_file_name).write_text(text, "utf-8")

    @classmethod
    def load(cls, model_name_or_path: str, *_: Any, **kwargs: Any) -> "UseMultilingual":
        """The module that `save` wrote. Raises ModelError when other weights are installed now."""
        saved = cls.load_config(model_name_or_path, subfolder=kwargs.get("subfolder", "")).get("weights")
        if saved != weights.digest():
            raise ModelError(f"was saved with weights {saved}, installed are {weights.digest()}",
                             place=model_name_or_path, advice="install the package version it was saved with")
        return cls()
