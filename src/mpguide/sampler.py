"""What the threads of a run did, sampled on Linux: on a CPU, ready and waiting for one, or blocked.

The kernel counts for each thread how long it was on a CPU and how long it waited for one while it
was ready (``/proc/PID/task/TID/schedstat``, in nanoseconds; source:
https://docs.kernel.org/scheduler/sched-stats.html). What is left of its life it was blocked. The
files stay open, so one look at a thread costs one system call. A thread that was not on a CPU since
the last look cannot have started anything, so only the others are searched for children.

Now and then the kernel counts a whole sleep as time ready (seen with 6.18). So a thread whose counters
stand still is asked for its state as well, and it was not ready before it was last seen asleep.
"""

from __future__ import annotations

import contextlib
import os
import resource
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mpguide.timeline import SLICE
from mpguide.tree import TICK, Process, ProcessTree, command_of, start_of

_SHARE = 0.02
"""Largest share of one core that looking may take; with many threads the looks become rarer."""
_PAGE = 4096
_MEMORY = 20
"""Looks over which their cost is averaged: one that meets many new threads shall not delay the next."""
_MOST_SAMPLES = 40_000
_ASK_STATE = 4
"""Looks that find nothing new, after which a thread is asked for its state."""
_YOUNG = 8
"""Looks at a thread in which its name is read again."""
_RENAME = 0.05
"""Seconds after which the command line of a process that works is read again: it may be another by now."""


@dataclass(eq=False)
class Track:
    """One thread: cumulative counters at the times when they changed, and just before."""

    pid: int
    tid: int
    name: str
    start: float
    """Seconds of the monotonic clock, as all times here."""
    end: float | None = None
    times: array[float] = field(default_factory=lambda: array("d"))
    cpu: array[int] = field(default_factory=lambda: array("q"))
    """Nanoseconds on a CPU so far."""
    ready: array[int] = field(default_factory=lambda: array("q"))
    """Nanoseconds so far in which it was ready and waited for a CPU."""

    seen: float = 0.0
    """Time of the last look, even if it found nothing new."""
    looks: int = 0
    """In which its name was read."""
    quiet: int = 0
    """Looks since its counters changed."""
    named: float = 0.0
    """When the command line of its process was read again."""
    asleep: float = 0.0
    """When it was last seen asleep; 0 if never."""
    false_ready: int = 0
    """Nanoseconds of the kernel's count of time ready in which it was asleep."""
    data: bytes = b""
    children: bytes = b""
    stat_fd: int = -1
    children_fd: int = -1
    state_fd: int = -1

    def note(self, now: float, data: bytes) -> None:
        """Keep what a look found that differs from the look before."""
        if self.times and self.times[-1] < self.seen:
            self._append(self.seen, self.cpu[-1], self.ready[-1])
        cpu, ready, _ = map(int, data.split())
        ready -= self.false_ready
        if self.ready:
            excess = max(0, ready - self.ready[-1] - int(1e9 * (now - self.asleep))) if self.asleep else 0
            self.false_ready += excess
            ready -= excess
        self._append(now, cpu, ready)
        self.data, self.quiet = data, 0
        if len(self.times) > _MOST_SAMPLES:  # counters add up, so leaving some out loses no time
            for column in (self.times, self.cpu, self.ready):
                del column[1:-1:2]

    def _append(self, now: float, cpu: int, ready: int) -> None:
        self.times.append(now)
        self.cpu.append(cpu)
        self.ready.append(ready)

    def ask_state(self, now: float) -> None:
        """Note if it is asleep; called when a look has found nothing new."""
        self.quiet += 1
        if self.quiet % _ASK_STATE:
            return
        if self.state_fd < 0:
            with contextlib.suppress(OSError):
                self.state_fd = os.open(f"/proc/{self.pid}/task/{self.tid}/stat", os.O_RDONLY)
        state = (_read(self.state_fd) or b"").rpartition(b") ")[2][:1]
        if state and state != b"R":
            self.asleep = now

    def close(self) -> None:
        """Give back the descriptors."""
        for fd in (self.stat_fd, self.children_fd, self.state_fd):
            if fd >= 0:
                os.close(fd)
        self.stat_fd = self.children_fd = self.state_fd = -1


