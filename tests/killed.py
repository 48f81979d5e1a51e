"""A run of `checker check` that is killed at the moment it is told: `python -m tests.killed WHEN ARGUMENTS…`.

WHEN is the number of the step, counting from 1, before which the process is shot: a step is a part about to be moved
into place, or a joined table about to be. 0: it is let be.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import checker.running.cutting as cutting
from checker import cli, instruments
from tests.encoders import LevelEncoder

STEPS = {"rename": Path.rename, "replace": Path.replace}


def main(when: int, arguments: list[str]) -> None:
    left = when

    def shot_before(name: str) -> Any:
        def step(path: Path, place: Path) -> Path:
            nonlocal left
            if ".run" in path.parts:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
            return STEPS[name](path, place)

        return step

    for name in STEPS:
        setattr(Path, name, shot_before(name))
    cutting._ITEMS = 1
    instruments.open_encoder = lambda model, cache: LevelEncoder()
    sys.argv = ["checker", *arguments]
    cli.main()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
