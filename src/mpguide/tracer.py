"""Trace anybody's program: run it as it is and find out what all its processes and threads did (Linux).

The program is not changed, nothing is injected, nothing is attached: all is read from ``/proc``
while it runs. Its standard input and its output are ours. If that is asked for, its output goes
through sockets, so that each line is known by its process, and on to ours.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mpguide.errors import MpguideError
from mpguide.execution import Life, Thread, now
from mpguide.listener import Listener
from mpguide.runner_linux import number
from mpguide.sampler import Sampler, first_on_cpu, many_files, unsupported
from mpguide.timeline import SLICE, Tick, Timeline, busy, machine, make_lanes, usable_cores
from mpguide.transcript import MAIN, OUTPUTS
from mpguide.tree import ProcessTree, children_of, subreaper
from mpguide.witness import SIGNALS, Witness

_GRACE = 2.0
_LOOK_EVERY = 0.5
_MOST_SLICES = 30_000
_MOST_PER_THREAD = 2_400
_MOST_TICKS = 3_000
_MOST_OUTPUT = 1 << 23
_LONGEST_TITLE = 40
_PYTHON = re.compile(r"(?:pypy|python)[\d.]*t?$")


@dataclass(frozen=True)
class Trace:
    """What a traced program did."""

    command: tuple[str, ...]
    exit: int
    """Exit status, ``-N`` for death by signal N."""
    timeline: Timeline
    helpers: frozenset[int]
    """Lanes of processes that multiprocessing started for itself."""
    notes: tuple[str, ...]
    """What the reader of the trace should know of it."""


def trace(command: Sequence[str], *, listen: bool = False) -> Trace:
    """Run a command to its end.

    Args:
        command: program and arguments; they get this process's input, environment and folder.
        listen: whether to take its output through sockets, to know when each process prints a line;
            a program may behave otherwise then, as one whose output is a socket.

    Raises:
        MpguideError: it cannot be started, or this platform cannot tell what its threads do.
    """
    if why := unsupported():
        raise MpguideError(f"trace: not possible here: {why}")
    token = f"MPGUIDE_TRACE={secrets.token_hex(16)}"
    with subreaper(), first_on_cpu(), contextlib.ExitStack() as resources:
        witness = resources.enter_context(Witness())
        bystanders = frozenset(children_of(os.getpid()))
        listener = Listener(resources, {"stdout": 1, "stderr": 2}, _MOST_OUTPUT)
        begin, used = now(), busy() - time.process_time()
        program = _start(command, token, listener if listen else None)
        tree = ProcessTree(program.pid, token, bystanders)
        sampler = Sampler(tree)
        try:
            with many_files(), _signals_passed_on(program.pid, witness):
                _watch(tree, listener, sampler)
            left = tree.living
        finally:
            sampler.close()
            tree.close()
            program.returncode = tree.status  # reaped by the tree, not by Popen
        listener.finish(sys.maxsize)
        seconds, used = now() - begin, busy() - time.process_time() - used
        _, lives, threads = number(tree, listener, sampler.tracks, begin)
    notes = [f"ended by {_signal_name(-tree.status)}"] if tree.status and tree.status < 0 else []
    notes += [
        f"still running when tracing ended: {process.title or process.command or process.pid}" for process in left
    ]
    if sampler.missed:
        notes.append(f"{sampler.missed} threads were not looked at: too many files open; raise 'ulimit -n'")
    if listener.bytes > listener.kept:
        notes.append(f"lines after the first {listener.kept} of {listener.bytes} bytes of output are not drawn")
    index = {life.pid: place for place, life in enumerate(lives)}
    lines = [(index[pid], stream, data, time - begin) for pid, stream, data, time in listener.lines]
    timeline, more = _timeline(lives, threads, lines, seconds)
    timeline = replace(timeline, gap=sampler.gap, others=max(0.0, used / seconds - timeline.cpu / seconds))
    cores = max((process.cores for process in tree.all.values()), default=0) or usable_cores()
    printed = tuple(listener.counts()[life.pid] for life in lives) if listen else ()
    timeline = replace(timeline, cores=min(cores, usable_cores()), printed=printed)
    helpers = frozenset(place for place, life in enumerate(lives) if life.helper)
    return Trace(tuple(command), tree.status or 0, timeline, helpers, (*notes, *more))


def _start(command: Sequence[str], token: str, listener: Listener | None) -> subprocess.Popen[bytes]:
    name, _, value = token.partition("=")
    environment = {**os.environ, name: value}
    streams: dict[str, int] = {}
    with contextlib.ExitStack() as ends:
        if listener:
            streams = {stream: ends.enter_context(listener.open(stream)).fileno() for stream in _outputs()}
        sys.stdout.flush()
        try:
            return subprocess.Popen(command, env=environment, stdout=streams.get("stdout"), stderr=_stderr(streams))
        except OSError as error:
            raise MpguideError(f"{command[0]}: cannot be started: {error.strerror}") from None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:  # of those without a name there are dozens
        return f"signal {number}"


def _outputs() -> Sequence[str]:
    """Return the streams to listen to: only one where both are one file, so that their order is kept."""
    with contextlib.suppress(OSError):
        if os.path.samestat(os.fstat(1), os.fstat(2)):
            return OUTPUTS[:1]
    return OUTPUTS


def _stderr(streams: Mapping[str, int]) -> int | None:
    return streams.get("stderr", subprocess.STDOUT if streams else None)


def _watch(tree: ProcessTree, listener: Listener, sampler: Sampler) -> None:
    """Look at a program until all its processes have ended, or some outlive the first one."""
    poll = select.poll()
    poll.register(tree, select.POLLIN)
    poll.register(listener, select.POLLIN)
    next_look = next_sample = now()
    over = 0.0
    while tree.status is None or (tree.living and now() < over + _GRACE):
        ready = {fd for fd, _ in poll.poll(max(0.0, next_sample - now()) * 1000)}
        if listener.fileno() in ready and listener.read(tree.all):
            next_look = now()
        if now() >= next_sample:
            sampler.look()
            next_sample = now() + sampler.interval
        if tree.fileno() in ready:
            tree.look_at_ends()
        if now() >= next_look:
            tree.look()
            next_look = now() + _LOOK_EVERY
        if tree.status is not None:
            over = over or now()
            if not tree.living:
                tree.look()  # the last one may have left a child, which is ours now


@contextlib.contextmanager
def _signals_passed_on(pid: int, witness: Witness) -> Iterator[None]:
    """Let the program decide: pass on what was sent to us alone; what the terminal sends has reached it by itself.

    Handlers, not SIG_IGN: what is ignored here would be ignored in programs too.
    """

    def pass_on(number: int, _: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            if os.getpgid(pid) != os.getpgrp() or not witness.got(number):
                os.kill(pid, number)

    before = {number: signal.signal(number, pass_on) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _timeline(
    lives: Sequence[Life], threads: Sequence[Thread], lines: Sequence[tuple[int, str, bytes, float]], seconds: float
) -> tuple[Timeline, list[str]]:
    """Return the timeline with slices as short as a report can hold, and what had to be left out."""
    notes = []
    alive = sum(thread.end - thread.start for thread in threads)
    width = SLICE
    while alive / width > _MOST_SLICES or seconds / width > _MOST_PER_THREAD:
        width *= 2
    kept = lines
    if len(lines) > _MOST_TICKS:
        step = -(-len(lines) // _MOST_TICKS)
        kept = lines[::step]
        notes.append(f"of {len(lines)} printed lines every {step}th is drawn")
    ticks = tuple(
        Tick(lane, stream, time, -1, data.decode("utf-8", "replace")[:120]) for lane, stream, data, time in kept
    )
    where = machine(_program(lives[0].title or lives[0].command))
    lanes = make_lanes(lives, threads, _names(lives), width)
    return Timeline(where, usable_cores(), seconds, width, lanes, ticks, 0.0), notes


def _names(lives: Sequence[Life]) -> list[str]:
    """Name each process: by its place in the family, by its program where that tells something, by its pid."""
    numbers: Counter[str] = Counter()
    names = []
    for index, life in enumerate(lives):
        kind = MAIN if index == 0 else life.helper or ("child" if life.parent in (None, 0) else "grandchild")
        numbers[kind] += 1
        name = f"{kind} {numbers[kind]}" if kind in ("child", "grandchild") else kind
        mother = lives[life.parent].command if life.parent is not None else ""
        known = life.helper or life.command == mother or _of_multiprocessing(life.command)
        program = "" if known and life.title in ("", life.command) else _program(life.title or life.command)
        names.append(" \N{MIDDLE DOT} ".join(filter(None, [name, program, f"pid {life.pid}"])))
    return names


def _of_multiprocessing(command: str) -> bool:
    return bool(re.search(r"from multiprocessing\.\w+ import|--multiprocessing-fork|joblib\.externals\.loky", command))


def _program(command: str) -> str:
    """Return what a command line runs, in short: ``work.py`` for ``/usr/bin/python3 -u /home/work.py 3``."""
    try:
        words = shlex.split(command)
    except ValueError:  # the kernel has cut it off
        words = command.split()
    if not words:
        return ""
    first, *rest = words
    if not rest and " " in first and not os.access(first, os.F_OK):  # a title that the process has given itself
        return first[:_LONGEST_TITLE]
    if _PYTHON.search(Path(first).name):
        for position, word in enumerate(rest):
            if word in ("-m", "-c"):
                return (
                    f"python {word} {rest[position + 1]}" if word == "-m" and len(rest) > position + 1 else "python -c"
                )
            if not word.startswith("-"):
                return Path(word).name
    return Path(first).name


def command_of(script: str, arguments: Sequence[str], python: str, module: bool) -> list[str]:
    """Return the command line that runs what a user asked for.

    Args:
        script: a Python file, another program, or with ``module`` a module's name.
        arguments: its arguments.
        python: the interpreter for Python files and modules.
        module: whether ``script`` names a module.

    Raises:
        MpguideError: there is no such file or program.
    """
    if module:
        return [python, "-m", script, *arguments]
    path = Path(script)
    if path.suffix in (".py", ".pyw") or path.is_dir() or path.suffix in (".pyz",):
        if not path.exists():
            raise MpguideError(f"{script}: there is no such file")
        return [python, script, *arguments]
    found = shutil.which(script)
    if found is None:
        raise MpguideError(
            f"{script}: {'is not executable' if path.exists() else 'there is no such file or program'}; name a Python file, a program, or -m MODULE"
        )
    return [found, *arguments]
