"""A function over jobs in processes of our own: one that dies is replaced, and none outlives whoever began it.

Each process is a new Python that waits for jobs on its standard input. When its parent ends, however that ends, the
input closes and so does the process. Nothing of the user's own program is run in it, so that no script needs a guard.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Any, BinaryIO, Self

from newsnb.errors import NewsnbError

_START = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from newsnb.workers import _serve; _serve()"
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_MOST_TRIES = 5  # of a process, or of a job, that ends without having begun anything


class WorkersEnd(NewsnbError):
    """Processes end as soon as they begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to do, and what became of it in processes that died.

    Attributes
    ----------
    payload
        What the function is called with; it must pickle.
    deaths
        Processes that died of it. After two, it is done step by step.
    suspect
        The step at which the last of them died.
    lost
        The steps at which two died; they are left out.
    """

    payload: Any
    deaths: int = 0
    suspect: int | None = None
    lost: tuple[int, ...] = ()

    @property
    def is_slow(self) -> bool:
        """Whether it is done step by step, each of them told."""
        return self.deaths >= 2

    def after_death(self, step: int | None) -> "Job":
        """Return what to try next, where a process died at ``step`` of it; None where none was told.

        Raises
        ------
        WorkersEnd
            If it died of it time and again, but at no step.
        """
        if step is None and self.deaths - 2 * len(self.lost) >= _MOST_TRIES:
            raise WorkersEnd("worker processes end before they read anything; is there memory for so many of them?")
        if step is not None and step == self.suspect:
            return replace(self, deaths=self.deaths + 1, suspect=None, lost=(*self.lost, step))
        return replace(self, deaths=self.deaths + 1, suspect=step)


Function = Callable[[Job, Callable[[int], None]], Any]
"""What runs in the processes: takes a job, and a function to tell each step of a slow one."""


class Pool:
    """Processes that run one function.

    Parameters
    ----------
    function
        A `Function` of a module, found there by its name.
    size
        Number of processes.
    """

    def __init__(self, function: Function, size: int) -> None:
        self._function = function
        self._heard: SimpleQueue[tuple[_Worker, tuple[str, Any] | None]] = SimpleQueue()
        self._workers = [_Worker(self._function, self._heard) for _ in range(size)]
        self._jobs: deque[Job] = deque()
        self._never_ready = 0

    @property
    def has_room(self) -> bool:
        """Whether a process has nothing to do."""
        return len(self._jobs) + sum(worker.job is not None for worker in self._workers) < len(self._workers)

    def give(self, job: Job) -> None:
        """Begin a job as soon as a process is free."""
        self._jobs.append(job)
        self._hand_out()

    def take(self) -> tuple[Job, Any]:
        """Wait for a job to be done, whichever is first; return it and what the function gave.

        Raises
        ------
        Exception
            Whatever the function raised.
        WorkersEnd
            If the processes die without reason.
        """
        while True:
            worker, said = self._heard.get()
            if worker not in self._workers:
                continue
            if said is None:
                self._replace(worker)
                continue
            kind, value = said
            if kind == "step":
                worker.step = value
            elif kind == "ready":
                self._never_ready = 0
            elif kind == "failed":
                raise value
            else:
                job, worker.job = worker.job, None
                self._hand_out()
                assert job is not None
                return job, value

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.job is None and self._jobs:
                worker.begin(self._jobs.popleft())

    def _replace(self, worker: "_Worker") -> None:
        """Put a new process in the place of one that died, and try its job again."""
        self._never_ready += 1
        if self._never_ready > _MOST_TRIES:
            raise WorkersEnd("worker processes end before they begin; what they print on standard error says why")
        worker.end()
        if worker.job is not None:
            self._jobs.appendleft(worker.job.after_death(worker.step))
        self._workers[self._workers.index(worker)] = _Worker(self._function, self._heard)
        self._hand_out()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.end()


class _Worker:
    """One process, its job, and the step that it told last."""

    def __init__(self, function: Function, heard: "SimpleQueue[tuple[_Worker, tuple[str, Any] | None]]") -> None:
        self.job: Job | None = None
        self.step: int | None = None
        path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | _ONE_THREAD | {"PYTHONPATH": path},
        )
        threading.Thread(target=self._hear, args=(heard,), daemon=True).start()
        self._send(function)

    def begin(self, job: Job) -> None:
        self.job, self.step = job, None
        self._send(job)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # what was still to be sent to a dead process
            self._input.close()

    @property
    def _input(self) -> BinaryIO:
        return self._process.stdin  # type: ignore[return-value] # a pipe

    def _send(self, value: object) -> None:
        with suppress(OSError):  # it died, which is heard on its output
            pickle.dump(value, self._input)
            self._input.flush()

    def _hear(self, heard: "SimpleQueue[tuple[_Worker, tuple[str, Any] | None]]") -> None:
        with self._process.stdout as output:  # type: ignore[union-attr] # a pipe
            try:
                while True:
                    heard.put((self, pickle.load(output)))
            except (EOFError, OSError, pickle.UnpicklingError):
                heard.put((self, None))


def _serve() -> None:
    """Do jobs from standard input until it closes; this runs in a process of a `Pool`."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints goes to standard error
    jobs: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_hear_jobs, args=(sys.stdin.buffer, jobs), daemon=True).start()

    def say(kind: str, value: Any = None) -> None:
        try:
            pickle.dump((kind, value), output)
            output.flush()
        except OSError:  # the parent has ended
            os._exit(1)

    function: Function = jobs.get()
    say("ready")
    while True:
        job = jobs.get()
        try:
            answer = ("done", function(job, lambda step: say("step", step)))
        except Exception as error:  # raised again where the job came from
            answer = ("failed", error)
        say(*answer)


def _hear_jobs(stream: BinaryIO, jobs: "SimpleQueue[Any]") -> None:
    try:
        while True:
            jobs.put(pickle.load(stream))
    finally:  # the parent has ended, or sent what cannot be read
        os._exit(1)
