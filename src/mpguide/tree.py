"""The processes of a run, watched on Linux: who was there, when, and what is left.

The watching process makes itself the subreaper, so whatever a program starts stays below it, even
orphans. A process belongs to the run if the program's first process is its ancestor, or if it is
an orphan in the program's session or with the run's token in its environment. Each one is held by
a pidfd, so its end is exact and its pid cannot be mistaken for a later process's.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import select
import shlex
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PR_SET_CHILD_SUBREAPER = 36
_PR_GET_CHILD_SUBREAPER = 37
_YOUNG = 0.5
_SINCE_BOOT = time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()  # once: so starts keep their order
TICK = 1 / os.sysconf("SC_CLK_TCK")
"""Seconds: how exactly the kernel tells when something started."""


@dataclass(eq=False)
class Process:
    """One process of a run, as seen from outside. Times are seconds of the monotonic clock."""

    pid: int
    parent: int
    command: str
    start: float
    pidfd: int
    looked: float
    """When its command was read last."""
    end: float | None = None
    reaped: float | None = None
    """When its parent took note of its end (until then it is a zombie), if that was seen."""
    cores: int = 0
    """CPUs that it may use, if that was asked."""
    title: str = ""
    """Its command line as it was seen last, if it is looked at again and again: it may have changed."""


@contextlib.contextmanager
def subreaper() -> Iterator[None]:
    """Make this process adopt the orphans among its descendants meanwhile."""
    libc = ctypes.CDLL(None, use_errno=True)
    before = ctypes.c_int()
    libc.prctl(_PR_GET_CHILD_SUBREAPER, ctypes.byref(before), 0, 0, 0)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")
    try:
        yield
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, before.value, 0, 0, 0)


class Births:
    """Tells cheaply whether anybody has started a process or a thread: the kernel shows the last pid it gave out."""

    def __init__(self, resources: contextlib.ExitStack) -> None:
        """Begin before a program is started: a system that shows nothing new then does not tell."""
        self._fd = os.open("/proc/loadavg", os.O_RDONLY | os.O_CLOEXEC)
        resources.callback(os.close, self._fd)
        self._last = self._read()
        self._telling = False

    def any(self) -> bool:
        """Say whether there may have been a start since the last call."""
        last, self._last = self._last, self._read()
        fresh = self._last != last
        self._telling |= fresh
        return fresh or not self._telling

    def _read(self) -> bytes:
        return os.pread(self._fd, 128, 0).rpartition(b" ")[2]


class ProcessTree:
    """All processes that descend from one program, found by reading ``/proc``."""

    def __init__(self, root: int, token: str, bystanders: frozenset[int]) -> None:
        """Watch the program whose first process is ``root``.

        Args:
            root: a child of this process that leads its own session.
            token: text that stands in the environment of every process of the run.
            bystanders: children that this process had before the run.
        """
        self.all: dict[int, Process] = {}
        self.cpu_seconds = 0.0
        self.status: int | None = None
        self.root, self._token, self._bystanders = root, token.encode(), bystanders
        self.on_end: Callable[[Process], None] = lambda process: None
        """Called when a process has ended, before it is reaped if that is ours to do."""
        self._ends = select.epoll()
        self._by_fd: dict[int, Process] = {}
        self.add(root, os.getpid())

    @property
    def living(self) -> list[Process]:
        """The processes that have not ended."""
        return list(self._by_fd.values())

    def fileno(self) -> int:
        """Return a descriptor that is readable when a process has ended."""
        return self._ends.fileno()

    def look(self) -> None:
        """Find new processes and note those that have ended."""
        queue = [process.pid for process in self.living]
        for process in self.living:
            # It may have been seen before its exec, or in the middle of it, when it has no command.
            if not process.command or process.looked - process.start < _YOUNG:
                process.command = command_of(process.pid) or process.command
                process.looked = time.monotonic()
        queue += self._adopt()
        while queue:
            parent = queue.pop()
            for pid in children_of(parent):
                if pid not in self.all and self.add(pid, parent):
                    queue.append(pid)
        self._note_ends()

    def look_at_ends(self) -> None:
        """Note the processes that have ended and take in their orphans, without looking at all others."""
        self._note_ends()
        self._adopt()

    def _adopt(self) -> list[int]:
        """Take in the orphans of the run that are ours now."""
        return [
            orphan
            for orphan in children_of(os.getpid())
            if orphan not in self.all and orphan not in self._bystanders and self.owns(orphan) and self.add(orphan, 1)
        ]

    def _note_ends(self) -> None:
        """Note the processes that have ended; reap our own."""
        ended, now = self._ends.poll(0), time.monotonic()  # one time for all: the poll does not tell their order
        for fd, _ in ended:
            process = self._by_fd.pop(fd)
            process.end = now
            self.on_end(process)
            self._ends.unregister(fd)
            os.close(fd)
        for pid in children_of(os.getpid()) if ended else ():
            if pid in self.all and self.all[pid].end is not None:
                self._reap(pid)

    def _reap(self, pid: int) -> None:
        _, status, usage = os.wait4(pid, 0)
        self.cpu_seconds += usage.ru_utime + usage.ru_stime
        if pid == self.root:
            self.status = os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        """End every process of the run, also those that are being started meanwhile."""
        stopped: set[int] = set()
        while True:  # first stop them all, so that none can start another
            self.look()
            fresh = [process for process in self.living if process.pid not in stopped]
            if not fresh:
                break
            for process in fresh:
                stopped.add(process.pid)
                self._signal(process, signal.SIGSTOP)
        while self.living:
            for process in self.living:
                self._signal(process, signal.SIGKILL)
            self._ends.poll(0.05)
            self.look()

    def close(self) -> None:
        """Give back the descriptors."""
        for fd in self._by_fd:
            os.close(fd)
        self._by_fd.clear()
        self._ends.close()

    def _signal(self, process: Process, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(process.pidfd, number)

    def add(self, pid: int, parent: int) -> bool:
        """Watch one more process; return whether it was still there."""
        try:
            pidfd = os.pidfd_open(pid)
        except OSError:  # it has ended and was reaped between the look and now
            return False
        now = time.monotonic()
        process = Process(pid, parent, command_of(pid), min(now, start_of(pid)), pidfd, now)
        self.all[pid] = process
        self._by_fd[pidfd] = process
        self._ends.register(pidfd, select.EPOLLIN)
        return True

    def owns(self, pid: int) -> bool:
        """Say whether a process that may be an orphan of the run is one."""
        try:
            if os.getsid(pid) == self.root:
                return True
            with open(f"/proc/{pid}/environ", "rb") as file:
                return self._token in file.read()
        except OSError:
            return False


def children_of(pid: int) -> list[int]:
    """Return the pids of the children of all threads of a process; none if it has ended."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children", "rb") as file:
                found += map(int, file.read().split())
    return found


def command_of(pid: int) -> str:
    """Return the command line of a process as one types it; nothing if it is gone or just being replaced."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/cmdline", "rb") as file:
        words = file.read().decode(errors="replace").rstrip("\0 ").split("\0")
        return shlex.join(words) if words != [""] else ""
    return ""


def start_of(task: int | str) -> float:
    """Return when a process, or a thread as ``PID/task/TID``, started, on the monotonic clock.

    The kernel tells it in clock ticks (10 ms), cut off; infinity if the task is gone.
    """
    with contextlib.suppress(OSError, IndexError), open(f"/proc/{task}/stat", "rb") as file:
        return int(file.read().rpartition(b")")[2].split()[19]) * TICK - _SINCE_BOOT
    return math.inf
