"""A run of `checker` that ends with 99 when one of its processes listens to other machines: `python -m tests.listening
ARGUMENTS…`. It looks when the first part is kept, with everything running that ever does."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from checker import cli
from checker.running import Part, RunFolder

PROCESSES = Path("/proc")
LISTENS = "0A"
# 127.0.0.1, the same written as an address of the newer kind, and ::1, as Linux writes them.
ITSELF = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


def descendants() -> set[str]:
    parents = {path.parent.name: path.read_text().rpartition(")")[2].split()[1]
               for path in PROCESSES.glob("[0-9]*/stat")}
    found = {str(os.getpid())}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def sockets(process: str) -> Iterator[str]:
    for link in (PROCESSES / process / "fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            if inode := re.fullmatch(r"socket:\[(\d+)\]", str(link.readlink())):
                yield inode[1]


def heard_from() -> dict[str, str]:
    """The address on which each socket of this machine listens."""
    tables = ((PROCESSES / "net" / name).read_text().splitlines()[1:] for name in ("tcp", "tcp6"))
    lines = [line.split() for table in tables for line in table]
    return {line[9]: line[1].partition(":")[0] for line in lines if line[3] == LISTENS}


def main(arguments: list[str]) -> None:
    keep = RunFolder.keep

    def looking(folder: RunFolder, number: int, *rest: object) -> Part:
        addresses = heard_from()
        listening = {addresses[one] for process in descendants() for one in sockets(process) if one in addresses}
        if listening - ITSELF or ("ray" in arguments) != bool(listening):
            os._exit(99)
        return keep(folder, number, *rest)  # type: ignore[arg-type]

    RunFolder.keep = looking  # type: ignore[method-assign]
    sys.argv = ["checker", *arguments]
    cli.main()


if __name__ == "__main__":
    main(sys.argv[1:])
