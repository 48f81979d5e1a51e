"""Settings: `checker.toml`, or `[tool.checker]` in a pyproject.toml, found upwards from the article."""

from checker.settings._settings import (
    BACKENDS,
    BUILT_IN_MODEL,
    FULL,
    HALF,
    LEVELS,
    NEVER,
    TORCH,
    VERSIONS,
    Ignore,
    ModelOptions,
    Origin,
    Settings,
    shown,
)
from checker.settings.discovery import find
from checker.settings.loading import load
from checker.settings.parsing import SEVERITY, pattern, unknown
from checker.settings.profiles import Profile, profiles

__all__ = ["BACKENDS", "BUILT_IN_MODEL", "FULL", "HALF", "LEVELS", "NEVER", "SEVERITY", "TORCH", "VERSIONS", "Ignore",
           "ModelOptions", "Origin", "Profile", "Settings", "find", "load", "pattern", "profiles", "shown", "unknown"]
