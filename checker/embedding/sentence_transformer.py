"""Any sentence-transformers model as an `Encoder`: a folder, or a name on the Hugging Face Hub.

Nothing heavy is imported before the first text is encoded: a run whose vectors are all cached needs only the name.
"""

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.bulk import bulk
from checker.embedding._encoder import Vectors, readable
from checker.errors import ModelError
from checker.settings import BUILT_IN_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ADVICE = f"check the spelling and the network, or use '{BUILT_IN_MODEL}', which needs neither"
# A name without an organisation is looked for here, as sentence-transformers itself does.
_ORGANISATION = "sentence-transformers"
_BATCH = 32  # texts that are padded to the longest of them
_PATIENCE = 10.0  # seconds the Hub has to answer


@dataclass(frozen=True)
class SentenceTransformerEncoder:
    """Runs a sentence-transformers model on plain texts.

    `naming` gives the name, `loading` the model; each is asked when it is first needed, and once.
    """

    naming: Callable[[], str]
    loading: Callable[[], "SentenceTransformer"]
    prompt: str = ""
    batch_size: int = _BATCH

    @cached_property
    def name(self) -> str:
        """Model and revision."""
        return self.naming()

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The model, loaded when first asked for. Raises ModelError when it can't be."""
        return self.loading()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, L2-normalised. Raises ModelError when the model can't be loaded or its vectors be used."""
        dimension = self.model.get_embedding_dimension() or 0
        if not texts:
            return np.empty((0, dimension), np.float32)
        vectors = self.model.encode([readable(text) for text in texts], prompt=self.prompt or None,
                                    batch_size=self.batch_size, normalize_embeddings=True, show_progress_bar=False)
        found = np.asarray(vectors, np.float32)
        if found.ndim != 2 or not np.isfinite(found).all():
            raise ModelError("the model gives no usable vectors", place=self.name, advice="use another one")
        return found


def from_folder(folder: Path, threads: int) -> SentenceTransformerEncoder:
    """A model saved in a folder, named by the folder and a digest of all its files (about a second for 2 GB)."""
    return SentenceTransformerEncoder(lambda: f"{folder.resolve().name}@{_digest(folder)}",
                                      lambda: _loaded(str(folder), threads), prompt(folder.name))


def from_hub(model: str, threads: int) -> SentenceTransformerEncoder:
    """A model by its name. The revision that is on this machine is used as it is; only without one is it downloaded."""
    place = model if "/" in model else f"{_ORGANISATION}/{model}"
    revision = cache(lambda: _revision_here(place) or _revision_there(place))

    def loading() -> "SentenceTransformer":
        if _revision_here(place):
            with suppress(ModelError):  # a download that broke off is completed below
                return _loaded(place, threads, revision=revision(), local_files_only=True)
        return _loaded(place, threads, revision=revision())

    return SentenceTransformerEncoder(lambda: f"{model}@{revision()[:8]}", loading, prompt(model))


def prompt(model: str) -> str:
    """What must stand before each text. The authors of E5 ask for it: "query: " on both sides where the task is
    symmetric, as finding translations is (Wang et al., "Multilingual E5 Text Embeddings", 2024, and their model cards);
    the instruction-tuned ones take the sentence of their own bitext evaluation."""
    words = re.split(r"[^a-z0-9]+", model.lower())
    if "e5" not in words:
        return ""
    return "Instruct: Retrieve parallel sentences.\nQuery: " if "instruct" in words else "query: "


def _loaded(model: str, threads: int, *, revision: str | None = None,
            local_files_only: bool = False) -> "SentenceTransformer":
    with bulk():
        import torch
        from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    try:
        return SentenceTransformer(model, device="cpu", revision=revision, local_files_only=local_files_only)
    except Exception as error:  # whatever a foreign model, its files or the network can raise
        raise _unloadable(model, error) from error


def _unloadable(model: str, error: Exception) -> ModelError:
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    return ModelError(f"the model can't be loaded ({reason[:200]})", place=model, advice=_ADVICE)


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        whole.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()[:8]


def _revision_here(place: str) -> str:
    """The commit of the model in the Hub's cache on this machine; empty when there is none. Asks no network."""
    from huggingface_hub import try_to_load_from_cache

    for file in ("modules.json", "config.json"):
        found = try_to_load_from_cache(place, file, cache_dir=os.getenv("SENTENCE_TRANSFORMERS_HOME"))
        if isinstance(found, str):
            return Path(found).parent.name
    return ""


def _revision_there(place: str) -> str:
    """The newest commit on the Hub. One question with a short patience: without a network the user hears of it at once,
    where loading would repeat each request for a minute."""
    from huggingface_hub import HfApi

    try:
        return HfApi().model_info(place, timeout=_PATIENCE).sha or "main"
    except Exception as error:  # no network, no such model, offline mode, not allowed
        raise _unloadable(place, error) from error
