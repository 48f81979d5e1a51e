"""Whole files against those kept in `golden/`, and a browser to look at a page."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with the file of this name in `golden/`; with UPDATE_GOLDEN=1 it is written there."""
    def compare(name: str, text: str) -> None:
        kept = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            kept.write_text(text, "utf-8", newline="\n")
        assert text == kept.read_text("utf-8"), f"{name} has changed: if it should, run with UPDATE_GOLDEN=1 and look"
    return compare
