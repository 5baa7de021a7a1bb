"""What the processes of a run print, each piece with the pid of its writer (Linux).

A program's output streams are Unix sockets; with ``SO_PASSCRED`` the kernel tells of every piece
who wrote it (source: https://man7.org/linux/man-pages/man7/unix.7.html, SCM_CREDENTIALS).
"""

from __future__ import annotations

import contextlib
import math
import os
import select
import socket
import struct
from collections.abc import Container, Mapping

from mpguide.execution import LineBuffer, now

_READS = 16
_HOLD = 0.05
_LONGEST = 1 << 16


class Listener:
    """Two sockets, and the lines that came out of them."""

    def __init__(
        self, resources: contextlib.ExitStack, forward: Mapping[str, int] | None = None, keep: float = math.inf
    ) -> None:
        """Make ready for `open`.

        Args:
            resources: closes the sockets.
            forward: descriptors to which all is passed on, by stream, in whole lines.
            keep: bytes of which to keep the lines; what comes after them is only counted and passed on.
        """
        self._keep = keep
        self.lines: list[tuple[int, str, bytes, float]] = []
        """Writer's pid, stream, line without its end, time of arrival."""
        self.bytes = 0
        self._ready = select.epoll()
        resources.callback(self._ready.close)
        self._resources = resources
        self._forward = forward or {}
        self._streams: dict[int, tuple[str, socket.socket]] = {}
        self._buffers: dict[tuple[int, str], LineBuffer] = {}
        self._heard: dict[tuple[int, str], float] = {}
        self._held: dict[tuple[int, str], bytes] = {}

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
                    self._ready.unregister(fd)
                    del self._streams[fd]
                    end.close()
                    break
                fresh |= pid not in known
                self._take(pid, stream, data)
        return fresh

    def finish(self, limit: int) -> None:
        """Read what is left now that every writer is gone, up to so many bytes; put the lines in order."""
        for stream, end in self._streams.values():
            while self.bytes <= limit and (piece := _receive(end)) and piece[1]:
                self._take(piece[0], stream, piece[1])
        for (pid, stream), buffer in self._buffers.items():
            self.lines += [(pid, stream, line, self._heard[pid, stream]) for line in buffer.rest()]
        self.lines.sort(key=lambda line: line[3])
        for (_, stream), part in self._held.items():
            _write(self._forward[stream], part)

    def _take(self, pid: int, stream: str, data: bytes) -> None:
        self.bytes += len(data)
        time = self._heard[pid, stream] = now()
        if self.bytes <= self._keep:
            buffer = self._buffers.setdefault((pid, stream), LineBuffer())
            self.lines += [(pid, stream, line, time) for line in buffer.feed(data)]
        if stream in self._forward:
            whole, end, rest = (self._held.pop((pid, stream), b"") + data).rpartition(b"\n")
            if len(rest) > _LONGEST:  # no line for people
                whole, end, rest = whole + end, rest, b""
            _write(self._forward[stream], whole + end)
            if rest:
                self._held[pid, stream] = rest

    def pass_on_prompts(self) -> None:
        """Pass on to a terminal what has been a part of a line for a while; somebody may have to answer it."""
        for key in [key for key in self._held if now() - self._heard[key] >= _HOLD]:
            if os.isatty(self._forward[key[1]]):
                _write(self._forward[key[1]], self._held.pop(key))


def _receive(end: socket.socket) -> tuple[int, bytes] | None:
    """Return a piece and its writer's pid; no bytes at the end; None if there is none now."""
    try:
        data, ancillary, _, _ = end.recvmsg(65536, socket.CMSG_SPACE(12))
    except BlockingIOError:
        return None
    return (struct.unpack("iII", ancillary[0][2][:12])[0], data) if data else (0, b"")


def _write(fd: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):  # whoever read it has enough; the program shall not notice
        while data:
            data = data[os.write(fd, data) :]
