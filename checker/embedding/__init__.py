"""Embedding: texts as vectors whose cosine says how close their meanings are, across languages.

Importing this package imports neither torch nor sentence_transformers; that happens when the first text that no cache
knows is encoded.
"""

from pathlib import Path

from checker.embedding._encoder import Encoder, Vectors
from checker.embedding._threads import cores, default_threads
from checker.embedding.built_in import BuiltInEncoder
from checker.embedding.cache import CachedEncoder, EmbeddingCache
from checker.embedding.calibrations import Calibrated
from checker.embedding.scale import AS_THEY_ARE, Scale
from checker.embedding.sentence_transformer import from_folder, from_hub
from checker.embedding.similarity import Phrases
from checker.errors import ModelError
from checker.settings import BUILT_IN_MODEL, TORCH, ModelOptions

__all__ = ["AS_THEY_ARE", "CachedEncoder", "Calibrated", "EmbeddingCache", "Encoder", "Phrases", "Scale", "Vectors",
           "cores", "load"]

_NO_OPTIONS = ModelOptions()


def load(model: str = BUILT_IN_MODEL, *, backend: str = TORCH, threads: int | None = None,
         options: ModelOptions = _NO_OPTIONS) -> Encoder:
    """The encoder of this name: the built-in one, a folder, or any sentence-transformers model on the Hub. Its cosines
    are its own: what brings them to the built-in model's scale is `calibrations`.

    It is loaded (and, if it is on the Hub only, downloaded) when it is first needed. Raises ModelError for a folder
    that is not there, a back end that is not installed or not for this model, or options for the built-in one; the
    other reasons why a model can't be loaded show at its first use.
    """
    threads = threads or default_threads()
    if model == BUILT_IN_MODEL:
        if backend != TORCH:
            raise ModelError(f"the built-in model has a back end of its own, not '{backend}'", place=model,
                             advice="leave the back end out, or name another model")
        if options != _NO_OPTIONS:
            raise ModelError("the built-in model takes no options", place=model,
                             advice="leave name alone in [model], or name another model")
        return BuiltInEncoder(threads)
    folder = Path(model).expanduser()
    if folder.is_dir():
        return from_folder(folder, threads, backend, options)
    if folder.exists():
        raise ModelError("a model is a folder, this is a file", place=model, advice="name the folder it lies in")
    if not model.strip() or model.count("/") > 1 or model.startswith((".", "/", "~")) or "\\" in model:
        raise ModelError("no such model folder", place=model, advice=f"check the path, or use '{BUILT_IN_MODEL}'")
    return from_hub(model, threads, backend, options)
