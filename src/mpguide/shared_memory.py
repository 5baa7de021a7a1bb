"""The shared memory of a run: blocks and semaphores that it makes in /dev/shm, and what it leaves (Linux)."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import re
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from mpguide.execution import now
from mpguide.tree import ProcessTree

_SHM = Path("/dev/shm")
_YOUNG = 1.0
_FIRST_GAP = 0.01
_RELOOK = 0.005
"""Seconds before a name is looked for again because somebody has opened it."""
_IN_OPEN, _IN_CREATE, _IN_MOVED_TO, _IN_Q_OVERFLOW = 0x20, 0x100, 0x80, 0x4000
_MAPPED = re.compile(rb" (\d+) +/dev/shm/")
_EVENT = struct.Struct("iIII")


@dataclass
class _Name:
    """A name that somebody made meanwhile."""

    inode: int
    first_seen: float
    next_look: float
    gap: float = _FIRST_GAP
    looked: float = 0.0


class SharedMemory:
    """The shared memory blocks and semaphores that a run makes in /dev/shm.

    Their names do not tell their maker, and neighbors make some too. So each new name is looked
    for, while it is young, among what the processes of the run have open or mapped: at once, each time
    somebody opens it, in each process that is new, and besides at growing intervals.
    """

    def __init__(self, resources: contextlib.ExitStack) -> None:
        libc = ctypes.CDLL(None)
        self._news: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self._told = self._news >= 0
        if not self._told:  # the user has too many; then the regular looks must do
            self._news = os.eventfd(0)
        resources.callback(os.close, self._news)
        events = _IN_OPEN | _IN_CREATE | _IN_MOVED_TO
        self._told &= libc.inotify_add_watch(self._news, os.fsencode(_SHM), events) >= 0
        self._before = set(_inodes())
        self._ours: set[str] = set()
        self._young: dict[str, _Name] = {}
        self._old: set[str] = set()
        self._looked_at: set[int] = set()

    def fileno(self) -> int:
        """Return a descriptor that is readable when there is a new name, or one was opened."""
        return self._news

    def due(self, ready: bool) -> bool:
        """Take in what is new, if the descriptor is ready; say whether it is time to look."""
        time = now()
        if self._told:
            if ready:
                self._meet(self._events(), time)
        else:
            self._meet(set(_inodes()) - self._young.keys(), time)
        for name in [name for name, one in self._young.items() if time - one.first_seen >= _YOUNG]:
            del self._young[name]
            self._old.add(name)
        return any(one.next_look <= time for one in self._young.values())

    def look(self, tree: ProcessTree) -> None:
        """Find out which new names are those of the run."""
        time = now()
        due = {name for name, one in self._young.items() if one.next_look <= time}
        for process in tree.living:
            wanted = due if process.pid in self._looked_at else self._young.keys()
            self._looked_at.add(process.pid)
            if wanted:
                used = _used_inodes(process.pid)
                self._ours |= {name for name in wanted if self._young[name].inode in used}
        for name in due:
            one = self._young[name]
            one.looked, one.next_look = time, time + one.gap
            one.gap *= 3
        for name in self._ours & self._young.keys():
            del self._young[name]

    def _events(self) -> set[str]:
        """Return the names that were made or opened since the last time."""
        names: set[str] = set()
        try:
            data = os.read(self._news, 65536)
        except BlockingIOError:
            return names
        place = 0
        while place < len(data):
            _, mask, _, length = _EVENT.unpack_from(data, place)
            place += _EVENT.size + length
            names.add(os.fsdecode(data[place - length : place].rstrip(b"\0")))
            if mask & _IN_Q_OVERFLOW:
                names |= _inodes().keys()
        return names

    def _meet(self, names: set[str], time: float) -> None:
        """Note names that are new; those that are known and young shall be looked for now."""
        for name in names - self._before - self._ours - self._old - {""}:
            try:
                inode = (_SHM / name).lstat()
            except OSError:  # it is gone already, as the semaphores are that processes inherit
                continue
            known = self._young.get(name)
            if known and known.inode == inode.st_ino:
                known.next_look = min(known.next_look, max(time, known.looked + _RELOOK))
            elif stat.S_ISREG(inode.st_mode):
                self._young[name] = _Name(inode.st_ino, time, time)

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
    with contextlib.suppress(OSError), open(f"/proc/{pid}/maps", "rb", buffering=0) as file:
        data = file.read()
        if b"/dev/shm/" in data:
            used.update(map(int, _MAPPED.findall(data)))
    with contextlib.suppress(OSError), os.scandir(f"/proc/{pid}/fd") as entries:
        device = _device()
        for entry in entries:
            with contextlib.suppress(OSError):
                found = entry.stat()
                if found.st_dev == device:
                    used.add(found.st_ino)
    return used


@functools.cache
def _device() -> int:
    return _SHM.stat().st_dev
