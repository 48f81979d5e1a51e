"""How a model wants to be run, by its name: `presets.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("presets.toml")


@dataclass(frozen=True, slots=True)
class Preset:
    """What stands before each text, whether a GPU may run it in half precision, and how many texts side by side."""

    prompt: str = ""
    half: bool = False
    batch: int = 32


def preset(model: str) -> Preset:
    """What is known of the family that the model's name (or its folder's) belongs to; of an unknown one, the plainest:
    no prompt, full precision."""
    words = set(re.split(r"[^a-z0-9]+", model.lower()))
    return next((one for marks, one in _presets() if marks <= words), Preset())


@cache
def _presets() -> list[tuple[frozenset[str], Preset]]:
    tables = tomllib.loads(_FILE.read_text("utf-8")).values()
    return [(frozenset(table.pop("words")), Preset(**table)) for table in tables]
