"""The history of what was measured: a line of JSON for each measurement, with what it was had with and no word about
whose machine it was. Threads of the libraries beneath are set before anything imports them: a figure had with as many
threads as there happened to be cores says nothing on another machine."""

import json
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
os.environ.update(THREADS)

from checker.embedding import cores  # noqa: E402 - numpy reads the variables when it is imported
from checker.instruments import instruments, signature  # noqa: E402
from checker.settings import Settings  # noqa: E402

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
