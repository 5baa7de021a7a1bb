"""What the processes of a run print, each piece with the pid of its writer (Linux).

A program's output streams are Unix sockets; with ``SO_PASSCRED`` the kernel tells of every piece
who wrote it (source: https://man7.org/linux/man-pages/man7/unix.7.html, SCM_CREDENTIALS).
"""

from __future__ import annotations

import contextlib
import math
import os
import select
import signal
import socket
import struct
from collections import Counter
from collections.abc import Container, Mapping

from mpguide.execution import LineBuffer, now

_READS = 16
_LINE = 200
"""Bytes that a line takes besides its text."""


class Listener:
    """Two sockets, and the lines that came out of them."""

    def __init__(
        self, resources: contextlib.ExitStack, forward: Mapping[str, int] | None = None, keep: float = math.inf
    ) -> None:
        """Make ready for `open`.

        Args:
            resources: closes the sockets.
            forward: descriptors to which all is passed on at once, by stream.
            keep: bytes of memory for lines, roughly; what comes after them is only counted and passed on.
        """
        self._keep = keep
        self.lines: list[tuple[int, str, bytes, float]] = []
        """Writer's pid, stream, line without its end, time of arrival."""
        self.bytes = 0
        self.kept = 0
        """Bytes of which the lines are kept."""
        self._ended: Counter[int] = Counter()
        self._open: dict[tuple[int, str], bool] = {}
        self._ready = select.epoll()
        resources.callback(self._ready.close)
        self._resources = resources
        self._forward = forward or {}
        self._streams: dict[int, tuple[str, socket.socket]] = {}
        self._buffers: dict[tuple[int, str], LineBuffer] = {}
        self._heard: dict[tuple[int, str], float] = {}

    def open(self, stream: str) -> socket.socket:
        """Return the end of a new socket that a program shall have as its ``stdout`` or ``stderr``."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._resources.enter_context(ours)
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        ours.setblocking(False)
        self._streams[ours.fileno()] = (stream, ours)
        self._ready.register(ours, select.EPOLLIN)
        return theirs

    def fileno(self) -> int:
        """Return a descriptor that is readable when there is something to read."""
        return self._ready.fileno()

    def read(self, known: Container[int]) -> bool:
        """Take what there is for now; say whether a process that is not known wrote some of it."""
        fresh = False
        for fd, _ in self._ready.poll(0):
            stream, end = self._streams[fd]
            for _ in range(_READS):  # then it is others' turn
                piece = _receive(end)
                if piece is None:
                    break
                pid, data = piece
                if not data:
                    self._close(fd)
                    break
                fresh |= pid not in known
                self._take(pid, stream, data)
                if not self._pass_on(stream, data):
                    self._close(fd)
                    with contextlib.suppress(OSError):  # it may wait for room, and then gets no signal from a socket
                        if pid:  # else it has none here
                            os.kill(pid, signal.SIGPIPE)
                    break
        return fresh

    def _close(self, fd: int) -> None:
        """Close our end of a stream: who writes to it now gets SIGPIPE or EPIPE, as with a pipe."""
        self._ready.unregister(fd)
        _, end = self._streams.pop(fd)
        end.shutdown(socket.SHUT_RD)
        while (piece := _receive(end)) and piece[1]:  # else the writer would get ECONNRESET
            pass
        end.close()

    def finish(self, limit: int) -> None:
        """Read what is left now that every writer is gone, up to so many bytes; put the lines in order."""
        for stream, end in self._streams.values():
            while self.bytes <= limit and (piece := _receive(end)) and piece[1]:
                self._take(piece[0], stream, piece[1])
                if not self._pass_on(stream, piece[1]):
                    break
        for (pid, stream), buffer in self._buffers.items():
            self.lines += [(pid, stream, line, self._heard[pid, stream]) for line in buffer.rest()]
        self.lines.sort(key=lambda line: line[3])

    def _take(self, pid: int, stream: str, data: bytes) -> None:
        self.bytes += len(data)
        time = self._heard[pid, stream] = now()
        self._ended[pid] += data.count(b"\n")
        self._open[pid, stream] = not data.endswith(b"\n")
        if self.kept + _LINE * len(self.lines) <= self._keep:
            self.kept += len(data)
            buffer = self._buffers.setdefault((pid, stream), LineBuffer())
            self.lines += [(pid, stream, line, time) for line in buffer.feed(data)]

    def counts(self) -> Counter[int]:
        """Return how many lines each process wrote, by pid, also of those that are not kept."""
        return self._ended + Counter(pid for (pid, _), is_open in self._open.items() if is_open)

    def _pass_on(self, stream: str, data: bytes) -> bool:
        """Write a piece to where the stream is passed on; return whether somebody still takes it."""
        return stream not in self._forward or _write(self._forward[stream], data)


def _receive(end: socket.socket) -> tuple[int, bytes] | None:
    """Return a piece and its writer's pid; no bytes at the end; None if there is none now."""
    try:
        data, ancillary, _, _ = end.recvmsg(65536, socket.CMSG_SPACE(12))
    except BlockingIOError:
        return None
    return (struct.unpack("iII", ancillary[0][2][:12])[0], data) if data else (0, b"")


def _write(fd: int, data: bytes) -> bool:
    """Write all to a descriptor; return whether that was possible."""
    while data:
        try:
            data = data[os.write(fd, data) :]
        except BlockingIOError:  # somebody else has made it so
            select.select([], [fd], [])
        except OSError:  # whoever read it has enough, or the disk is full
            return False
    return True
