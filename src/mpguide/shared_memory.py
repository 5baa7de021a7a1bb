"""The shared memory of a run: blocks and semaphores that it makes in /dev/shm, and what it leaves (Linux)."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import re
from pathlib import Path

from mpguide.execution import now
from mpguide.tree import ProcessTree

_SHM = Path("/dev/shm")
_YOUNG = 1.0
_IN_CREATE = 0x100


class SharedMemory:
    """The shared memory blocks and semaphores that a run makes in /dev/shm.

    Their names do not tell their maker, and neighbors make some too. So each new name is looked
    for, while it is young, among what the processes of the run have open or mapped.
    """

    def __init__(self, resources: contextlib.ExitStack) -> None:
        libc = ctypes.CDLL(None)
        self._news: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._news < 0:  # the user has too many; then the regular looks must do
            self._news = os.eventfd(0)
        resources.callback(os.close, self._news)
        self._told = libc.inotify_add_watch(self._news, os.fsencode(_SHM), _IN_CREATE) >= 0
        self._before = set(_inodes())
        self._ours: set[str] = set()
        self._first_seen: dict[str, float] = {}
        self._last_news = -math.inf

    def fileno(self) -> int:
        """Return a descriptor that is readable when there is a new name."""
        return self._news

    def look(self, tree: ProcessTree) -> None:
        """Find out which new names are those of the run."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._news, 65536)
            self._last_news = now()
        time = now()
        if self._told and time - self._last_news > _YOUNG:
            return  # no name is young
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
