"""A desk with a few findings, and a browser to look at it."""

from collections.abc import Iterator
from pathlib import Path

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
