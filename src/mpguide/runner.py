"""One execution of an example as a real program.

The program runs as ``python name.py`` in a fresh folder, in its own session, with a small fixed
environment and no standard input. On Linux its output streams are sockets that carry the writer's
pid (``SO_PASSCRED``), so every line is known by the process that wrote it; elsewhere they are
pipes, and the run says that its lines are not attributed.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mpguide import runner_portable
from mpguide.errors import MpguideError
from mpguide.example import Example
from mpguide.execution import HUNG, Folder, Life, Sample
from mpguide.interpreter import Interpreter

MAX_OUTPUT = 1 << 20
NOISES = ("slow-parent", "slow-children", "slow-prints")
_INJECT = Path(__file__).parent / "inject"
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Line:
    """One line of output."""

    process: int
    """Index into `Run.processes`; 0 is the program's first process."""
    stream: str
    """``stdout`` or ``stderr``; ``waits`` for where a thread of a program that hangs waits."""
    text: str
    """The line without its newline; bytes that are not UTF-8 and control characters as escapes."""
    time: float
    """Seconds from the start of the run to the arrival of its last byte."""


@dataclass(frozen=True)
class Run:
    """What one execution of an example did."""

    example: Example
    python: Interpreter
    start_method: str
    """``fork``, ``spawn``, ``forkserver``, or ``own``: as the program chose."""
    lines: tuple[Line, ...] = field(repr=False)
    """All lines of both streams in order of arrival."""
    exit: int | None
    """Exit status, ``-N`` for death by signal N, None if it was stopped at a limit."""
    processes: tuple[Life, ...]
    """Every process that was seen, the program's first one first, then by start."""
    leftovers: tuple[tuple[str, str], ...]
    """What was left behind: pairs of a kind (see `mpguide.header.LEAVES`) and a description."""
    seconds: float
    """Wall-clock time from start to the end of its last process."""
    cpu_seconds: float
    """CPU time of all its processes that were waited for."""
    stopped: str | None = None
    """Why the runner killed it, if it did."""
    attributed: bool = True
    """Whether `Line.process` is known; if not, every line counts as process 0's."""
    sample: Sample | None = None
    """What every thread did, if the run was sampled."""

    @property
    def hung(self) -> bool:
        """Whether it was killed because nothing in it went on any more."""
        return self.stopped == HUNG


def run(
    example: Example,
    python: Interpreter,
    start_method: str = "own",
    *,
    noise: str = "",
    timeout: float | None = None,
    max_output: int = MAX_OUTPUT,
    portable: bool = False,
    sampled: bool = False,
) -> Run:
    """Run an example once. Runs in one process take turns; `mpguide.matrix` runs side by side.

    Args:
        example: what to run.
        python: the interpreter.
        start_method: set from outside before the program starts; ``own`` leaves it alone.
        noise: one of `NOISES`, or none.
        timeout: seconds, instead of the header's.
        max_output: bytes of output at which the run is stopped.
        portable: use pipes even on Linux.
        sampled: also find out what every thread did (see `Run.sample`); Linux only.

    Raises:
        MpguideError: the dependencies of the example cannot be installed, or nothing here can start it.
    """
    python = python.with_dependencies(example.header.dependencies)
    with _one_at_a_time:
        folder = Folder(example)
        try:
            execute = runner_portable.execute
            if sys.platform == "linux" and not portable:
                from mpguide import runner_linux

                execute = partial(runner_linux.execute, sampled=sampled, hangs=example.header.hangs)
            elif sampled:
                raise MpguideError("what threads did can be found out on Linux only, where lines are attributed")
            token = f"MPGUIDE_RUN={secrets.token_hex(16)}"
            raw = execute(
                _command(example, python, folder),
                folder,
                _environment(python, folder, start_method, noise, token),
                token,
                timeout or example.header.timeout,
                max_output,
            )
        finally:
            folder.remove()
    leftovers = tuple((kind, _escape(what)) for kind, what in raw.leftovers)
    shorter = _shorter(folder, python)
    lines = tuple(Line(line.process, line.stream, _clean(line.data, shorter), line.time) for line in raw.lines)
    return Run(
        example, python, start_method, lines, raw.exit, raw.processes,
        leftovers, raw.seconds, raw.cpu_seconds, raw.stopped, raw.attributed, raw.sample,
    )  # fmt: skip


def _command(example: Example, python: Interpreter, folder: Folder) -> list[str]:
    if example.path.suffix == ".sh":
        return ["sh", "-eu", folder.script.name]
    return [python.path, folder.script.name]


def _environment(python: Interpreter, folder: Folder, start_method: str, noise: str, token: str) -> dict[str, str]:
    keep = (
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "COMSPEC",
        "PATHEXT",
        "LD_LIBRARY_PATH",
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
    )
    name, _, value = token.partition("=")
    environment = {key: os.environ[key] for key in keep if key in os.environ}
    environment |= {
        "PATH": os.pathsep.join([str(Path(python.path).parent), os.environ.get("PATH", os.defpath)]),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(_INJECT),
        name: value,
    }
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder.temporary))
    if start_method != "own":
        environment["MPGUIDE_START_METHOD"] = start_method
    if noise:
        environment["MPGUIDE_NOISE"] = noise
    return environment


def _shorter(folder: Folder, python: Interpreter) -> list[tuple[str, str]]:
    """Return the paths of this machine that a run may print, each with what records have in its place."""
    paths = (
        (f"{folder.work}{os.sep}", ""),
        (f"{folder.temporary}{os.sep}", "<tmp>/"),
        (python.stdlib, "<stdlib>"),
        (python.environment, "<environment>"),
    )
    return [(path, short) for path, short in paths if path]


def _clean(data: bytes, shorter: list[tuple[str, str]]) -> str:
    """Return a line as records hold it: no path of this machine, nothing a terminal would obey."""
    line = data.decode("utf-8", "backslashreplace")
    for path, short in shorter:
        line = line.replace(path, short)
    return _escape(line)


def _escape(text: str) -> str:
    """Return a text with its control characters, line ends and stray bytes as escapes."""
    return _UNSAFE.sub(lambda m: m[0].encode("unicode_escape").decode(), text)
