"""What a timeline says about a program: figures, and what one can do about them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from mpguide.timeline import FULL, Lane, Strip, Timeline

_ONE = 1.25
"""Threads with work up to which a slice counts as serial; one thread that hands over to another is still one."""
_NONE = 0.1
_WINDOW = 8
"""Slices over which threads that take turns are looked at: a single one is too short to tell."""


@dataclass(frozen=True)
class Wait:
    """A stretch of time in which a thread was blocked, in seconds."""

    lane: int
    thread: str
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it was."""
        return self.end - self.start


@dataclass(frozen=True)
class Worker:
    """What one process besides the first did, in seconds."""

    lane: int
    lived: float
    cpu: float
    ready: float
    idle: float
    """Share of its life in which none of its threads had work, 0 to 1."""


@dataclass(frozen=True)
class Summary:
    """The figures of one run."""

    seconds: float
    cores: int
    cores_used: float
    """CPU time of all threads divided by the time the run took."""
    serial: float
    """Share of the time in which at most one thread had work (was on a CPU or ready)."""
    nothing: float
    """Share of the time in which no thread had work; a part of ``serial``."""
    ready: float
    """Seconds that threads, taken together, were ready while no CPU was free."""
    cpu: float
    """Seconds that threads, taken together, were on CPUs."""
    workers: tuple[Worker, ...]
    """The processes that run the same program as the one that started them, or as a sibling."""
    started: tuple[float, float] | None
    """When the first and the last worker started."""
    wait: Wait | None
    """The longest wait of a worker; of the first process if there is none."""


def summarize(timeline: Timeline, helpers: Collection[int] = ()) -> Summary:
    """Return the figures of a run.

    Args:
        timeline: the run.
        helpers: lanes of processes that are none of the program's own.
    """
    load = _load(timeline, lambda cpu, ready: cpu + ready)
    length = timeline.seconds or 1.0
    own = _workers(timeline, helpers)
    workers = tuple(_worker(timeline, index) for index in own)
    starts = [timeline.lanes[index].start for index in own]
    waits = [
        wait
        for index in own or [0]
        for strip in timeline.lanes[index].strips
        if (wait := _longest_wait(timeline, index, strip))
    ]
    return Summary(
        timeline.seconds,
        timeline.cores,
        timeline.cpu / length,
        sum(value <= _ONE for value in load) / len(load),
        sum(value < _NONE for value in load) / len(load),
        sum(strip.ready for lane in timeline.lanes for strip in lane.strips),
        timeline.cpu,
        workers,
        (min(starts), max(starts)) if starts else None,
        max(waits, key=lambda wait: wait.length, default=None),
    )


def _workers(timeline: Timeline, helpers: Collection[int]) -> list[int]:
    """Return the lanes of processes that share the program's work, rather than do work of their own kind."""
    programs = [re.sub(r"\d+", "", lane.command) for lane in timeline.lanes]
    kinds = Counter(
        (lane.parent, programs[index]) for index, lane in enumerate(timeline.lanes) if index and index not in helpers
    )
    return [
        index
        for index, lane in enumerate(timeline.lanes)
        if lane.parent is not None
        and index not in helpers
        and (
            programs[index] == programs[lane.parent]
            or "multiprocessing" in programs[index]
            or kinds[lane.parent, programs[index]] > 1
        )
    ]


def _load(timeline: Timeline, share: Callable[[int, int], int], lanes: Collection[int] | None = None) -> list[float]:
    """Return for each slice of the run how many threads did something."""
    load = [0.0] * max(1, math.ceil(timeline.seconds / timeline.slice))
    for index, lane in enumerate(timeline.lanes):
        for strip in lane.strips if lanes is None or index in lanes else ():
            first = math.floor(strip.start / timeline.slice)
            for place, (cpu, ready) in enumerate(strip.slices, first):
                if place < len(load):
                    load[place] += share(cpu, ready) / FULL
    return load


