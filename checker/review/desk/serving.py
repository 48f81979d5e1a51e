"""The desk served on this machine until Ctrl-C."""

import errno
import socket
from collections.abc import Callable

import uvicorn

from checker.errors import InputError
from checker.review.desk.application import application
from checker.review.desk.desk import Desk

# How long requests that are under way when the desk is closed may take.
_LAST_SECONDS = 3


def listen(host: str, port: int) -> socket.socket:
    """A socket on which the desk is to be served; port 0 takes any that is free. Raises InputError when the port is
    taken or the host is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        raise _refused(host, port, error) from None
    return listening


def _refused(host: str, port: int, error: OSError | OverflowError) -> InputError:
    place = f"{host}:{port}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return InputError("the port is taken", place=place,
                          advice="another desk may be open there; close it, or choose a port with --port (0: any)")
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return InputError("the port may not be used by you", place=place, advice="choose one above 1023 with --port")
    return InputError(f"can't be listened on ({getattr(error, 'strerror', None) or error})", place=place,
                      advice="give an address of this machine with --host; 127.0.0.1 always is one")


def serve(desk: Desk, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until the process is told to end (Ctrl-C, SIGTERM); `ready` is called when pages can be asked for."""
    config = uvicorn.Config(application(desk), log_level="warning", access_log=False, server_header=False,
                            lifespan="off", ws="none", proxy_headers=False,
                            timeout_graceful_shutdown=_LAST_SECONDS)
    server = _Server(config, ready)
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # how uvicorn hands Ctrl-C on, after closing in good order


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, then say so."""
        await super().startup(sockets=sockets)
        self._ready()