@dataclass(eq=False)
class _Watched:
    """A living process: its threads, and the folder that tells when there are more."""

    process: Process
    tasks_fd: int
    threads: dict[int, Track]
    links: int = 0


class Sampler:
    """Looks at all threads of a process tree, again and again."""

    def __init__(self, tree: ProcessTree) -> None:
        self.tracks: list[Track] = []
        self.missed = 0
        """Threads that could not be looked at, since too many files were open."""
        self.interval = SLICE
        """Seconds until the next look; see `_SHARE`."""
        self.gap = 0.0
        """The longest time between two looks so far, in seconds."""
        self._tree = tree
        self._living: dict[int, _Watched] = {}
        self._zombies: dict[Process, Track] = {}
        self._cost = 0.0
        self._before = time.monotonic()
        tree.on_end = self._ended

    def look(self) -> None:
        """Look once at every thread; find new threads and processes."""
        begin = time.thread_time()
        now = time.monotonic()
        for process in self._tree.living:
            if process.pid not in self._living:
                self._meet(process, now)
        for watched in list(self._living.values()):
            if self._look_at(watched, now):
                self._rescan(watched, now)
        for process, track in list(self._zombies.items()):
            if _read(track.stat_fd) is None:
                self._bury(process, track, now)
        self.gap = max(self.gap, now - self._before)
        self._before = now
        self._cost += (time.thread_time() - begin - self._cost) / _MEMORY
        self.interval = max(SLICE, self._cost / _SHARE)

    def close(self) -> None:
        """Give back the descriptors; threads that are still there have their last look as their end."""
        now = time.monotonic()
        for process, track in self._zombies.items():
            if _read(track.stat_fd) is None:
                process.reaped = now
        for track in self.tracks:
            track.close()
        for watched in self._living.values():
            os.close(watched.tasks_fd)
        self._living.clear()
        self._zombies.clear()

    def _meet(self, process: Process, now: float) -> None:
        try:
            tasks_fd = os.open(f"/proc/{process.pid}/task", os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            self.missed += process.end is None
            return
        watched = self._living[process.pid] = _Watched(process, tasks_fd, {})
        self._rescan(watched, now)

    def _look_at(self, watched: _Watched, now: float) -> bool:
        """Look at the threads of one process; return whether there may be others now."""
        busy = lost = False
        for track in list(watched.threads.values()):
            data = _read(track.stat_fd)
            if data is None:
                track.end = now
                track.close()
                del watched.threads[track.tid]
                lost = True
            elif data != track.data:
                track.note(now, data)
                busy = True
                self._adopt(track)
                if now >= track.named + _RENAME:
                    self._title(watched.process, track, now)
            else:
                track.ask_state(now)
                if track.quiet == _ASK_STATE:  # it may have become another program just before it fell asleep
                    self._title(watched.process, track, now)
            if track.looks < _YOUNG:  # it may get its name, or its program, only now
                self._name(watched.process, track)
                track.looks += 1
            track.seen = now
        return lost or (busy and _links(watched.tasks_fd) != watched.links)

    def _title(self, process: Process, track: Track, now: float) -> None:
        if track.tid == track.pid:
            track.named = now
            process.title = command_of(track.pid) or process.title

    def _name(self, process: Process, track: Track) -> None:
        if track.tid == track.pid:
            process.command = process.title = command_of(track.pid) or process.command
            with contextlib.suppress(OSError):
                process.cores = len(os.sched_getaffinity(track.pid))
        else:
            track.name = _name(track.pid, track.tid) or track.name  # it may have ended meanwhile

    def _adopt(self, track: Track) -> None:
        """Tell the tree of the children that a thread has started."""
        children = _read_all(track.children_fd)
        if children == track.children:
            return
        track.children = children
        for pid in map(int, children.split()):
            if pid not in self._tree.all:
                self._tree.add(pid, track.pid)

    def _rescan(self, watched: _Watched, now: float) -> None:
        """Find the new threads of a process; those of its threads that have ended left their children to others."""
        process = watched.process
        watched.links = _links(watched.tasks_fd)
        try:
            present = {int(name) for name in os.listdir(watched.tasks_fd)}
        except OSError:
            return
        for tid in present - watched.threads.keys():
            track = self._open(process, tid, now)
            if track:
                watched.threads[tid] = track
                self.tracks.append(track)
        for track in watched.threads.values():
            self._adopt(track)

    def _open(self, process: Process, tid: int, now: float) -> Track | None:
        folder = f"/proc/{process.pid}/task/{tid}"
        first = tid == process.pid
        track = Track(process.pid, tid, "main" if first else _name(process.pid, tid), 0.0, seen=now)
        try:
            track.stat_fd = os.open(f"{folder}/schedstat", os.O_RDONLY)
            track.children_fd = os.open(f"{folder}/children", os.O_RDONLY)
        except OSError as error:
            track.close()
            self.missed += not isinstance(error, FileNotFoundError)
            return None
        data = _read(track.stat_fd)
        if data is None:
            track.close()
            return None
        track.start = _start(f"{process.pid}/task/{tid}", now, data)
        if first:
            process.start = track.start
        track.note(now, data)
        return track

    def _ended(self, process: Process) -> None:
        """Take the last counters of a process that has ended, if nobody has reaped it yet."""
        if process.pid not in self._living:  # it was there for less than the time between two looks
            self._meet(process, process.end or time.monotonic())
        watched = self._living.pop(process.pid, None)
        if watched is None:
            return
        os.close(watched.tasks_fd)
        now = process.end or time.monotonic()
        for track in watched.threads.values():
            data = _read(track.stat_fd)
            if data is not None and data != track.data:
                track.note(now, data)
            track.end = now
            if data is not None and track.tid == process.pid:
                self._zombies[process] = track
            else:
                track.close()
                if track.tid == process.pid:
                    process.reaped = now

    def _bury(self, process: Process, track: Track, now: float) -> None:
        process.reaped = now
        track.close()
        del self._zombies[process]


@contextlib.contextmanager
def first_on_cpu() -> Iterator[None]:
    """Let this thread run before others, if it may; what it starts does not inherit that."""
    policy, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    with contextlib.suppress(PermissionError):  # then looks come late when others keep the CPUs busy
        os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
    try:
        yield
    finally:
        os.sched_setscheduler(0, policy, parameters)


@contextlib.contextmanager
def many_files() -> Iterator[None]:
    """Let this process open as many files as it may. Start programs before: they would inherit the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def unsupported() -> str:
    """Say why threads cannot be sampled here, or nothing."""
    own = Path("/proc/self/task") / str(os.getpid())
    try:
        counters = [int(word) for word in (own / "schedstat").read_text().split()]
        (own / "children").read_text()
    except (OSError, ValueError) as error:
        return f"the kernel does not offer /proc/PID/task/TID/schedstat and children ({error.__class__.__name__})"
    return "" if counters[0] else "the kernel does not count CPU time in /proc/PID/task/TID/schedstat"


def _read(fd: int, begin: int = 0) -> bytes | None:
    """Return what a file of a thread holds from some byte on, up to a page; None if the thread is gone."""
    try:
        return os.pread(fd, _PAGE, begin)
    except OSError:
        return None


def _read_all(fd: int) -> bytes:
    """Return what a file of a thread holds, of which the kernel gives a page at a time."""
    text = b""
    while piece := _read(fd, len(text)):
        text += piece
        if len(piece) < _PAGE // 2:
            break
    return text


def _start(task: str, now: float, data: bytes) -> float:
    """Return when a thread started, from its first counters.

    The kernel tells it in ticks, cut off; a thread begins with work, so its counters tell it better.
    """
    cpu, ready, _ = map(int, data.split())
    return min(start_of(task) + TICK, now - (cpu + ready) / 1e9)


def _links(fd: int) -> int:
    """Return the number of links of a task folder, which grows and shrinks with its threads."""
    try:
        return os.fstat(fd).st_nlink
    except OSError:
        return -1


def _name(pid: int, tid: int) -> str:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{tid}/comm", "rb") as file:
        return file.read().decode(errors="replace").strip()
    return ""