def _worker(timeline: Timeline, index: int) -> Worker:
    lane = timeline.lanes[index]
    first, last = math.floor(lane.start / timeline.slice), max(1, math.ceil(lane.end / timeline.slice))
    load = _load(timeline, lambda cpu, ready: cpu + ready, {index})[first:last]
    return Worker(
        index,
        lane.end - lane.start,
        sum(strip.cpu for strip in lane.strips),
        sum(strip.ready for strip in lane.strips),
        1 - sum(min(1.0, value) for value in load) / max(1, len(load)),
    )


def _longest_wait(timeline: Timeline, lane: int, strip: Strip) -> Wait | None:
    """Return the longest stretch of slices without any work."""
    best: Wait | None = None
    begin: float | None = None
    edge = math.floor(strip.start / timeline.slice) * timeline.slice
    for number, (cpu, ready) in enumerate([*strip.slices, (FULL, 0)]):
        time = min(max(edge + number * timeline.slice, strip.start), strip.end)
        if not cpu and not ready:
            begin = time if begin is None else begin
        elif begin is not None:
            if best is None or time - begin > best.length:
                best = Wait(lane, strip.name, begin, time)
            begin = None
    return best


def sentences(summary: Summary, timeline: Timeline) -> list[tuple[str, str]]:
    """Return the figures for people: pairs of a title and a value."""
    share = _percent
    found = [
        ("Time", f"{summary.seconds:.2f} s, with {summary.cpu:.2f} s on CPUs"),
        ("Cores used", f"{summary.cores_used:.2f} of {summary.cores}; other programs used {timeline.others:.2f}"),
        (
            "Serial share",
            f"{share(summary.serial)} of the time at most one thread had work ({share(summary.nothing)}: none)",
        ),
        ("Waiting for a CPU", f"{summary.ready:.2f} s in all threads together"),
    ]
    if summary.started:
        first, last = summary.started
        found.append(
            ("Workers", f"{len(summary.workers)}; the first started after {first:.2f} s, the last after {last:.2f} s")
        )
        idle = sorted(worker.idle for worker in summary.workers)
        found.append(("Workers idle", f"{share(idle[0])} to {share(idle[-1])} of their lives"))
    if summary.wait and summary.wait.length > timeline.slice:
        wait = summary.wait
        found.append(
            (
                "Longest wait",
                f"{wait.length:.2f} s: {_who(timeline.lanes[wait.lane], wait)} was blocked from {wait.start:.2f} to {wait.end:.2f} s",
            )
        )
    return found


