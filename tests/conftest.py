"""Fixtures that several test modules share."""

import logging
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from checker.instruments import instruments as built
from checker.pipeline import Instruments
from checker.settings import Settings
from tests.browser import chromium
from tests.calling import run

__all__ = ["chromium", "run"]

# A busy machine is slow, not wrong: no example has a deadline. All else stays as it is, on CI the fixed seed.
hypothesis.settings.register_profile("unhurried", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _as_loud_as_before() -> Iterator[None]:
    """`--quiet` in one test must not silence the next."""
    level = logging.getLogger().level
    yield
    logging.getLogger().setLevel(level)


@pytest.fixture(autouse=True)
def _nothing_recalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier test compared must not answer for the code that this one has changed."""
    monkeypatch.setattr("checker.instruments.open_comparisons", lambda cache, no_cache: None)


@pytest.fixture(scope="session")
def instruments(tmp_path_factory: pytest.TempPathFactory) -> Instruments:
    """What a run with default settings works with: the real model, a cache of its own, the whole termbase."""
    folder: Path = tmp_path_factory.mktemp("cache")
    return built(Settings(), folder, no_cache=False)
