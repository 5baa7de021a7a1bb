"""Run a program where the kernel does not tell who wrote a line: macOS, Windows."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from typing import IO

from mpguide.execution import Folder, Life, LineBuffer, RawLine, RawRun, now, start, stop_reason


def execute(
    command: list[str], folder: Folder, environment: dict[str, str], token: str, timeout: float, max_output: int
) -> RawRun:
    """Run a command to its end, or to a limit; every line counts as the first process's."""
    begin = now()
    program = start(command, folder, environment, subprocess.PIPE, subprocess.PIPE)
    assert program.stdout
    assert program.stderr
    readers = [
        _Reader(program.stdout, "stdout", begin, max_output),
        _Reader(program.stderr, "stderr", begin, max_output),
    ]
    try:
        why = _until_over(program, readers, begin + timeout)
    except BaseException:  # Ctrl-C
        _kill(program)
        program.wait()
        raise
    overstayed = False
    if why is None:  # writers that outlive the first process hold the pipes open
        for reader in readers:
            reader.join(1.0)
        overstayed = any(reader.is_alive() for reader in readers)
    if why or overstayed:
        _kill(program)
        program.wait()
    patience = now() + 10.0
    for reader in readers:
        reader.join(max(0.0, patience - now()))
    if why is None and any(reader.full.is_set() for reader in readers):
        why = "output"
    seconds = now() - begin
    leftovers = [("processes", "a process that outlived the program")] if overstayed else []
    lines = sorted((line for reader in readers for line in reader.lines), key=lambda line: line.time)
    limit = timeout if why == "timeout" else max_output
    return RawRun(
        lines,
        None if why else program.returncode,
        (Life(None, 0.0, seconds),),
        (*leftovers, *folder.leftovers()),
        seconds,
        0.0,
        stop_reason(why, limit) if why else None,
        False,
    )


def _until_over(program: subprocess.Popen[bytes], readers: list[_Reader], deadline: float) -> str | None:
    """Wait for the end of the first process; return the limit that was met before, if any."""
    while True:
        try:
            program.wait(max(0.0, min(0.05, deadline - now())))
        except subprocess.TimeoutExpired:
            if any(reader.full.is_set() for reader in readers):
                return "output"
            if now() >= deadline:
                return "timeout"
        else:
            return None


class _Reader(threading.Thread):
    """Takes the lines of one pipe."""

    def __init__(self, pipe: IO[bytes], stream: str, begin: float, max_output: int) -> None:
        super().__init__(daemon=True)
        self.lines: list[RawLine] = []
        self.full = threading.Event()
        self._pipe, self._stream, self._begin, self._max_output = pipe, stream, begin, max_output
        self.start()

    def run(self) -> None:
        """Read to the end of the pipe; past the limit, read and forget."""
        buffer, taken = LineBuffer(), 0
        while data := os.read(self._pipe.fileno(), 65536):
            taken += len(data)
            if taken > self._max_output:
                self.full.set()
                continue
            self._keep(buffer.feed(data))
        self._keep(buffer.rest())
        self._pipe.close()

    def _keep(self, lines: list[bytes]) -> None:
        time = now() - self._begin
        self.lines += [RawLine(0, self._stream, line.removesuffix(b"\r"), time) for line in lines]


def _kill(program: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, as far as the platform can tell."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(program.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS forbids it if only zombies are left
            os.killpg(program.pid, signal.SIGKILL)
    program.kill()
