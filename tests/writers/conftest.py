"""Whole files against those kept in `golden/`, and a browser to look at a page."""

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, or the one that Playwright has; without either the test is skipped, and says so."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        except sync_api.Error as error:
            reason = f"NO BROWSER: the report was not tried in one (install chromium): {error.message[:80]}"
            warnings.warn(pytest.PytestWarning(reason), stacklevel=1)
            pytest.skip(reason)
        yield browser
        browser.close()
