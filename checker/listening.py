"""Where a server of ours listens: the socket, and who can reach it."""

import errno
import ipaddress
import socket

from checker.errors import InputError


def listen(host: str, port: int) -> socket.socket:
    """A socket on which pages or answers are to be served; port 0 takes any that is free.

    Raises InputError when the port is taken or the host is none of this machine's.
    """
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


def is_own(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
