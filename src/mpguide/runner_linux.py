"""Run a program on Linux: every line with its writer's pid, every process with its lifetime."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import select
import socket
import struct
from pathlib import Path

from mpguide.execution import Folder, Life, LineBuffer, RawLine, RawRun, now, start, stop_reason
from mpguide.tree import Process, ProcessTree, children_of, subreaper

_LOOK_EVERY = 0.01
_GRACE = 2.0
_HELPER_GRACE = 10.0
_SHM = Path("/dev/shm")
_YOUNG = 1.0
_IN_CREATE = 0x100
_HELPERS = re.compile(r"from multiprocessing\.(resource_tracker|forkserver) import main")


def execute(
    command: list[str], folder: Folder, environment: dict[str, str], token: str, timeout: float, max_output: int
) -> RawRun:
    """Run a command to its end, or to a limit; return what it did and what it left."""
    with subreaper():
        return _Watch(timeout, max_output).watch(command, folder, environment, token)


class _Watch:
    """One program being watched: a single-threaded loop over its output and its processes."""

    def __init__(self, timeout: float, max_output: int) -> None:
        self._timeout, self._max_output = timeout, max_output
        self._poll = select.poll()
        self._streams: dict[int, tuple[str, socket.socket]] = {}
        self._buffers: dict[tuple[int, str], LineBuffer] = {}
        self._heard: dict[tuple[int, str], float] = {}
        self._lines: list[tuple[int, str, bytes, float]] = []
        self._bytes = 0

    def watch(self, command: list[str], folder: Folder, environment: dict[str, str], token: str) -> RawRun:
        bystanders = frozenset(children_of(os.getpid()))
        with contextlib.ExitStack() as resources:
            memory = _SharedMemory(resources)
            with self._socket("stdout", resources) as stdout, self._socket("stderr", resources) as stderr:
                begin = now()
                program = start(command, folder, environment, stdout.fileno(), stderr.fileno())
            tree = ProcessTree(program.pid, token, bystanders)
            try:
                why = self._until_gone(tree, memory, begin)
                living = tree.living
            finally:
                tree.kill()
                tree.close()
                program.returncode = tree.status  # reaped by the tree, not by Popen
            self._drain()
        seconds = now() - begin
        if self._bytes > self._max_output:
            why = "output"
        guests = [process for process in living if not _helper(process, tree)] or living
        leftovers = [("processes", f"process {p.command or p.pid}") for p in guests if why is None]
        leftovers += [("shm", f"/dev/shm/{name}") for name in memory.left()]
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

    def _socket(self, stream: str, resources: contextlib.ExitStack) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        resources.enter_context(ours)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        ours.setblocking(False)
        self._streams[ours.fileno()] = (stream, ours)
        self._poll.register(ours, select.POLLIN)
        return theirs

    def _until_gone(self, tree: ProcessTree, memory: _SharedMemory, begin: float) -> str | None:
        """Read until no process is left, or only such as overstay; return the limit met, if any."""
        over: float | None = None
        next_look = begin
        while True:
            registered = [*tree.pidfds, memory.news]
            for fd in registered:
                self._poll.register(fd, select.POLLIN)
            ready = self._poll.poll(max(0.0, next_look - now()) * 1000)
            for fd in registered:
                self._poll.unregister(fd)
            fresh = memory.news in (fd for fd, _ in ready)
            for fd, _ in ready:
                if fd in self._streams:
                    fresh |= self._read(fd, tree)
            if self._bytes > self._max_output:
                return "output"
            if fresh or now() >= next_look:
                tree.look()
                memory.look(tree)
                next_look = now() + _LOOK_EVERY
            elif any(fd not in self._streams for fd, _ in ready):
                tree.look()  # a process ended: its orphans are ours now
            if over is None and tree.status is not None:
                over = now()
            if over is None:
                if now() - begin > self._timeout:
                    return "timeout"
            elif _all_over(tree, now() - over):
                return None

    def _read(self, fd: int, tree: ProcessTree) -> bool:
        """Take what one stream holds for us now; say whether an unknown process wrote it."""
        stream, end = self._streams[fd]
        fresh = False
        for _ in range(16):  # then look at the processes and the limits again
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
        time = self._heard[pid, stream] = now()
        self._lines += [(pid, stream, line, time) for line in buffer.feed(data)]

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
            self._lines += [(pid, stream, line, self._heard[pid, stream]) for line in buffer.rest()]
        self._lines.sort(key=lambda line: line[3])

    def _number(self, tree: ProcessTree, root: int, begin: float) -> tuple[list[RawLine], tuple[Life, ...]]:
        """Replace pids by indexes: the first process, then the others by start.

        The kernel hands out pids in turn, so they tell the order of starts; its start times, in
        ticks of 10 ms, do not.
        """
        writers = {pid: time for pid, _, _, time in reversed(self._lines)}
        last_words = {pid: time for pid, _, _, time in self._lines}
        turns = int(Path("/proc/sys/kernel/pid_max").read_text())
        order = sorted(writers.keys() | tree.all.keys(), key=lambda pid: (pid - root) % turns)
        index = {pid: number for number, pid in enumerate(order)}
        lives = []
        for pid in order:
            process = tree.all.get(pid)
            start = process.start if process else writers[pid]
            end = process.end if process and process.end is not None else last_words[pid]
            parent = index.get(_starter(process, tree)) if process and pid != root else None
            helper = _helper(process, tree).replace("forkserver", "fork server").replace("_", " ")
            lives.append(Life(parent, max(0.0, start - begin), end - begin, helper))
        lines = [RawLine(index[pid], stream, data, time - begin) for pid, stream, data, time in self._lines]
        return lines, tuple(lives)


def _helper(process: Process | None, tree: ProcessTree) -> str:
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
    return parent.parent if parent and _helper(parent, tree) else process.parent


def _all_over(tree: ProcessTree, seconds: float) -> bool:
    """Say whether nothing is left to wait for, so many seconds after the first process ended.

    Helpers end by themselves when they see that all others are gone, so they are given longer.
    """
    known = len(tree.all)
    if not tree.living:
        tree.look()  # the last one may have left a child, which is ours now
    only_helpers = all(_helper(process, tree) for process in tree.living)
    return seconds > (_HELPER_GRACE if only_helpers else _GRACE) or (not tree.living and len(tree.all) == known)


class _SharedMemory:
    """The shared memory blocks and semaphores that a run makes in /dev/shm.

    Their names do not tell their maker, and neighbors make some too. So each new name is looked
    for, while it is young, among what the processes of the run have open or mapped.
    """

    def __init__(self, resources: contextlib.ExitStack) -> None:
        libc = ctypes.CDLL(None)
        self.news: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        """A descriptor that is readable when there is a new name."""
        if self.news < 0:  # the user has too many; then the regular looks must do
            self.news = os.eventfd(0)
        resources.callback(os.close, self.news)
        libc.inotify_add_watch(self.news, os.fsencode(_SHM), _IN_CREATE)
        self._before = set(_inodes())
        self._ours: set[str] = set()
        self._first_seen: dict[str, float] = {}

    def look(self, tree: ProcessTree) -> None:
        """Find out which new names are those of the run."""
        with contextlib.suppress(BlockingIOError):
            os.read(self.news, 65536)
        time = now()
        young = {
            name: inode
            for name, inode in _inodes().items()
            if name not in self._before | self._ours and time - self._first_seen.setdefault(name, time) < _YOUNG
        }
        for process in tree.living if young else ():
            used = _used_inodes(process.pid)
            self._ours |= {name for name, inode in young.items() if inode in used}

    def left(self) -> list[str]:
        """Return, and remove, what the run left: what is there and used by nobody any more."""
        inodes = _inodes()
        left = self._ours & inodes.keys()
        for pid in filter(str.isdigit, os.listdir("/proc") if left else ()):
            used = _used_inodes(int(pid))
            left = {name for name in left if inodes[name] not in used}
        for name in left:
            with contextlib.suppress(OSError):
                (_SHM / name).unlink()
        return sorted(left)


def _inodes() -> dict[str, int]:
    """Return the names of files in /dev/shm and their inodes."""
    with contextlib.suppress(OSError), os.scandir(_SHM) as entries:
        return {entry.name: entry.inode() for entry in entries if entry.is_file(follow_symlinks=False)}
    return {}


def _used_inodes(pid: int) -> set[int]:
    """Return the inodes in /dev/shm that a process has mapped or open; none if it is gone or another user's.

    Inodes, not names: sem_open() maps a semaphore before it gets its name.
    """
    used: set[int] = set()
    with contextlib.suppress(OSError), open(f"/proc/{pid}/maps", "rb") as file:
        used.update(map(int, re.findall(rb" (\d+) +/dev/shm/", file.read())))
    with contextlib.suppress(OSError), os.scandir(f"/proc/{pid}/fd") as entries:
        device = _SHM.stat().st_dev
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.stat().st_dev == device:
                    used.add(entry.stat().st_ino)
    return used
