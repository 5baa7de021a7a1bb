"""Run a program on Linux: every line with its writer's pid, every process with its lifetime."""

from __future__ import annotations

import contextlib
import math
import os
import re
import select
from pathlib import Path

from mpguide.execution import Folder, HeldSignals, Life, RawLine, RawRun, Sample, Thread, now, start, stop_reason
from mpguide.hang import Watch, describe, dump_stacks
from mpguide.listener import Listener
from mpguide.sampler import Sampler, Track, first_on_cpu, many_files
from mpguide.shared_memory import SharedMemory
from mpguide.tree import Births, Process, ProcessTree, children_of, subreaper

_TURN = 0.01
"""Seconds between two turns. In each it is asked whether anything was started, which costs little."""
_LOOK_EVERY = 0.05  # at processes, though nothing was started: they may have got another program
_TURN_SAMPLED = 0.1  # the sampler finds new processes itself
_GRACE = 2.0
_HELPER_GRACE = 10.0
_HELPERS = re.compile(r"from multiprocessing\.(resource_tracker|forkserver) import main")


def execute(
    command: list[str],
    folder: Folder,
    environment: dict[str, str],
    token: str,
    timeout: float,
    max_output: int,
    sampled: bool = False,
    hangs: bool = False,
) -> RawRun:
    """Run a command to its end, or to a limit; return what it did and what it left."""
    bystanders = frozenset(children_of(os.getpid()))
    with subreaper(), contextlib.ExitStack() as resources:
        memory = SharedMemory(resources)
        listener = Listener(resources)
        births = Births(resources)
        held = resources.enter_context(HeldSignals())
        stacks = folder.stacks() if hangs else None
        if stacks:
            environment = environment | {"MPGUIDE_STACKS": str(stacks)}
        if sampled:
            resources.enter_context(first_on_cpu())
        with listener.open("stdout") as stdout, listener.open("stderr") as stderr:
            begin = now()
            program = start(command, folder, environment, stdout.fileno(), stderr.fileno())
        tree = ProcessTree(program.pid, token, bystanders)
        sampler = Sampler(tree) if sampled else None
        try:
            held.release()
            with many_files() if sampler else contextlib.nullcontext():
                watch = Watch(tree) if hangs else None
                why = _until_gone(tree, listener, memory, births, sampler, begin + timeout, max_output, watch)
            living = tree.living
            waiting = [process for process in living if not helper(process, tree)] if why == "hang" else []
            dumps = dump_stacks(waiting, stacks) if stacks else {}
        finally:
            tree.kill()
            tree.close()
            if sampler:
                sampler.close()
            program.returncode = tree.status  # reaped by the tree, not by Popen
        listener.finish(max_output)
        seconds = now() - begin
        if listener.bytes > max_output:
            why = "output"
        guests = [process for process in living if not helper(process, tree)] or living
        leftovers = [("processes", f"process {p.command or p.pid}") for p in guests if why is None]
        leftovers += [("shm", f"/dev/shm/{name}") for name in memory.left() if why != "hang"]
    lines, lives, threads = number(tree, listener, sampler.tracks if sampler else [], begin)
    for index, life in enumerate(lives):
        for text in describe(dumps.get(life.pid, []), folder.script):
            lines.append(RawLine(index, "waits", text.encode(), seconds))
    return RawRun(
        lines,
        None if why else tree.status,
        lives,
        (*leftovers, *(folder.leftovers() if why != "hang" else ())),
        seconds,
        tree.cpu_seconds,
        stop_reason(why, timeout if why == "timeout" else max_output) if why else None,
        True,
        Sample(threads, begin, sampler.gap) if sampler else None,
    )


