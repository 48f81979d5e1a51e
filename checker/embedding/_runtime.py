"""On what a foreign model runs: the library (back end), the device and the precision."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from checker.embedding.presets import Preset
from checker.errors import ModelError
from checker.settings import BACKENDS, FULL, HALF, TORCH

# What sentence-transformers imports for a back end: modules, and what brings them.
_NEEDED = {"onnx": ("optimum", "onnxruntime"), "openvino": ("optimum", "openvino")}


@dataclass(frozen=True, slots=True)
class Runtime:
    """Back end, device, precision, and the pooling in place of the model's own, if any."""

    backend: str = TORCH
    device: str = "cpu"
    half: bool = False
    pooling: str = ""

    @property
    def suffix(self) -> str:
        """What the model's name is followed by where vectors differ from those of torch in full precision: "+onnx"."""
        return (f"+{self.backend}" if self.backend != TORCH else "") + ("+half" if self.half else "")

    @property
    def options(self) -> dict[str, Any]:
        """Arguments of SentenceTransformer."""
        precision = {"model_kwargs": {"torch_dtype": "float16"}} if self.half else {}
        return {"backend": self.backend, "device": self.device, **precision}


def runtime(backend: str, preset: Preset, accelerator: str) -> Runtime:
    """How a model is run where there is this accelerator ("": none). Unless the settings say otherwise half precision
    is for an accelerator: on a CPU it is slower than full. Back ends other than torch take the precision from the
    exported file."""
    if backend != TORCH:
        return Runtime(backend)
    half = preset.precision == HALF or (preset.half and bool(accelerator) and preset.precision != FULL)
    return Runtime(backend, accelerator or "cpu", half, preset.pooling)


def accelerator() -> str:
    """The device of this machine that is faster than its processor ("cuda", "mps"); "" when there is none."""
    import torch

    found = torch.accelerator.current_accelerator(check_available=True)
    return found.type if found else ""


def require(backend: str, model: str, preset: Preset) -> None:
    """Raises ModelError for a back end that is none, one whose packages are not installed, or one that can't do what
    the preset asks."""
    if backend not in BACKENDS:
        raise ModelError(f"unknown back end '{backend}'", place=model, advice=f"use one of {', '.join(BACKENDS)}")
    missing = [name for name in _NEEDED.get(backend, ()) if find_spec(name) is None]
    if missing:
        raise ModelError(f"the back end '{backend}' needs {' and '.join(missing)}", place=model,
                         advice=f"pip install 'sentence-transformers[{backend}]'")
    if backend != TORCH and (preset.precision or preset.pooling):
        raise ModelError(f"precision and pooling of the back end '{backend}' are those of the exported file",
                         place=model, advice="take them out of [model], or export the model as it is to be run")
