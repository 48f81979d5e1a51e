"""On what a foreign model runs: the library (back end), the device and the precision."""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from checker.embedding.presets import Preset
from checker.errors import ModelError
from checker.settings import BACKENDS, TORCH

# What sentence-transformers imports for a back end: modules, and what brings them.
_NEEDED = {"onnx": ("optimum", "onnxruntime"), "openvino": ("optimum", "openvino")}


@dataclass(frozen=True, slots=True)
class Runtime:
    """Back end, device and precision."""

    backend: str = TORCH
    device: str = "cpu"
    half: bool = False

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
    """How a model is run where there is this accelerator ("": none). Half precision is for torch on an accelerator:
    on a CPU it is slower than full, and the other back ends take the precision from the exported file."""
    if backend != TORCH:
        return Runtime(backend)
    return Runtime(backend, accelerator or "cpu", preset.half and bool(accelerator))


def accelerator() -> str:
    """The device of this machine that is faster than its processor ("cuda", "mps"); "" when there is none."""
    import torch

    found = torch.accelerator.current_accelerator(check_available=True)
    return found.type if found else ""


def require(backend: str, model: str) -> None:
    """Raises ModelError for a back end that is none, or one whose packages are not installed."""
    if backend not in BACKENDS:
        raise ModelError(f"unknown back end '{backend}'", place=model, advice=f"use one of {', '.join(BACKENDS)}")
    missing = [name for name in _NEEDED.get(backend, ()) if find_spec(name) is None]
    if missing:
        raise ModelError(f"the back end '{backend}' needs {' and '.join(missing)}", place=model,
                         advice=f"pip install 'sentence-transformers[{backend}]'")
