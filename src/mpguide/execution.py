"""What both ways of executing a program share: its folder, its lines, its limits."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from mpguide.errors import MpguideError
from mpguide.example import Example


class Folder:
    """The fresh folder of a run: the example's copy, and a place for temporary files."""

    def __init__(self, example: Example) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="mpguide-")).resolve()
        self.work, self.temporary = self.path / "w", self.path / "t"
        self.work.mkdir()
        self.temporary.mkdir()
        self.script = self.work / example.path.name
        self.script.write_text(example.source, encoding="utf-8", newline="\n")

    def stacks(self) -> Path:
        """Make and return the folder where the processes of a program that hangs write where they wait."""
        folder = self.path / "s"
        folder.mkdir()
        return folder

    def leftovers(self) -> list[tuple[str, str]]:
        """Return the files that the program left."""
        kept = [path for path in self.work.rglob("*") if path != self.script and "__pycache__" not in path.parts]
        kept += self.temporary.rglob("*")
        return [("files", f"file {path.relative_to(self.path).as_posix()[2:]}") for path in sorted(kept)]

    def remove(self) -> None:
        """Delete the folder and all in it."""
        shutil.rmtree(self.path, ignore_errors=True)


@dataclass(frozen=True)
class Life:
    """When one process lived, in seconds from the start of the run."""

    parent: int | None
    """Index of the process that started it, if that is known."""
    start: float
    end: float
    helper: str = ""
    """``fork server`` or ``resource tracker``: a process that multiprocessing starts for itself."""
    reaped: float | None = None
    """When its parent took note of its end, if that was seen (only in runs that are sampled)."""
    command: str = ""
    """Its command line, if it was seen."""
    pid: int = 0
    """Its process id, if known."""
    title: str = ""
    """Its command line as it was seen last, if it was looked at again and again."""


@dataclass(frozen=True)
class Thread:
    """What one thread did; all in seconds, times from the start of the run.

    The counters stand at the times when they had changed, and just before; they only grow.
    """

    process: int
    """Index of its process."""
    name: str
    """``main`` or the name that the system knows it by."""
    start: float
    end: float
    times: tuple[float, ...] = field(repr=False)
    cpu: tuple[float, ...] = field(repr=False)
    """Time on a CPU so far."""
    ready: tuple[float, ...] = field(repr=False)
    """Time so far in which it could have run, but had to wait for its turn on a CPU."""


@dataclass(frozen=True)
class Sample:
    """What looking at the threads of a run has found."""

    threads: tuple[Thread, ...] = field(repr=False)
    """By process, then by start."""
    began: float
    """When the run started, in seconds of the monotonic clock."""
    gap: float
    """Longest time between two looks, in seconds."""


@dataclass(frozen=True)
class RawLine:
    """One line as it came: ``process`` and ``time`` as in `mpguide.runner.Line`, ``data`` unread bytes."""

    process: int
    stream: str
    data: bytes
    time: float


@dataclass(frozen=True)
class RawRun:
    """What a platform's ``execute`` found."""

    lines: list[RawLine]
    exit: int | None
    processes: tuple[Life, ...]
    leftovers: tuple[tuple[str, str], ...]
    seconds: float
    cpu_seconds: float
    stopped: str | None
    attributed: bool
    sample: Sample | None = None


class LineBuffer:
    """Puts the bytes of one process on one stream together to lines."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes, return the lines they complete."""
        first, *others = data.split(b"\n")
        self._rest.append(first)
        if not others:
            return []
        lines = [b"".join(self._rest), *others[:-1]]
        self._rest = [others[-1]]
        return lines

    def rest(self) -> list[bytes]:
        """Return a last line that lacks its newline."""
        rest = b"".join(self._rest)
        self._rest = []
        return [rest] if rest else []


def start(
    command: list[str], folder: Folder, environment: dict[str, str], stdout: int, stderr: int
) -> subprocess.Popen[bytes]:
    """Start a program in its folder, without input, as the first of a session or group of its own.

    Raises:
        MpguideError: there is no such program.
    """
    try:
        return subprocess.Popen(
            command,
            cwd=folder.work,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    except OSError as error:
        raise MpguideError(f"{command[0]}: cannot be started: {error.strerror}") from None


class HeldSignals:
    """Holds back the exceptions of SIGINT and SIGTERM, so that no program is started and then forgotten.

    Between the start of a program and the moment when somebody is bound to end it, an exception would
    leave it alone. Only handlers of Python are held back: with others there is no exception, and what is
    ignored must stay so for the program.
    """

    def __init__(self) -> None:
        self._before: dict[int, Callable[[int, FrameType | None], object]] = {}
        self._came: list[int] = []

    def __enter__(self) -> HeldSignals:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                handler = signal.getsignal(number)
                if callable(handler):
                    self._before[number] = handler
                    signal.signal(number, lambda number, _: self._came.append(number))
        return self

    def release(self) -> None:
        """Let them come again, first those that came meanwhile."""
        before, self._before = self._before, {}
        for number, handler in before.items():
            signal.signal(number, handler)
        came, self._came = self._came, []
        for number in came:
            before[number](number, None)

    def __exit__(self, *_: object) -> None:
        self.release()


HUNG = "hung: all its processes waited, so all were killed"


def stop_reason(why: str, limit: float) -> str:
    """Return the sentence for a run that was stopped at a limit."""
    if why == "hang":
        return HUNG
    if why == "timeout":
        return f"stopped after {limit:g} s, its time limit; all its processes were killed"
    return f"stopped after {limit:g} bytes of output, the most a run may print; all its processes were killed"


def now() -> float:
    """Return seconds of the clock that all times of a run are read from."""
    return time.monotonic()
