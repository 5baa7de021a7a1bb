"""Run a program on Linux: every line with its writer's pid, every process with its lifetime."""

from __future__ import annotations

import os
import re
import select
import socket
import struct
import subprocess
from pathlib import Path

from mpguide.execution import Folder, Life, LineBuffer, RawLine, RawRun, now, stop_reason
from mpguide.tree import Process, ProcessTree, children_of, subreaper

_LOOK_EVERY = 0.01
_GRACE = 1.0
_HELPER_GRACE = 10.0
_SHM = Path("/dev/shm")
_SHM_PATIENCE = 3.0
_HELPERS = re.compile(r"from multiprocessing\.(resource_tracker|forkserver) import main")


def execute(
    command: list[str], folder: Folder, environment: dict[str, str], token: str, timeout: float, max_output: int
) -> RawRun:
    """Run a command to its end, or to a limit; return what it did and what it left."""
    shm_before = _shm()
    with subreaper():
        return _Watch(timeout, max_output).watch(command, folder, environment, token, shm_before)


class _Watch:
    """One program being watched: a single-threaded loop over its output and its processes."""

    def __init__(self, timeout: float, max_output: int) -> None:
        self._timeout, self._max_output = timeout, max_output
        self._poll = select.poll()
        self._streams: dict[int, tuple[str, socket.socket]] = {}
        self._buffers: dict[tuple[int, str], LineBuffer] = {}
        self._lines: list[tuple[int, str, bytes, float]] = []
        self._bytes = 0

    def watch(
        self, command: list[str], folder: Folder, environment: dict[str, str], token: str, shm_before: set[str]
    ) -> RawRun:
        bystanders = frozenset(children_of(os.getpid()))
        ends = {stream: self._socket(stream) for stream in ("stdout", "stderr")}
        begin = now()
        program = subprocess.Popen(
            command,
            cwd=folder.work,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            stdout=ends["stdout"].fileno(),
            stderr=ends["stderr"].fileno(),
        )
        for end in ends.values():
            end.close()
        tree = ProcessTree(program.pid, token, bystanders)
        try:
            why = self._until_gone(tree, begin)
            living = tree.living
        finally:
            tree.kill()
            tree.close()
            program.returncode = tree.status  # reaped by the tree, not by Popen
        self._drain()
        for _, end in self._streams.values():
            end.close()
        seconds = now() - begin
        leftovers = [("processes", f"process {p.command or p.pid}") for p in living if why is None]
        leftovers += [("shm", f"/dev/shm/{name}") for name in _left_in_shm(shm_before)]
        limit = self._timeout if why == "timeout" else self._max_output
        lines, processes = self._number(tree, program.pid, begin)
        return RawRun(
            lines,
            None if why else tree.status,
            processes,
            (*leftovers, *folder.leftovers()),
            seconds,
            tree.cpu_seconds,
            stop_reason(why, limit) if why else None,
            True,
        )

    def _socket(self, stream: str) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        ours.setblocking(False)
        self._streams[ours.fileno()] = (stream, ours)
        self._poll.register(ours, select.POLLIN)
        return theirs

    def _until_gone(self, tree: ProcessTree, begin: float) -> str | None:
        """Read until no process is left, or only such as overstay; return the limit met, if any."""
        over: float | None = None
        next_look = begin
        while True:
            registered = tree.pidfds
            for fd in registered:
                self._poll.register(fd, select.POLLIN)
            ready = self._poll.poll(max(0.0, next_look - now()) * 1000)
            for fd in registered:
                self._poll.unregister(fd)
            fresh = False
            for fd, _ in ready:
                if fd in self._streams:
                    fresh |= self._read(fd, tree)
            if self._bytes > self._max_output:
                return "output"
            if fresh or now() >= next_look:
                tree.look()
                next_look = now() + _LOOK_EVERY
            elif any(fd not in self._streams for fd, _ in ready):
                tree.look()  # a process ended: its orphans are ours now
            if over is None and tree.status is not None:
                over = now()
            if over is None and now() - begin > self._timeout:
                return "timeout"
            if over is not None and all(now() - over > _grace(process, tree) for process in tree.living):
                return None

    def _read(self, fd: int, tree: ProcessTree) -> bool:
        """Take what one stream holds for us now; say whether an unknown process wrote it."""
        stream, end = self._streams[fd]
        fresh = False
        for _ in range(64):  # then look at the processes and the limits again
            try:
                data, ancillary, _, _ = end.recvmsg(65536, socket.CMSG_SPACE(12))
            except BlockingIOError:
                break
            if not data:
                self._poll.unregister(fd)
                del self._streams[fd]
                end.close()
                break
            pid = struct.unpack("iII", ancillary[0][2][:12])[0]
            fresh |= pid not in tree.all
            self._take(pid, stream, data)
        return fresh

    def _take(self, pid: int, stream: str, data: bytes) -> None:
        self._bytes += len(data)
        buffer = self._buffers.setdefault((pid, stream), LineBuffer())
        self._lines += [(pid, stream, line, now()) for line in buffer.feed(data)]

    def _drain(self) -> None:
        """Read what is left in the sockets now that every writer is gone."""
        for stream, end in self._streams.values():
            while True:
                try:
                    data, ancillary, _, _ = end.recvmsg(65536, socket.CMSG_SPACE(12))
                except BlockingIOError:
                    break
                if not data or self._bytes > self._max_output:
                    break
                self._take(struct.unpack("iII", ancillary[0][2][:12])[0], stream, data)
        for (pid, stream), buffer in self._buffers.items():
            self._lines += [(pid, stream, line, now()) for line in buffer.rest()]

    def _number(self, tree: ProcessTree, root: int, begin: float) -> tuple[list[RawLine], tuple[Life, ...]]:
        """Replace pids by indexes: the first process, then the others by start."""
        writers = {pid: time for pid, _, _, time in reversed(self._lines)}
        seen = {process.pid: process.start for process in tree.all.values()}
        starts = writers | seen
        order = sorted(starts, key=lambda pid: (pid != root, starts[pid], pid))
        index = {pid: number for number, pid in enumerate(order)}
        lives = []
        for pid in order:
            process = tree.all.get(pid)
            start = process.start if process else writers[pid]
            end = process.end if process and process.end is not None else now()
            parent = index.get(_starter(process, tree)) if process and pid != root else None
            helper = _helper(process, tree).replace("forkserver", "fork server").replace("_", " ")
            lives.append(Life(parent, max(0.0, start - begin), end - begin, helper))
        lines = [RawLine(index[pid], stream, data, time - begin) for pid, stream, data, time in self._lines]
        return lines, tuple(lives)