def advice(summary: Summary, timeline: Timeline) -> list[str]:
    """Return what stands out and what to do about it; nothing if nothing does."""
    found = []
    busy = [worker for worker in summary.workers if worker.cpu > 0.05 * summary.cpu]
    if summary.nothing > 0.25:
        found.append(
            f"{_percent(summary.nothing)} of the time no thread had work: all waited, for files, the network, a sleep or each other. "
            "More cores do not help here. Wait for several things at once, if they are outside the program."
        )
    alone = (summary.serial - summary.nothing) * summary.seconds
    turns = _take_turns_across(timeline, busy)
    if turns:
        found.append(
            f"{len(busy)} workers took turns: hardly ever had two of them work at the same time. They wait for each other, "
            "for example for a lock or a message. Hold locks for less, and send work ahead."
        )
    elif alone > 0.4 * summary.seconds and summary.seconds > 0.2:
        limit = max(1.0, summary.cpu / alone)
        found.append(
            f"For {alone:.2f} s of {summary.seconds:.2f} s only one thread at a time had work. As long as that part stays, the "
            f"program can be about {limit:.1f} times as fast as on one core, with any number of cores (Amdahl's law)."
        )
    if summary.ready > 0.25 * max(summary.cpu, 0.01) and summary.ready > 0.1:
        crowded = summary.cores_used + timeline.others
        cause = (
            "other programs used the machine; trace again when it is quiet"
            if timeline.others > 0.5 * crowded
            else "there were more of them with work than cores; fewer workers would be as fast"
        )
        found.append(f"Threads were ready for {summary.ready:.2f} s while no CPU was free: {cause}.")
    if len(busy) > 1:
        most, least = max(busy, key=lambda worker: worker.cpu), min(busy, key=lambda worker: worker.cpu)
        if most.cpu > 2 * least.cpu and most.cpu > 0.3 * summary.seconds:
            found.append(
                f"Work is spread unevenly: {timeline.lanes[most.lane].who} used {most.cpu:.2f} s of CPU time, "
                f"{timeline.lanes[least.lane].who} {least.cpu:.2f} s. Smaller tasks would even that out."
            )
    idle = [worker for worker in summary.workers if worker.idle > 0.9 and worker.lived > 0.2 * summary.seconds]
    if idle and len(idle) < len(summary.workers):
        found.append(
            f"{len(idle)} of {len(summary.workers)} workers had next to nothing to do. Fewer would do the same."
        )
    if summary.started and len(summary.workers) > 1:
        first, last = summary.started
        if last - first > 0.3 * summary.seconds:
            found.append(
                f"From the start of the first worker to that of the last one it took {last - first:.2f} s of {summary.seconds:.2f} s. "
                "Keep workers for many tasks, or start fewer."
            )
        elif first > 0.3 * summary.seconds:
            found.append(
                f"The first worker started after {first:.2f} s of {summary.seconds:.2f} s. "
                "Start workers before other work that has to be done, and import less at the top of the script."
            )
    found += [
        f"{lane.who}: {count} threads took turns on one core ({cpu:.2f} s of CPU time in all). In CPython with its global "
        "lock only one thread runs Python code at a time; use processes for such work."
        for lane, count, cpu in _taking_turns(timeline)
    ]
    return found


def _take_turns_across(timeline: Timeline, workers: Collection[Worker]) -> bool:
    """Say whether workers that were there together had work one after the other."""
    if len(workers) < 2 or max(worker.cpu for worker in workers) > 0.75 * sum(worker.cpu for worker in workers):
        return False  # one does it all
    lanes = [timeline.lanes[worker.lane] for worker in workers]
    first, last = sorted(lane.start for lane in lanes)[1], sorted(lane.end for lane in lanes)[-2]
    load = _load(timeline, lambda cpu, ready: cpu + ready, {worker.lane for worker in workers})
    load = load[math.ceil(first / timeline.slice) : math.floor(last / timeline.slice)]  # while two or more were there
    windows = [sum(load[place : place + _WINDOW]) / _WINDOW for place in range(0, len(load) - _WINDOW + 1, _WINDOW)]
    together = sum(value > _ONE for value in windows)
    alone = sum(0.5 < value <= _ONE for value in windows)
    return len(windows) >= 4 and together <= 0.25 * len(windows) and alone >= 0.5 * len(windows)


def _taking_turns(timeline: Timeline) -> list[tuple[Lane, int, float]]:
    """Return the processes whose threads have much to do and never do it at the same time."""
    found = []
    for index, lane in enumerate(timeline.lanes):
        cpu = sum(strip.cpu for strip in lane.strips)
        active = [strip for strip in lane.strips if strip.cpu > 0.2 * cpu]
        if len(active) < 2 or cpu < 0.1:
            continue
        load = _load(timeline, lambda on, _: on, {index})
        windows = [sum(load[place : place + _WINDOW]) / _WINDOW for place in range(0, len(load), _WINDOW)]
        together = sum(value > _ONE for value in windows)
        waited = sum(strip.blocked for strip in active) / sum(strip.end - strip.start for strip in active)
        if waited > 0.15 and together <= 0.1 * len(windows):
            found.append((lane, len(active), cpu))
    return found


def _who(lane: Lane, wait: Wait) -> str:
    return lane.who if len(lane.strips) < 2 else f"{lane.who}, thread {wait.thread},"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