def _until_gone(
    tree: ProcessTree,
    listener: Listener,
    memory: SharedMemory,
    births: Births,
    sampler: Sampler | None,
    limit: float,
    max_output: int,
    watch: Watch | None = None,
) -> str | None:
    """Read until no process is left, or only such as overstay; return the limit met, if any."""
    over: float | None = None
    next_turn = next_look = next_sample = now()
    stirred = False
    poll = select.poll()
    for source in (tree, listener, memory):
        poll.register(source, select.POLLIN)
    while True:
        next_wake = min(next_turn, next_sample) if sampler else next_turn
        ready = {fd for fd, _ in poll.poll(max(0.0, next_wake - now()) * 1000)}
        fresh = listener.fileno() in ready and listener.read(tree.all)
        if listener.bytes > max_output:
            return "output"
        if sampler and now() >= next_sample:
            sampler.look()
            next_sample = now() + sampler.interval
        turn = now() >= next_turn
        told = memory.fileno() in ready
        shared = (turn or told) and memory.due(told)
        if turn:
            next_turn = now() + (_TURN_SAMPLED if sampler else _TURN)
            # A new process gets its pid a moment before its parent shows it as a child: so look twice.
            before, stirred = stirred, births.any()
            fresh |= stirred or before or watch is not None or now() >= next_look
        if fresh or shared:
            tree.look()
            memory.look(tree)
            next_look = now() + _LOOK_EVERY
            if watch and watch.look(listener.bytes):
                return "hang"
        elif tree.fileno() in ready:
            tree.look()  # a process ended: its orphans are ours now
        if over is None and tree.status is not None:
            over = now()
        if over is None:
            if now() > limit:
                return "timeout"
        elif _all_over(tree, now() - over):
            return None


def number(
    tree: ProcessTree, listener: Listener, tracks: list[Track], begin: float
) -> tuple[list[RawLine], tuple[Life, ...], tuple[Thread, ...]]:
    """Replace pids by indexes: the first process, then the others by start.

    The kernel hands out pids in turn, so they tell the order of starts; its start times, in
    ticks of 10 ms, do not.
    """
    writers = {pid: time for pid, _, _, time in reversed(listener.lines)}
    last_words = {pid: time for pid, _, _, time in listener.lines}
    turns = int(Path("/proc/sys/kernel/pid_max").read_text())
    order = sorted(writers.keys() | tree.all.keys(), key=lambda pid: (pid - tree.root) % turns)
    index = {pid: number for number, pid in enumerate(order)}
    lives = []
    for pid in order:
        process = tree.all.get(pid)
        start = min(process.start if process else math.inf, writers.get(pid, math.inf))
        end = process.end if process and process.end is not None else last_words.get(pid, now())
        parent = index.get(_starter(process, tree)) if process and pid != tree.root else None
        name = helper(process, tree).replace("forkserver", "fork server").replace("_", " ")
        reaped = process.reaped if process and pid != tree.root else None  # the first one is ours to reap
        lives.append(
            Life(
                parent,
                max(0.0, start - begin),
                end - begin,
                name,
                None if reaped is None else reaped - begin,
                process.command if process else "",
                pid,
                process.title if process else "",
            )
        )
    lines = [RawLine(index[pid], stream, data, time - begin) for pid, stream, data, time in listener.lines]
    threads = [
        Thread(
            index[track.pid],
            track.name,
            max(
                0.0, min(track.start, writers.get(track.pid, math.inf) if track.tid == track.pid else math.inf) - begin
            ),
            (track.end or track.seen) - begin,
            tuple(time - begin for time in track.times),
            tuple(nanoseconds / 1e9 for nanoseconds in track.cpu),
            tuple(nanoseconds / 1e9 for nanoseconds in track.ready),
        )
        for track in tracks
    ]
    return lines, tuple(lives), tuple(sorted(threads, key=lambda thread: (thread.process, thread.start)))


def helper(process: Process | None, tree: ProcessTree) -> str:
    """Return ``resource_tracker`` or ``forkserver`` if a process is one, else nothing.

    Children of a fork server have its command line too, which tells them from another fork server below.
    """
    found = _HELPERS.search(process.command) if process else None
    parent = tree.all.get(process.parent) if process else None
    if not process or not found or (parent and parent.command == process.command):
        return ""
    return found[1]


def _starter(process: Process, tree: ProcessTree) -> int:
    """Return the pid of the process that asked for this one: a fork server works for its parent."""
    parent = tree.all.get(process.parent)
    return parent.parent if parent and helper(parent, tree) else process.parent


def _all_over(tree: ProcessTree, seconds: float) -> bool:
    """Say whether nothing is left to wait for, so many seconds after the first process ended.

    Helpers end by themselves when they see that all others are gone, so they are given longer.
    """
    known = len(tree.all)
    if not tree.living:
        tree.look()  # the last one may have left a child, which is ours now
    only_helpers = all(helper(process, tree) for process in tree.living)
    return seconds > (_HELPER_GRACE if only_helpers else _GRACE) or (not tree.living and len(tree.all) == known)
