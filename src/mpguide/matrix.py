"""Many runs side by side: each in a worker process of its own, results as they come."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TypeVar

from mpguide.example import Example
from mpguide.header import this_platform
from mpguide.interpreter import Interpreter

T = TypeVar("T")

_SOCKET_FOLDER = 60
"""Longest temporary folder in which a fork server's socket surely fits (Pythons before 3.13.6 do not look)."""


@dataclass(frozen=True)
class Job:
    """One example to run with one interpreter under one start method."""

    example: Example
    python: Interpreter
    start_method: str

    def __str__(self) -> str:
        return f"{self.example.name} [{self.python.minor} {self.start_method}]"


def default_workers() -> int:
    """Return twice the usable cores: examples also wait, so one worker a core leaves cores idle."""
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return 2 * usable


def plan(
    examples: Iterable[Example], pythons: Sequence[Interpreter], start_methods: Sequence[str] = ()
) -> tuple[list[Job], list[str]]:
    """Return the jobs of a matrix, and one sentence for each combination that does not apply.

    Args:
        examples: in the order to run them.
        pythons: interpreters.
        start_methods: only these; all of each example's if empty. An example that chooses its
            own method is always in.
    """
    jobs, left_out = [], []
    for example in examples:
        if this_platform() not in example.header.platforms:
            left_out.append(f"{example.name}: not for {this_platform()}")
            continue
        for python in pythons:
            if not python.suits(example):
                left_out.append(
                    f"{example.name}: not for Python {python.version} (requires {example.header.requires_python})"
                )
                continue
            for method in example.start_methods:
                if method != "own" and start_methods and method not in start_methods:
                    continue
                if method != "own" and method not in python.start_methods:
                    left_out.append(f"{example.name}: Python {python.version} has no {method} here")
                    continue
                jobs.append(Job(example, python, method))
    return jobs, left_out


def sample(jobs: Iterable[Job], turn: int, whole: Container[str]) -> list[Job]:
    """Return one job of each example, another one each turn, and all jobs of some examples.

    As many turns in a row as an example has jobs cover them all.

    Args:
        jobs: the jobs of a matrix.
        turn: any whole number, such as a count of commits.
        whole: names of the examples to keep all jobs of.
    """
    of_example: dict[str, list[Job]] = {}
    for job in jobs:
        of_example.setdefault(job.example.name, []).append(job)
    chosen: list[Job] = []
    for name, some in of_example.items():
        shift = zlib.crc32(name.encode())  # so that one turn holds every Python and start method
        chosen += some if name in whole else [some[(shift + turn) % len(some)]]
    return chosen


def side_by_side(
    function: Callable[..., T], calls: Sequence[tuple[object, ...]], workers: int
) -> Iterator[tuple[int, T]]:
    """Call ``function(*call)`` for each call, ``workers`` at a time; yield index and result as each ends.

    If the caller stops early (an exception, Ctrl-C), the workers end their programs and go.
    """
    with worker_pool(function.__module__, min(workers, len(calls)) or 1) as pool:
        futures: dict[Future[T], int] = {submit(pool, function, call): index for index, call in enumerate(calls)}
        for future in as_completed(futures):
            yield futures[future], future.result()


@contextlib.contextmanager
def worker_pool(module: str, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give worker processes that have a module imported; if the block is left early, they end their programs and go."""
    method = "forkserver" if sys.platform != "win32" and len(tempfile.gettempdir()) <= _SOCKET_FOLDER else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([module, "mpguide.checker"])
    bystanders = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, context, _prepare_worker)
    try:
        yield executor
    except BaseException:
        for worker in set(multiprocessing.active_children()) - bystanders:
            worker.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def submit(pool: ProcessPoolExecutor, function: Callable[..., T], call: tuple[object, ...]) -> Future[T]:
    """Have a worker of `worker_pool` call a function."""
    return pool.submit(_call, function, call)


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent; on its SIGTERM unwind, so that a running program is ended.

    Handlers, not SIG_IGN: what is ignored here would be ignored in the programs too.
    """
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, _unwind)


_calling = False


def _unwind(*_: object) -> None:
    signal.signal(signal.SIGTERM, lambda *_: None)  # a second one must not disturb the first
    if not _calling:  # handing over a result, perhaps waiting for a lock whose holder is gone
        os._exit(1)
    sys.exit(1)


def _call(function: Callable[..., T], call: tuple[object, ...]) -> T:
    global _calling
    _calling = True
    try:
        return function(*call)
    except SystemExit:  # from `_unwind`: go, rather than take the next call
        os._exit(1)
    finally:
        _calling = False
