"""The desk served on this machine until Ctrl-C."""

import socket
from collections.abc import Callable

import uvicorn

from checker.review.desk.application import application
from checker.review.desk.desk import Desk

# How long requests that are under way when the desk is closed may take.
_LAST_SECONDS = 3


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
