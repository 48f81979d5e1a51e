"""A run that is shot at random moments and resumed each time: `python -m tests.shot SHOTS ARGUMENTS…`.

The output must be named last. Whatever comes to its end must be what an undisturbed run gives; that is one more run,
into a folder beside it. Prints how many shots have hit a run under way. Runs are forks of a process that has loaded
everything and begun nothing: starting Python for each would take a minute.
"""

import math
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import checker.cli.archive
import checker.cli.check
import checker.running.cutting
import checker.running.joining
from checker import cli, instruments
from checker.termbase import load_termbase
from tests.encoders import LevelEncoder

_MOST_RUNS = 200


def begun(arguments: list[str]) -> int:
    """A fork that runs the program."""
    if process := os.fork():
        return process
    sys.argv = ["checker", *arguments]
    try:
        cli.main()
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    finally:
        os._exit(99)


def ended(process: int, patience: float) -> tuple[int, float]:
    """How the fork ended, and after how long; with its patience at an end it is shot."""
    began, shot = time.perf_counter(), False
    while True:
        found, status = os.waitpid(process, os.WNOHANG)
        took = time.perf_counter() - began
        if found:
            return status, took
        if took > patience and not shot:
            os.kill(process, signal.SIGKILL)
            shot = True
        time.sleep(0.001)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def main(shots: int, arguments: list[str]) -> int:
    """How many shots hit; raises AssertionError where a run that was shot at and resumed gives something else."""
    load_termbase()
    chance = random.Random(4)  # noqa: S311
    output = Path(arguments[-1])
    undisturbed = output.with_name("undisturbed")
    status, took = ended(begun([*arguments[:-1], str(undisturbed)]), math.inf)
    hit = 0
    assert os.waitstatus_to_exitcode(status) in (0, 1)
    for _ in range(_MOST_RUNS):
        patience = chance.uniform(0, took) if hit < shots else math.inf
        status, lasted = ended(begun([*arguments[:-1], str(output), "--resume"]), patience)
        if os.WIFSIGNALED(status):
            hit += 1
            continue
        took = min(took, lasted)  # the first run was slow: its moments would all come after the end
        assert contents(output) == contents(undisturbed)
        if hit == shots:
            break
        shutil.rmtree(output)
    return hit


if __name__ == "__main__":
    checker.running.cutting._ITEMS = 1
    instruments.open_encoder = lambda model, cache: LevelEncoder()
    print(main(int(sys.argv[1]), sys.argv[2:]))
