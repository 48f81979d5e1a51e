"""A run of `checker check` that is killed at the moment it is told: `python -m tests.killed WHEN ARGUMENTS…`.

WHEN is the number of the step, counting from 1, before which the process is shot: a step is a part about to be moved
into place, or a joined table about to be. A negative number counts what the encoder is asked, which in a run of several
processes only the first of them hears.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import checker.running.cutting as cutting
from checker import cli, instruments
from checker.embedding import Vectors
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
    asked = 0

    class Encoder(LevelEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            nonlocal asked
            asked += 1
            if asked == -when:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().encode(texts)

    instruments.open_encoder = lambda model, cache: Encoder()
    sys.argv = ["checker", *arguments]
    cli.main()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
