"""Calibrations kept: the scale of a model in a small TOML file, named after the model it was measured on.

It lies in the user's data folder, or where `[model] calibration` in the settings says. The model is named with all that
makes its vectors differ: revision or digest, back end, precision, and what the settings say of how it runs. Measured on
other texts or against other weights it does not hold.
"""

import logging
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_data_path

from checker.embedding._encoder import Encoder, Vectors
from checker.embedding.equating import texts_digest
from checker.embedding.scale import AS_THEY_ARE, Curve, Scale
from checker.errors import ModelError

_LOG = logging.getLogger(__name__)
_APPLICATION = "translation-consistency-checker"
_FOLDER = "calibrations"
_ADVICE = "measure it again: checker calibrate --model … --write"
_ABOUT = "The similarities of a model beside those of the built-in one: written by `checker calibrate --model`."


def kept_at(model: str) -> Path:
    """Where the calibration of a model of this name is kept unless the settings say otherwise."""
    return user_data_path(_APPLICATION) / _FOLDER / f"{re.sub(r'[^A-Za-z0-9@.+_-]', '_', model)}.toml"


def written(scale: Scale, model: str, against: str) -> str:
    """A scale as TOML: measured on the model of this name, `against` the built-in one."""
    lines = [f"# {_ABOUT}", f'model = "{model}"', f'against = "{against}"', f'texts = "{texts_digest()}"']
    for curve in scale.curves:
        lines += ["", "[[curve]]", f'kind = "{curve.kind}"', f"length = {curve.length}",
                  f"own = {list(curve.own)}", f"built_in = {list(curve.built_in)}"]
    return "\n".join(lines) + "\n"


def read(file: Path, model: str, against: str) -> Scale:
    """The scale in a file. Raises ModelError for a file that is not there or is none of ours, and for one that was
    measured on another model or revision, against other weights, or on other texts."""
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        curves = tuple(_curve(one) for one in table["curve"])
        measured = [table[key] for key in ("model", "against", "texts")]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"is no calibration of a model ({error})", place=str(file), advice=_ADVICE) from None
    for was, now in zip(measured, (model, against, texts_digest()), strict=True):
        if was != now:
            raise ModelError(f"was measured with {was}, this is {now}", place=str(file), advice=_ADVICE)
    return Scale(curves)


def found(asked: str, file: Path | None, against: Encoder, model: str) -> Scale:
    """The scale of the model of this name, which was `asked` for: from the `file`, or else from the user's folder. A
    model without one is used as it is; a warning says what to run. Raises ModelError for a `file` that can't be used.
    """
    kept = file or kept_at(model)
    try:
        if file or kept.is_file():
            return read(kept, model, against.name)
        _LOG.warning("%s is not calibrated: thresholds, which were set for %s, may mean something else with it; "
                     "measure it: checker calibrate --model %s --write", model, against.name, asked)
    except ModelError as error:
        if file:
            raise
        _LOG.warning("%s", error)
    return AS_THEY_ARE


@dataclass(frozen=True)
class Calibrated:
    """An encoder with the scale of its similarities, which `finding` gives for its name when it is first asked for."""

    encoder: Encoder
    finding: Callable[[str], Scale]

    @cached_property
    def scale(self) -> Scale:
        """The scale. Raises ModelError as `finding` does."""
        return self.finding(self.encoder.name)

    @cached_property
    def name(self) -> str:
        """The name of the encoder, and what changes with the scale."""
        return f"{self.encoder.name}{self.scale.suffix}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the encoder."""
        return self.encoder.encode(texts)


def _curve(table: Mapping[str, Any]) -> Curve:
    """Raises KeyError, TypeError or ValueError for what is no curve."""
    kind, length, *sides = (table[one.name] for one in fields(Curve))
    own, built_in = (tuple(map(float, side)) for side in sides)
    for side in (own, built_in):
        if not np.isfinite(side).all() or not all(-1.0 <= one <= 1.0 for one in side) or list(side) != sorted(side):
            raise ValueError("a curve of cosines must rise")
    if len(own) != len(built_in) or len(own) < 2 or not length > 0:
        raise ValueError("a curve needs two points or more")
    return Curve(str(kind), float(length), own, built_in)
