"""The program called as from a shell."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import cli, instruments
from tests.encoders import LevelEncoder

Run = Callable[..., int]


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Calls the program with these arguments; gives the exit code."""
    monkeypatch.setattr(sys, "argv", ["checker", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls the program in an empty folder with a small encoder; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(instruments, "open_encoder", lambda model, cache: LevelEncoder())

    def call(*arguments: str) -> int:
        return exit_code(monkeypatch, *arguments)

    return call
