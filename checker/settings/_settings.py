"""What a run was asked to do, as frozen dataclasses, and where each of it was said."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from checker.finding import Severity

BUILT_IN_MODEL = "use-multilingual"
NEVER = "never"
TORCH = "torch"
BACKENDS = (TORCH, "onnx", "openvino")
POOLINGS = ("mean", "cls", "max", "lasttoken", "weightedmean")
FULL, HALF = PRECISIONS = ("full", "half")
# How the versions of a report are named where nobody says otherwise: the plainest first.
VERSIONS = ("{report}.{language}.*", "{language}/{report}.*", "{report}-{language}.*", "{report}_{language}.*")
LEVELS = (*(one.value for one in Severity), NEVER)

# A key with the tables it stands in: ("checks", "number", "severity").
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting was said: prints as `checker.toml:12`, or as the profile that supplies it. Paths in its value
    count from the file's folder."""

    file: Path
    line: int = 0
    profile: str = ""

    def __str__(self) -> str:
        if self.profile:
            return f"profile {self.profile}"
        return f"{shown(self.file)}:{self.line}" if self.line else shown(self.file)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A rule that findings are not to be dealt with, and why. A finding is covered when everything that the rule says
    holds: its check is `check`, one of its files matches the glob `path` (counted from the settings file), and on one
    side the words are `text` and the value is `value`. `/…/` is a regular expression that is searched for. `origin` is
    no part of the rule, but where it was said."""

    reason: str
    check: str = ""
    path: str = ""
    text: str = ""
    value: str = ""
    origin: Origin = field(default=Origin(Path()), compare=False)

    @property
    def said(self) -> dict[str, str]:
        """What the rule says, key by key."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.compare}

    @property
    def folder(self) -> Path:
        """The folder from which `path` counts."""
        return self.origin.file.parent


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What the table `[model]` says of how a model is run, in place of what is known of its family; None where it says
    nothing. `calibration` is a file that `checker calibrate --model` has written."""

    prompt: str | None = None
    pooling: str | None = None
    batch: int | None = None
    precision: str | None = None
    normalise: bool | None = None
    calibration: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may change a result.

    `source` and `target` are the languages compared; `versions` are patterns of how the files of a report's versions
    are named, read by checker/reading/conventions.py; `model` is the built-in one or any sentence-transformers name or
    folder, `model_options` how it is run, `backend` the library that runs it; `profile` supplies what no file says;
    `select` names the checks to run (empty: all), `ignore` checks that do not run and rules for single findings;
    `fail_on` is the severity from which on a run fails, `min_severity` the one from which on findings are reported;
    `checks` holds each check's own options as written, `[checks.number] …`, typed later by the check itself, and
    `severity`, which replaces the one that the check gives; `calibration` what `checker calibrate` has written,
    `[calibration.number] …`, typed by checker/calibration.py; `input` how files of a format are read,
    `[input.json] …`, typed by checker/reading/content.py.
    `folder`, from which paths count that no file has said, and `origins` are no settings but where each was said.
    """

    source: str = "ar"
    target: str = "en"
    versions: tuple[str, ...] = VERSIONS
    model: str = BUILT_IN_MODEL
    model_options: ModelOptions = ModelOptions()
    backend: str = TORCH
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str | Ignore, ...] = ()
    fail_on: str = Severity.MEDIUM.value
    min_severity: str = Severity.LOW.value
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calibration: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    input: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: Path = field(default=Path(), compare=False)
    origins: Mapping[Keys, Origin] = field(default_factory=dict, compare=False, repr=False)

    @property
    def left_out(self) -> frozenset[str]:
        """The checks that do not run."""
        return frozenset(one for one in self.ignore if isinstance(one, str))

    @property
    def rules(self) -> tuple[Ignore, ...]:
        """The rules for single findings."""
        return tuple(one for one in self.ignore if isinstance(one, Ignore))

    @property
    def files(self) -> tuple[Path, ...]:
        """The settings files that had a say, nearest first."""
        return tuple(dict.fromkeys(origin.file for origin in self.origins.values() if not origin.profile))

    @property
    def digest(self) -> str:
        """Eight hex digits that change with any setting."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.compare}
        values["ignore"] = [one if isinstance(one, str) else {**one.said, "folder": ""} for one in self.ignore]
        for name, usual in (("input", {}), ("versions", VERSIONS), ("backend", TORCH),
                            ("model_options", ModelOptions())):
            if values[name] == usual:  # signatures from before there was such a setting still hold
                del values[name]
        return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:8]

    def place(self, *keys: str) -> str:
        """Where a key, or the nearest table around it, was said: "checker.toml:12"; "settings" when nowhere."""
        origin = next((self.origins[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in self.origins), None)
        return str(origin) if origin else "settings"

    def base(self, *keys: str) -> Path:
        """The folder from which the paths in a key's value count."""
        origin = self.origins.get(keys)
        return origin.file.parent if origin else self.folder


def shown(path: Path) -> str:
    """A path as a reader would write it: from the working folder when it lies below, else whole."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