def _helper(process: Process | None, tree: ProcessTree) -> str:
    """Return ``resource_tracker`` or ``forkserver`` if a process is one, else nothing.

    Children of a fork server have its command line too; their parent tells them apart.
    """
    found = _HELPERS.search(process.command) if process else None
    parent = tree.all.get(process.parent) if process else None
    if not found or (parent and _HELPERS.search(parent.command)):
        return ""
    return found[1]


def _starter(process: Process, tree: ProcessTree) -> int:
    """Return the pid of the process that asked for this one: a fork server works for its parent."""
    parent = tree.all.get(process.parent)
    return parent.parent if parent and _helper(parent, tree) else process.parent


def _grace(process: Process, tree: ProcessTree) -> float:
    """Return how long a process may outlive the first one before it counts as left behind.

    The resource tracker and the fork server end by themselves when they see that it is gone.
    """
    return _HELPER_GRACE if _helper(process, tree) else _GRACE


def _shm() -> set[str]:
    try:
        return set(os.listdir(_SHM))
    except OSError:
        return set()


def _left_in_shm(before: set[str]) -> list[str]:
    """Return, and remove, the shared memory blocks and semaphores that nobody uses any more.

    Names in /dev/shm do not tell their maker. A new one that some living process has mapped is a
    neighbor's; one that vanishes within a few seconds was too.
    """
    begin = now()
    names = _shm() - before
    while names and now() - begin < _SHM_PATIENCE:
        names = {name for name in names & _shm() if not _mapped(name)}
        if names:
            select.poll().poll(50)
    for name in names:
        (_SHM / name).unlink(missing_ok=True)
    return sorted(names)


def _mapped(name: str) -> bool:
    needle = f"/dev/shm/{name}".encode()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/maps", "rb") as file:
                if needle in file.read():
                    return True
        except OSError:
            continue
    return False
