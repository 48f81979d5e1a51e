"""A PostgreSQL server of a test run's own: made, started on a free port, stopped and thrown away."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DEBIAN = Path("/usr/lib/postgresql")
_NOBODY = 65534


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database on a server that lives as long as the block. Skips where there is no PostgreSQL."""
    programs = _programs()
    # Not below pytest's own folder, which only its owner may enter: the server never runs as root.
    folder = Path(tempfile.mkdtemp(prefix="checker-postgresql-"))
    data, port = folder / "data", _free_port()
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, _NOBODY)
    try:
        _run(programs / "initdb", "-D", data, "-U", "desk", "--auth=trust", "--encoding=UTF8", "--locale=C")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
        _run(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def _programs() -> Path:
    """Where initdb and pg_ctl lie: on the path, or where Debian puts them."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else sorted(_DEBIAN.glob("*/bin"))
    if not found:
        pytest.skip("NO POSTGRESQL: half of the store's tests did not run; install Debian's package postgresql")
    return found[-1]


def _run(*command: str | Path) -> None:
    nobody = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    # Its output goes to no pipe: the server that pg_ctl leaves behind would hold it open for ever.
    subprocess.run([*nobody, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
