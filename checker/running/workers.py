"""Worker processes: portions in, results out in the order of the portions, one encoder for all.

The encoder runs in this process, on threads that wait for the questions of workers and answer one at a time: a model is
loaded once however many workers there are, and each request holds the texts of a whole portion. Workers are started
afresh (spawned), not forked: a fork of a process that has threads (polars, torch) may stand still for ever.
"""

import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any, Generic, Protocol, TypeVar

from checker.embedding import Encoder, Scale, Vectors
from checker.errors import CheckerError, WorkError

Portion = TypeVar("Portion")
Outcome = TypeVar("Outcome")
Taken_contra = TypeVar("Taken_contra", contravariant=True)
Given_co = TypeVar("Given_co", covariant=True)
Work = Callable[[Portion], Outcome]
_ADVICE = "was there too little memory? Take fewer --jobs; --resume goes on where the run stopped"


class Build(Protocol[Taken_contra, Given_co]):
    """What a worker makes its work from, once: picklable, and given the encoder to use."""

    def __call__(self, encoder: Encoder) -> Callable[[Taken_contra], Given_co]:
        """The work."""
        ...

    def known(self, encoder: Encoder) -> Callable[[Taken_contra], Given_co | None]:
        """What gives the outcome of portions that need no work, None for others: it is not worth a worker."""
        ...


def in_order(portions: Iterable[Portion], build: Build[Portion, Outcome], encoder: Encoder,
             jobs: int) -> Iterator[Outcome]:
    """The outcome of each portion, in their order, from at most `jobs` processes (1: from this one).

    Portions are taken one by one as workers become free; a worker is started when there is work for it, so that none
    is where every outcome is known. What the work raises as a CheckerError is raised here; a worker that dies, or
    raises anything else, is a WorkError.
    """
    if jobs == 1:
        yield from map(build(encoder), portions)
        return
    crew = _Crew(build, encoder, jobs)
    try:
        yield from crew.outcomes(portions)
    finally:
        crew.dismiss()


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    tasks: Connection
    questions: Connection


def _start(build: Build[Any, Any], scale: Scale) -> _Worker:
    context = multiprocessing.get_context("spawn")
    tasks, their_tasks = context.Pipe()
    questions, their_questions = context.Pipe()
    given = (build, their_tasks, _Asking(their_questions, scale), gc.get_threshold())
    process = context.Process(target=_serve, args=given, daemon=True)
    process.start()
    # Their ends are closed here, so that a worker's death is heard.
    their_tasks.close()
    their_questions.close()
    return _Worker(process, tasks, questions)


class _Crew(Generic[Portion, Outcome]):
    """The workers of a run, started as they are needed, and who answers their questions."""

    def __init__(self, build: Build[Portion, Outcome], encoder: Encoder, jobs: int) -> None:
        self._build, self._encoder, self._jobs = build, encoder, jobs
        self._workers: dict[Connection, _Worker] = {}
        self._one_at_a_time = Lock()

    def outcomes(self, portions: Iterable[Portion]) -> Iterator[Outcome]:
        """Each portion's outcome; one that is ready before its turn waits."""
        known, numbered = self._build.known(self._encoder), enumerate(portions)
        busy: dict[Connection, int] = {}
        ready: dict[int, Outcome] = {}
        turn, following = 0, next(numbered, None)
        while busy or following:
            if following and len(busy) < self._jobs:
                number, portion = following
                if (outcome := known(portion)) is None:
                    busy[self._at_work(portion, busy)] = number
                else:
                    ready[number] = outcome
                following = next(numbered, None)
            else:
                for tasks in _ready(busy):
                    ready[busy.pop(tasks)] = self._received(tasks)
            while turn in ready:
                yield ready.pop(turn)
                turn += 1

    def _at_work(self, portion: Portion, busy: Container[Connection]) -> Connection:
        """The worker that the portion is handed to: one that has none, or a new one."""
        tasks = next((one for one in self._workers if one not in busy), None) or self._another()
        with suppress(OSError):  # it has died: that shows when its answer is waited for
            tasks.send(portion)
        return tasks

    def _another(self) -> Connection:
        worker = _start(self._build, self._encoder.scale)
        self._workers[worker.tasks] = worker
        Thread(target=self._answer, args=(worker.questions,), daemon=True).start()
        return worker.tasks

    def _received(self, tasks: Connection) -> Outcome:
        try:
            outcome, failure = tasks.recv()
        except (EOFError, OSError):
            process = self._workers[tasks].process
            process.join(1)
            raise WorkError(f"a worker process ended unexpectedly (exit code {process.exitcode})",
                            advice=_ADVICE) from None
        if failure is not None:
            raise failure
        result: Outcome = outcome
        return result

    def _answer(self, questions: Connection) -> None:
        """Answer what a worker asks of the encoder until it has hung up."""
        with suppress(EOFError, OSError):
            while True:
                texts = questions.recv()
                with self._one_at_a_time:
                    answer = _answered(self._encoder, texts)
                questions.send(answer)

    def dismiss(self) -> None:
        """End the workers: those at work are ended amid it."""
        for worker in self._workers.values():
            worker.tasks.close()
            worker.process.terminate()
        for worker in self._workers.values():
            worker.process.join()


def _ready(connections: Iterable[Connection]) -> list[Connection]:
    return [one for one in wait(list(connections)) if isinstance(one, Connection)]


def _answered(encoder: Encoder, texts: Sequence[str] | None) -> Any:
    try:
        return encoder.name if texts is None else encoder.encode(texts)
    except CheckerError as error:
        return error


@dataclass(frozen=True, slots=True)
class _Asking:
    """The encoder as a worker sees it: it asks the process that has started it."""

    questions: Connection
    scale: Scale

    @property
    def name(self) -> str:
        return str(self._asked(None))

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._asked(list(texts))
        return vectors

    def _asked(self, texts: list[str] | None) -> Any:
        try:
            self.questions.send(texts)
            answer = self.questions.recv()
        except (EOFError, OSError):
            # Who started this process is gone, killed perhaps: no fault of the texts, which must not be told as one.
            raise SystemExit from None
        if isinstance(answer, CheckerError):
            raise answer
        return answer


def _serve(build: Build[Any, Any], tasks: Connection, encoder: "_Asking",
           collecting: tuple[int, int, int]) -> None:
    """What a worker does until nobody hands it work any more; it collects garbage as rarely as who started it."""
    Thread(target=_end_with_starter, daemon=True).start()
    gc.set_threshold(*collecting)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the starter decides
    with suppress(EOFError, OSError):
        work: Work[Any, Any] | None = None
        while True:
            portion = tasks.recv()
            try:
                work = work or build(encoder)
                answer: tuple[Any, CheckerError | None] = (work(portion), None)
            except CheckerError as error:
                answer = (None, error)
            except Exception as error:
                answer = (None, WorkError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}",
                                          advice="this is a fault of the program; please report it"))
            tasks.send(answer)


def _end_with_starter() -> None:
    """End this process as soon as who started it is gone, killed perhaps: a worker that went on to the end of its
    portion would write a part amid those of a run that resumes."""
    if starter := multiprocessing.parent_process():
        starter.join()
        os._exit(1)
