"""From settings to the instruments of a run: the encoder with its cache, the termbase, the checks."""

import hashlib
from pathlib import Path

from checker.checks import configured
from checker.embedding import CachedEncoder, EmbeddingCache, Encoder, load
from checker.pipeline import Instruments
from checker.settings import Settings
from checker.signature import Signature, program_version
from checker.termbase import load_termbase


def instruments(settings: Settings, cache: Path | None, no_cache: bool) -> Instruments:
    """Everything a run needs. No model is loaded before a text without a cached vector turns up.

    Raises SettingsError for an unknown check or option, TermbaseError for a termbase that contradicts itself.
    """
    return Instruments(
        encoder=open_encoder(settings.model, None if no_cache else EmbeddingCache(cache)),
        termbase=load_termbase(),
        checks=configured(settings),
    )


def open_encoder(model: str, cache: EmbeddingCache | None) -> Encoder:
    """The encoder of this name, behind the cache if there is one; loaded when the first unknown text turns up.

    Raises ModelError for a folder that is not there.
    """
    encoder = load(model)
    return encoder if cache is None else CachedEncoder(encoder, cache)


def signature(settings: Settings, used: Instruments) -> Signature:
    """The signature of results had with these settings and instruments."""
    material = "".join(check.material for check in used.checks)
    digest = hashlib.sha256(f"{settings.digest}{material}".encode()).hexdigest()[:8] if material else settings.digest
    return Signature(program_version(), used.encoder.name, digest)
