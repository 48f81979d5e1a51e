"""How a model wants to be run: by its family (`presets.toml`), and by what the settings say in its place."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from checker.settings import ModelOptions

_FILE = Path(__file__).with_name("presets.toml")
# What a model card says of where the model comes from, in the head that machines read.
_HEAD = re.compile(r"---\n(.*?)\n---", re.DOTALL)
_CALLED = re.compile(r"^(?:base_model|model_name):((?:[ \t]*\S[^\n]*|(?:\n[ \t]*-[^\n]*)+))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Preset:
    """What stands before each text, how the vectors of tokens become one ("": as the model was saved), whether a GPU
    may run it in half precision, whether it is to be run so or not whatever it runs on ("": by the device), how many
    texts side by side, and whether its vectors are brought to length 1 (False: they have it)."""

    prompt: str = ""
    pooling: str = ""
    half: bool = False
    precision: str = ""
    batch: int = 32
    normalise: bool = True

    @property
    def suffix(self) -> str:
        """What the model's name is followed by where vectors differ from those of the plainest way to run it (the
        precision, which goes by the device too, is not in it): "+prompt-3f2a+cls+batch16"."""
        prompt = f"+prompt-{hashlib.sha256(self.prompt.encode()).hexdigest()[:4]}" if self.prompt else ""
        pooling = f"+{self.pooling}" if self.pooling else ""
        batch = f"+batch{self.batch}" if self.batch != _PLAIN.batch else ""
        return prompt + pooling + batch + ("" if self.normalise else "+as-is")

    def with_options(self, options: ModelOptions) -> "Preset":
        """The same with what the settings say in its place."""
        said = {one.name: value for one in fields(Preset) if (value := getattr(options, one.name, None)) is not None}
        return replace(self, **said)


_PLAIN = Preset()


def preset(model: str) -> Preset:
    """What is known of the family that a model of this name belongs to; of an unknown one, the plainest: no prompt,
    full precision."""
    return _fitting([model], "")


def preset_of(folder: Path) -> Preset:
    """The same for a model saved in a folder: by the name it had when it was saved, by what its model card says it was
    made from, or by the folder's."""
    config = next((one for name in ("config.json", "0_Transformer/config.json") if (one := _json(folder / name))), {})
    return _fitting([str(config.get("_name_or_path", "")), *_card(folder / "README.md"), folder.resolve().name],
                    str(config.get("model_type", "")))


def _fitting(names: Iterable[str], kind: str) -> Preset:
    for words in (set(re.split(r"[^a-z0-9]+", name.lower())) for name in names):
        for marks, types, one in _presets():
            if marks <= words and (not kind or kind in types):
                return one
    return _PLAIN


@cache
def _presets() -> list[tuple[frozenset[str], frozenset[str], Preset]]:
    tables = tomllib.loads(_FILE.read_text("utf-8")).values()
    return [(frozenset(table.pop("words")), frozenset(table.pop("types")), Preset(**table)) for table in tables]


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # loading the model will say what is wrong
    return found if isinstance(found, dict) else {}


def _card(file: Path) -> Iterator[str]:
    try:
        head = _HEAD.match(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return
    for called in _CALLED.finditer(head[1] if head else ""):
        yield from (line.strip(" -\"'") for line in called[1].strip().splitlines())
