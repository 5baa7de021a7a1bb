"""Hangs: when nothing in a run goes on any more, and where each thread waits then.

A run hangs when for `QUIET` seconds no process started or ended, nothing was printed, no thread was
running or ready to run, and none used a CPU. Where its threads wait is read from real stack dumps:
every Python of such a run answers a signal with one (`faulthandler.register`, see ``inject/``).
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mpguide.tree import Process, ProcessTree

QUIET = 1.0
"""Seconds without any event after which a program counts as hanging."""
_IDLE_NS = 5_000_000
"""Nanoseconds of CPU time in `QUIET` that count as none: threads that look at a clock now and then."""
_PATIENCE = 10.0
_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)')
_THREAD = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):")
_LIBRARY = re.compile(r"/(multiprocessing/(?!forkserver\.py)|concurrent/futures/)\w+\.py$")
"""Of the library; not the fork server, which is at the bottom of the stacks of its children."""
_BOILERPLATE = ("__call__", "_run_finalizers", "run")


@dataclass(frozen=True)
class Frame:
    """One call on a stack."""

    file: str
    line: int
    function: str


class Watch:
    """Tells when a process tree has stopped doing anything."""

    def __init__(self, tree: ProcessTree) -> None:
        self._tree = tree
        self._state: tuple[object, ...] = ()
        self._cpu = 0
        self._since = time.monotonic()

    def look(self, printed: int) -> bool:
        """Look once; return whether the program hangs.

        Args:
            printed: bytes of output so far.
        """
        asleep, cpu, threads = True, 0, 0
        for process in self._tree.living:
            for task in _tasks(process.pid):
                threads += 1
                stat = _read(f"{task}/stat").rpartition(b") ")[2]
                asleep &= stat[:1] in b"StZ"
                cpu += int((_read(f"{task}/schedstat").split() or [b"0"])[0])
        state = (sorted(p.pid for p in self._tree.living), printed, threads)
        if not asleep or state != self._state or cpu - self._cpu > _IDLE_NS:
            self._state, self._cpu, self._since = state, cpu, time.monotonic()
        return time.monotonic() - self._since >= QUIET


def dump_stacks(processes: Iterable[Process], folder: Path) -> dict[int, list[list[Frame]]]:
    """Ask processes for their stacks; return those of the threads of each, by pid, main thread first.

    Args:
        processes: those that do not answer the signal, such as a shell, are left out.
        folder: where each writes a file named after its pid.
    """
    asked = [process for process in processes if _answers(process.pid)]
    for process in asked:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(process.pidfd, signal.SIGRTMAX)
    limit = time.monotonic() + _PATIENCE
    for process in asked:
        before = -1
        while time.monotonic() < limit:
            size = _size(folder / str(process.pid))
            if (
                size > 0
                and size == before
                and all(_read(f"{t}/stat").rpartition(b") ")[2][:1] == b"S" for t in _tasks(process.pid))
            ):
                break  # it has written, and sleeps again
            before = size
            time.sleep(0.01)
    return {
        process.pid: parse_dump(_read(str(folder / str(process.pid))).decode(errors="replace")) for process in asked
    }


def parse_dump(text: str) -> list[list[Frame]]:
    """Return the stacks of a dump of faulthandler, main thread first, each with the innermost call first."""
    stacks: list[list[Frame]] = []
    for line in text.splitlines():
        if _THREAD.match(line):
            stacks.append([])
        elif (found := _FRAME.match(line)) and stacks:
            stacks[-1].append(Frame(found["file"], int(found["line"]), found["function"]))
    return stacks[::-1]  # faulthandler lists the newest thread first


def describe(stacks: list[list[Frame]], script: Path) -> list[str]:
    """Say where the threads of one process wait, a line each: where in the script, else in what of the library."""
    lines = script.read_text(encoding="utf-8").split("\n") if stacks else []
    main, *others = [_where(stack, script.name, lines) for stack in stacks] or [""]
    return [text for text in (main, *sorted(f"{text}, in another thread" for text in others if text)) if text]


def _where(stack: list[Frame], script: str, lines: list[str]) -> str:
    outer = next((n for n, frame in enumerate(stack) if _begins_process(frame)), len(stack))
    stack = stack[:outer]  # below it a forked child has the stack of its parent
    own = next((frame for frame in stack if Path(frame.file).name == script), None)
    if own:
        text = lines[own.line - 1].strip() if own.line <= len(lines) else ""
        return f"{text}  (line {own.line}, in {own.function})"
    names = [f.function for f in reversed(stack) if _LIBRARY.search(f.file) and f.function not in _BOILERPLATE]
    return " > ".join(dict.fromkeys(names))


def _begins_process(frame: Frame) -> bool:
    """Say whether a frame starts a child; its end, since Python 3.13, has left `_bootstrap` already."""
    return frame.function == "_bootstrap" or (frame.function == "_launch" and Path(frame.file).name == "popen_fork.py")


def _answers(pid: int) -> bool:
    caught = re.search(rb"SigCgt:\s*([0-9a-f]+)", _read(f"/proc/{pid}/status"))
    return bool(caught and int(caught[1], 16) >> (signal.SIGRTMAX - 1) & 1)


def _tasks(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return [f"/proc/{pid}/task/{tid}" for tid in os.listdir(f"/proc/{pid}/task")]
    return []


def _read(path: str) -> bytes:
    with contextlib.suppress(OSError), open(path, "rb") as file:
        return file.read()
    return b""


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0
