"""Any sentence-transformers model as an `Encoder`: a folder, or a name on the Hugging Face Hub.

A run whose vectors are all cached needs only the name, for which sentence_transformers is not imported; torch is, since
the precision is part of the name and goes by the device.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from checker.bulk import bulk
from checker.embedding._encoder import Vectors, readable
from checker.embedding._runtime import Runtime, accelerator, require, runtime
from checker.embedding.presets import Preset, preset, preset_of
from checker.embedding.scale import AS_THEY_ARE, Scale
from checker.errors import ModelError
from checker.settings import BUILT_IN_MODEL, TORCH, ModelOptions

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ADVICE = f"check the spelling and the network, or use '{BUILT_IN_MODEL}', which needs neither"
_NO_OPTIONS = ModelOptions()
# A name without an organisation is looked for here, as sentence-transformers itself does.
_ORGANISATION = "sentence-transformers"
_OFF = 1e-3  # by so much a length may miss 1: half precision does, a little
_PATIENCE = 10.0  # seconds the Hub has to answer


@dataclass(frozen=True)
class SentenceTransformerEncoder:
    """Runs a sentence-transformers model on plain texts.

    `naming` gives the name, `loading` the model; each is asked when it is first needed, and once.
    """

    scale: ClassVar[Scale] = AS_THEY_ARE

    naming: Callable[[], str]
    loading: Callable[[], "SentenceTransformer"]
    preset: Preset

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
        vectors = self.model.encode([readable(text) for text in texts], prompt=self.preset.prompt or None,
                                    batch_size=self.preset.batch, normalize_embeddings=self.preset.normalise,
                                    show_progress_bar=False)
        found = np.asarray(vectors, np.float32)
        if found.ndim != 2 or not np.isfinite(found).all():
            raise ModelError("the model gives no usable vectors", place=self.name, advice="use another one")
        if not self.preset.normalise and np.abs(np.linalg.norm(found, axis=1) - 1.0).max() > _OFF:
            raise ModelError("its vectors are not of length 1", place=self.name,
                             advice="take 'normalise = false' out of [model]")
        return found


def from_folder(folder: Path, threads: int, backend: str = TORCH,
                options: ModelOptions = _NO_OPTIONS) -> SentenceTransformerEncoder:
    """A model saved in a folder, named by the folder, a digest of all its files (about a second for 2 GB) and how it is
    run. Raises ModelError for a back end that is not installed, or not for these options."""
    wanted = preset_of(folder).with_options(options)
    how = _how(folder.name, backend, wanted)
    return SentenceTransformerEncoder(
        lambda: f"{folder.resolve().name}@{_digest(folder)}{how().suffix}{wanted.suffix}",
        lambda: loaded(str(folder), threads, how()), wanted)


def from_hub(model: str, threads: int, backend: str = TORCH,
             options: ModelOptions = _NO_OPTIONS) -> SentenceTransformerEncoder:
    """A model by its name. The revision that is on this machine is used as it is; only without one is it downloaded.
    Raises ModelError as `from_folder` does."""
    place = model if "/" in model else f"{_ORGANISATION}/{model}"
    revision = cache(lambda: _revision_here(place) or _revision_there(place))
    wanted = preset(model).with_options(options)
    how = _how(model, backend, wanted)

    def loading() -> "SentenceTransformer":
        if _revision_here(place):
            with suppress(ModelError):  # a download that broke off is completed below
                return loaded(place, threads, how(), revision=revision(), local_files_only=True)
        return loaded(place, threads, how(), revision=revision())

    return SentenceTransformerEncoder(lambda: f"{model}@{revision()[:8]}{how().suffix}{wanted.suffix}", loading, wanted)


def _how(model: str, backend: str, wanted: Preset) -> Callable[[], Runtime]:
    require(backend, model, wanted)
    return cache(lambda: runtime(backend, wanted, accelerator()))


def loaded(model: str, threads: int, how: Runtime, *, revision: str | None = None,
           local_files_only: bool = False) -> "SentenceTransformer":
    """The model of this name or folder on this back end, device and precision. Raises ModelError when it can't be."""
    with bulk():
        import torch
        from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    try:
        found = SentenceTransformer(model, revision=revision, local_files_only=local_files_only, **how.options)
    except Exception as error:  # whatever a foreign model, its files or the network can raise
        raise _unloadable(model, error) from error
    return _pooled(found, how.pooling, model) if how.pooling else found


def _pooled(model: "SentenceTransformer", pooling: str, name: str) -> "SentenceTransformer":
    """The model with this pooling in place of its own. Raises ModelError for one that pools nothing."""
    from sentence_transformers.sentence_transformer.modules import Pooling

    for place, module in enumerate(model):
        if isinstance(module, Pooling):
            model[place] = Pooling(module.embedding_dimension, pooling, module.include_prompt)
            return model
    raise ModelError("does not pool vectors of tokens", place=name, advice="take 'pooling' out of [model]")


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
