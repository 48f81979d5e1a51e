"""A desk with a few findings, and a browser to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review.desk.made_up import write_run
from tests.review.desk.served import Served, served


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """The findings of `made_up.SOME`, nothing decided, served to Mona."""
    with served(write_run(tmp_path / "run")) as one:
        yield one


@pytest.fixture(scope="module")
def calm_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same, for tests after which nothing has been decided."""
    with served(write_run(tmp_path_factory.mktemp("calm"))) as one:
        yield one
        assert one.store.last_sequence() == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, or the one that Playwright has; without either the test is skipped, and says so."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        except sync_api.Error as error:
            reason = f"NO BROWSER: the review desk was not tried in one (install chromium): {error.message[:80]}"
            pytest.skip(reason)
        yield browser
        browser.close()
