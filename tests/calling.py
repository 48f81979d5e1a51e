"""The program called as from a shell, in an empty folder, with a small encoder."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import cli, instruments
from tests.encoders import LevelEncoder

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls the program in an empty folder with a small encoder; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(instruments, "open_encoder", lambda model, cache: LevelEncoder())

    def call(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["checker", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return call
