"""The work of a run as a data set of Ray's: tasks read sources, actors that hold the model check what they give. The
one module that imports Ray; `cluster` has settled what Ray reads from the environment by then."""

import logging
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import partial
from threading import get_ident
from typing import Any, TextIO

import pyarrow as pa
import ray
from ray.data import ActorPoolStrategy, DataContext, Dataset, Datasource, ReadTask
from ray.data.block import BlockMetadata
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from checker.running.columns import table, thing
from checker.running.remote import Done, Kit, Source, Worker, cut
from checker.stderr import silent

TRIES = 3  # of a portion that takes its worker down; it is not tried for ever
_READERS = 2  # sources read at a time: each feeds dozens of workers
_STORE = 512 * 2**20  # bytes for what is under way between the processes of a cluster of our own
LOST = (ray.exceptions.RayError, ConnectionError)


@contextmanager
def joined(address: str | None, cores: int) -> Iterator[int]:
    """Connected to the cluster at this address while the block runs, or to one of our own with so many cores; gives
    how many cores there are. A program that has joined it already, and calls this one, stays joined. Raises
    ConnectionError when there is no cluster, or none that takes this program in."""
    here_before = ray.is_initialized()
    if here_before:
        if address not in ("auto", ray.get_runtime_context().gcs_address):
            raise ConnectionError("this program has joined another cluster")
    else:
        _join(address, cores)
    try:
        # A thread of Ray's prints pages of what raylets think, which no option of `init` turns off; and of a single
        # portion it warns that workers stand idle.
        with redirect_stdout(_OfThisThread(sys.stdout)), warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"ray\.")
            yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        if not here_before:
            ray.shutdown()


def _join(address: str | None, cores: int) -> None:
    own: dict[str, Any] = {"num_cpus": cores, "include_dashboard": False, "object_store_memory": _STORE}
    try:
        with silent():  # Ray's C++ tells on standard error how it was told to be silent
            ray.init(address or "local", log_to_driver=False, logging_level=logging.CRITICAL, **{} if address else own)
    except Exception as error:  # of many kinds: no cluster, another version, no room for its sockets
        ray.shutdown()
        raise ConnectionError(str(error)) from error
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)


class _OfThisThread:
    """A stream to which only the thread that has made it writes; what others write goes nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._owner = stream, get_ident()

    def write(self, text: str) -> int:
        return self._stream.write(text) if get_ident() == self._owner else len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def results(sources: Sequence[Source], kit: Kit, workers: int, *, here: bool) -> Iterator[Done]:
    """What comes of every portion of the sources, in order. `here`: they are read on this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray announces which of its arguments it means to rename
        _settle(DataContext.get_current())
        checked = _checked(sources, kit, workers, here=here)
    for batch in checked.iter_batches(batch_size=1, batch_format="pyarrow"):
        for row in batch.to_pylist():
            done = thing(row)
            assert isinstance(done, Done)  # noqa: S101 - a worker that passes a portion on is a bug
            yield done


def _settle(context: DataContext) -> None:
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True
    # A portion is a row, and a row a block: nothing is gained by larger ones, and workers would stand idle.
    context.target_min_block_size = context.target_max_block_size = 1


def _checked(sources: Sequence[Source], kit: Kit, workers: int, *, here: bool) -> Dataset:
    place = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False) if here else "SPREAD"
    # Reading costs little, and must not wait for a core that a worker has.
    portions = ray.data.read_datasource(_Sources(sources, kit), num_cpus=0, concurrency=min(_READERS, len(sources)),
                                        override_num_blocks=len(sources),
                                        ray_remote_args={"scheduling_strategy": place})
    return portions.map_batches(_Actor, fn_constructor_args=(kit,), batch_size=1, batch_format="pyarrow",
                                compute=ActorPoolStrategy(size=workers), num_cpus=1, max_task_retries=TRIES - 1)


class _Sources(Datasource):  # type: ignore[misc]  # Ray's types are not read
    """The portions of sources; each source is read by one task."""

    def __init__(self, sources: Sequence[Source], kit: Kit) -> None:
        self._readers = [partial(_read, number, source, kit) for number, source in enumerate(sources)]

    def get_name(self) -> str:
        return "Portions"

    def estimate_inmemory_data_size(self) -> int | None:
        return None

    def get_read_tasks(self, parallelism: int, per_task_row_limit: int | None = None,
                       data_context: DataContext | None = None) -> list[ReadTask]:
        unknown = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
        return [ReadTask(reader, unknown) for reader in self._readers]


def _read(number: int, source: Source, kit: Kit) -> Iterator[pa.Table]:
    return map(table, cut(number, source, kit.home))


class _Actor:
    """A worker as Ray Data calls it."""

    def __init__(self, kit: Kit) -> None:
        self._worker = Worker(kit)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """What comes of the one portion that a batch is."""
        (row,) = batch.to_pylist()
        return table(self._worker.done(thing(row)))
