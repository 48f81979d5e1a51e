"""The history of what was measured: a line of JSON for each measurement, with what it was had with and no word about
whose machine it was."""

import json
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from checker.embedding import cores
from checker.instruments import instruments, signature
from checker.settings import Settings

RESULTS = Path(__file__).parent / "results"


def append(name: str, figures: Mapping[str, object]) -> None:
    """Add figures to the history of this name: tests/benchmarks/results/NAME.jsonl."""
    line = {"date": time.strftime("%Y-%m-%d"), "commit": commit(), "cores": cores(), "signature": signed(), **figures}
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def signed() -> str:
    """The signature of what is measured."""
    settings = Settings()
    return str(signature([(settings, instruments(settings, None, no_cache=True))]))


def commit() -> str:
    """The commit that is checked out, with "+" where files differ from it; "" outside of a repository."""
    try:
        return subprocess.run(["git", "describe", "--always", "--dirty=+", "--exclude=*"], capture_output=True,
                              text=True, check=True, cwd=RESULTS.parent).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
