"""The same work on the machines of a Ray cluster: what is found there is kept in parts by the process that has started
the run, in their order, as it keeps what its own workers find."""

import importlib
import os
import re
import secrets
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from checker.embedding import cores
from checker.errors import SettingsError, WorkError
from checker.running.folder import Part, RunFolder
from checker.running.remote import Done, Kit, Source

# What Ray reads from the environment when it is imported: it is to report nothing to its makers and not to talk on the
# terminal. A cluster of our own listens on this machine alone (as it does by itself on other systems than Linux, after
# which the switch is named), to nobody who does not know its token, and is no less busy than processes are.
_ANYWHERE = {"RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
_OF_OUR_OWN = _ANYWHERE | {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token",
                           "RAY_AUTH_TOKEN": secrets.token_hex(), "RAY_worker_niceness": "0"}
_SECONDS = 5.0
# The greeting of HTTP/2, which Ray speaks, with an empty frame of settings; a server answers with its own, the kind of
# which is the fourth byte.
_GREETING, _ANSWER = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0", 4
_START = ("has it been started there (`ray start --head`), can it be reached from here, and does it ask for a token "
          "(RAY_AUTH_MODE=token)?")
_LACKING = re.compile("No module named '[^']+'")
_GOES_ON = "--resume goes on where the run stopped"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where to work: at the `address` of a cluster (HOST:PORT, "auto" for the one that this machine is part of; None:
    one of our own, that lasts as long as the run), and with how many workers (None: one for each core)."""

    address: str | None = None
    jobs: int | None = None

    def require(self) -> None:
        """Raise SettingsError when Ray is not installed, WorkError when no cluster answers at the address."""
        self._engine()
        if self.address not in (None, "auto"):
            _require_answer(self.address)

    def parts(self, sources: Sequence[Source], kit: Kit, run: RunFolder, *, here: bool) -> Iterator[Part]:
        """The parts of everything in the sources, in order, kept in the folder of the run. `here`: the sources are
        read on this machine, which alone may have the files.

        Raises WorkError when the cluster fails or its workers die again and again, and what reading and checking raise.
        """
        engine = self._engine()
        try:
            with engine.joined(self.address, self.jobs or cores()) as there:
                workers = min(self.jobs or there, there)
                for done in engine.results(sources, replace(kit, known=run.digests()), workers, here=here):
                    yield _kept(done, run)
        except engine.LOST as error:
            raise self._lost(error, engine.TRIES) from None

    def _engine(self) -> ModuleType:
        for name, value in (_OF_OUR_OWN if self.address is None else _ANYWHERE).items():
            os.environ.setdefault(name, value)
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        try:
            return importlib.import_module("checker.running.dataset")
        except ImportError as error:
            raise SettingsError(f"needs Ray ({error})", place="--engine ray",
                                advice="pip install 'translation-consistency-checker[cluster]'") from None

    def _lost(self, error: BaseException, tries: int) -> WorkError:
        """What a failure of Ray's comes to, in one line."""
        said = next((line.strip() for line in str(error).splitlines() if line.strip()), "no reason given")
        if isinstance(error, ConnectionError):
            return WorkError(f"Ray can't be joined ({said})", place=self.address or "--engine ray", advice=_START)
        if lacking := _LACKING.search(str(error)):
            return WorkError(f"a machine of the cluster lacks what this program needs ({lacking[0]})",
                             place=self.address or "", advice="install the same on every machine")
        reason = f"{type(error).__name__}: {said}"
        if any(word in reason for word in ("ActorDied", "ActorUnavailable", "WorkerCrashed", "OutOfMemory")):
            return WorkError(f"a worker died {tries} times over the same portion ({reason})",
                             advice=f"was there too little memory? Take fewer --jobs; {_GOES_ON}")
        return WorkError(f"the cluster failed ({reason})", place=self.address or "", advice=f"see its logs; {_GOES_ON}")


def _kept(done: Done, run: RunFolder) -> Part:
    if done.failure:
        raise done.failure
    if done.tables is not None:
        return run.keep(done.number, done.digest, done.tables, done.counts)
    if known := run.part(done.number, done.digest):
        return known
    raise WorkError("a part of the run is damaged", place=str(run.path), advice="run again with --resume")


def _require_answer(address: str) -> None:
    """Raise WorkError when no cluster answers: Ray itself tries for two minutes, then ends the process."""
    host, colon, port = address.rpartition(":")
    if "/" in host or not (colon and port.isdecimal()):
        raise WorkError(f"'{address}' is no address of a cluster", place="--address",
                        advice="write HOST:PORT of its head node, as in 10.0.0.1:6379, or auto")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), _SECONDS) as connection:
            connection.settimeout(_SECONDS)
            connection.sendall(_GREETING)
            answer = connection.recv(_ANSWER)
    except (OSError, OverflowError) as error:
        raise WorkError(f"no cluster answers at {address} ({error})", place="--address", advice=_START) from None
    if answer[_ANSWER - 1:] != bytes([_ANSWER]):
        raise WorkError(f"what answers at {address} is no Ray cluster", place="--address", advice=_START)
