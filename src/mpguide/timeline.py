"""Timelines: what the threads of one run did, in slices of equal length.

A sample says how much time a thread had spent on a CPU, and waiting for one, up to that moment. The
kernel brings the first count up to date only at a clock tick or a switch, the second only when the
wait is over. So what is too much for the time between two samples is laid into the time before.
"""

from __future__ import annotations

import math
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mpguide.execution import Life, Thread

SLICE = 0.005
"""Seconds between two looks at the threads of a run, if they are not too many for it."""
FULL = 9
"""What stands for a whole slice in `Strip.slices`."""


@dataclass(frozen=True)
class Strip:
    """What one thread did; all in seconds, times from the start of the run."""

    name: str
    start: float
    end: float
    cpu: float
    """Time on a CPU."""
    ready: float
    """Time in which it could have run, but had to wait for its turn on a CPU."""
    slices: tuple[tuple[int, int], ...]
    """For each slice of its life the shares (of `FULL`) in which it was on a CPU and ready; the rest it was blocked.

    Slices stand on a grid that begins at 0; the first one is that in which the thread started.
    """

    @property
    def blocked(self) -> float:
        """Time in which it could not have run."""
        return max(0.0, self.end - self.start - self.cpu - self.ready)


@dataclass(frozen=True)
class Lane:
    """One process."""

    who: str
    """Its name on the page or in the report."""
    parent: int | None
    """Index of the process that asked for it."""
    start: float
    end: float
    reaped: float | None
    """When its parent took note of its end, if that was seen."""
    strips: tuple[Strip, ...]
    command: str = ""


@dataclass(frozen=True)
class Tick:
    """One printed line."""

    lane: int
    stream: str
    time: float
    line: int
    """Number of the line in the record of that stream, from 0; -1 if there is none."""
    text: str = ""


@dataclass(frozen=True)
class Timeline:
    """One run."""

    where: str
    """The machine and what ran, for people."""
    cores: int
    """CPUs that the program might use."""
    seconds: float
    slice: float
    """Length of a slice in seconds."""
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    gap: float
    """Longest time between two looks at the threads, in seconds."""
    others: float = 0.0
    """CPUs that other programs used meanwhile, on average."""
    printed: tuple[int, ...] | None = None
    """How many lines each process printed; none if nobody listened, None if there is a tick for each."""

    @property
    def cpu(self) -> float:
        """Time on CPUs of all threads together."""
        return sum(strip.cpu for lane in self.lanes for strip in lane.strips)

    @property
    def strips(self) -> int:
        """Number of threads."""
        return sum(len(lane.strips) for lane in self.lanes)


def make_lanes(
    lives: Sequence[Life], threads: Sequence[Thread], names: Sequence[str], width: float
) -> tuple[Lane, ...]:
    """Return one lane for each process.

    Args:
        lives: the processes of a run.
        threads: their threads.
        names: what to call the processes.
        width: length of a slice in seconds.
    """
    return tuple(
        Lane(
            name,
            life.parent,
            life.start,
            life.end,
            life.reaped,
            tuple(make_strip(thread, width) for thread in threads if thread.process == index),
            life.command,
        )
        for index, (life, name) in enumerate(zip(lives, names, strict=True))
    )


def make_strip(thread: Thread, width: float) -> Strip:
    """Return what a thread did in slices of a width in seconds."""
    grid = _Grid(thread.start, thread.end, width)
    late_cpu = late_ready = 0.0
    points = [(thread.start, 0.0, 0.0), *zip(thread.times, thread.cpu, thread.ready, strict=True)]
    for (begin, cpu0, ready0), (end, cpu1, ready1) in zip(reversed(points[:-1]), reversed(points[1:]), strict=True):
        fresh = cpu1 > cpu0 or ready1 > ready0
        late_cpu, late_ready = late_cpu + cpu1 - cpu0, late_ready + ready1 - ready0
        cpu = max(0.0, min(late_cpu, end - begin))
        ready = max(0.0, min(late_ready, end - begin - cpu))
        late_cpu, late_ready = late_cpu - cpu, late_ready - ready
        if fresh:
            grid.add(begin, end, cpu, ready)
        elif cpu or ready:  # nothing was counted here: it is the end of what was counted later
            grid.add(end - cpu, end, cpu, 0.0)
            grid.add(end - cpu - ready, end - cpu, 0.0, ready)
    cpu, ready = points[-1][1:]
    return Strip(thread.name, thread.start, thread.end, cpu, ready, grid.shares())


class _Grid:
    """Slices of one thread's life, being filled."""

    def __init__(self, start: float, end: float, width: float) -> None:
        self._start, self._end, self._width = start, end, width
        self._first = math.floor(start / width)
        count = max(1, math.ceil(end / width) - self._first)
        self._cpu, self._ready = [0.0] * count, [0.0] * count

    def add(self, begin: float, end: float, cpu: float, ready: float) -> None:
        """Spread so many seconds on a CPU and ready evenly over a time."""
        if end <= begin:
            return
        last = len(self._cpu) - 1
        first = min(max(int(begin / self._width) - self._first, 0), last)
        for index in range(first, min(int(end / self._width) - self._first, last) + 1):
            edge = (self._first + index) * self._width
            share = (min(end, edge + self._width) - max(begin, edge)) / (end - begin)
            if share > 0:
                self._cpu[index] += cpu * share
                self._ready[index] += ready * share

    def shares(self) -> tuple[tuple[int, int], ...]:
        """Return the shares as `Strip.slices` holds them."""
        found = []
        for index, (cpu, ready) in enumerate(zip(self._cpu, self._ready, strict=True)):
            edge = (self._first + index) * self._width
            lived = min(self._end, edge + self._width) - max(self._start, edge)
            unit = FULL / lived if lived > 0 else 0.0
            on = min(FULL, round(cpu * unit))
            found.append((on, min(FULL - on, round(ready * unit))))
        return tuple(found)


def machine(what: str) -> str:
    """Return a program's name with the machine it runs on, for people."""
    kernel = ".".join(platform.release().split(".")[:2])
    day = datetime.now(UTC).date().isoformat()
    return f"{what}, {platform.system()} {kernel}, {platform.machine()}, {usable_cores()} cores, {day}"


def usable_cores() -> int:
    """Return the number of CPUs that this process, and what it starts, may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def busy() -> float:
    """Return the seconds that the machine's CPUs have been busy since it started; 0 where that is not known.

    Source: https://man7.org/linux/man-pages/man5/proc_stat.5.html.
    """
    try:
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _, _, interrupts, soft, *_ = map(int, file.readline().split()[1:])
    except (OSError, ValueError):
        return 0.0
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")
