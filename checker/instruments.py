"""From settings to the instruments of a run: the encoder with its cache, the termbase, the checks."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from checker.checks import configured
from checker.embedding import CachedEncoder, Calibrated, EmbeddingCache, Encoder, load
from checker.embedding.calibrations import found
from checker.embedding.remembering import RememberingEncoder
from checker.pipeline import Instruments
from checker.recalling import ComparisonCache
from checker.settings import BUILT_IN_MODEL, Settings
from checker.signature import Signature, program_version
from checker.termbase import load_termbase


def instruments(settings: Settings, cache: Path | None, no_cache: bool) -> Instruments:
    """Everything a run needs. Termbase and model are loaded when a text needs them first.

    Raises SettingsError for an unknown check or option, TermbaseError for a termbase that contradicts itself.
    """
    return Instruments(
        encoder=calibrated(open_encoder(settings, None if no_cache else EmbeddingCache(cache)), settings),
        load_termbase=load_termbase,
        checks=configured(settings),
    )


def with_checks(used: Instruments, settings: Settings) -> Instruments:
    """The same instruments with the checks of other settings. Raises SettingsError as `instruments` does."""
    return replace(used, checks=configured(settings))


def open_encoder(settings: Settings, cache: EmbeddingCache | None) -> Encoder:
    """The encoder that the settings name, behind the cache or, without one, what a run remembers by itself; loaded
    when an unknown text turns up.

    Raises ModelError for a folder that is not there or a back end that is not installed.
    """
    encoder = load(settings.model, backend=settings.backend, options=settings.model_options)
    return RememberingEncoder(encoder) if cache is None else CachedEncoder(encoder, cache)


def calibrated(encoder: Encoder, settings: Settings) -> Encoder:
    """The encoder that these settings name with its similarities on the scale of the built-in model, which is the
    scale of all thresholds."""
    if settings.model == BUILT_IN_MODEL:
        return encoder
    return Calibrated(encoder, partial(found, settings.model, calibration_file(settings), load()))


def calibration_file(settings: Settings) -> Path | None:
    """Where the settings say that the calibration of their model is; None where they don't."""
    written = settings.model_options.calibration
    return None if written is None else settings.base("model", "calibration") / written


def open_comparisons(cache: Path | None, *, no_cache: bool) -> ComparisonCache | None:
    """The comparisons of earlier runs, in this folder [the user's cache folder]."""
    return None if no_cache else ComparisonCache(cache)


def signature(used: Iterable[tuple[Settings, Instruments]]) -> Signature:
    """The signature of results had with these settings and instruments; several folders may each have their own
    settings, the encoder is one."""
    digests: dict[str, None] = {}
    for settings, instruments_ in used:
        encoder = instruments_.encoder.name
        material = "".join(check.material for check in instruments_.checks)
        digests[_digest(f"{settings.digest}{material}") if material else settings.digest] = None
    several = sorted(digests)
    return Signature(program_version(), encoder, several[0] if len(several) == 1 else _digest("".join(several)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
