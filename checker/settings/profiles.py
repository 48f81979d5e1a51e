"""Profiles: named sets of settings, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("profiles.toml")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile is for, and what it sets."""

    name: str
    about: str
    table: Mapping[str, Any]


@cache
def profiles() -> dict[str, Profile]:
    """Every profile by its name."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return {name: Profile(name, table["about"], {key: value for key, value in table.items() if key != "about"})
            for name, table in tables.items()}
