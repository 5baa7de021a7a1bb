"""Writing files whole or not at all, and by one process at a time."""

from __future__ import annotations

import errno
import os
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from mpguide.errors import MpguideError, at


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, text in UTF-8 with plain line feeds; if that fails, the old file stays as it was.

    Symbolic links are followed. What is no regular file (a device, a named pipe, a socket) is never
    replaced but written into, and so is what is standard output or standard error.

    Raises:
        MpguideError: it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if _stays(path):
            _write_into(path, data)
        else:
            _replace(path, data)
    except OSError as error:
        raise MpguideError(f"{at(path)}: cannot be written: {error.strerror}") from None


def refuse_unwritable(path: Path) -> None:
    """Try whether `write_whole` can write a file, before the work that makes its content.

    Raises:
        MpguideError: it cannot.
    """
    if not path.parent.is_dir():
        raise MpguideError(f"{at(path)}: cannot be written: {path.parent} is no folder")
    try:
        if not _stays(path):
            unfinished = _unfinished(path)
            unfinished.touch()
            unfinished.unlink()
        elif not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise MpguideError(f"{at(path)}: cannot be written: {error.strerror}") from None


def _stays(path: Path) -> bool:
    """Say whether what is there must stay and be written into."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return not stat.S_ISREG(found.st_mode) or _own_stream(found) is not None


def _own_stream(found: os.stat_result) -> int | None:
    """Return the descriptor of standard output or standard error if it is that file."""
    for fd in (1, 2):
        with suppress(OSError):
            if os.path.samestat(os.fstat(fd), found):
                return fd
    return None


def _write_into(path: Path, data: bytes) -> None:
    found = path.stat()
    own = _own_stream(found)
    if own is None and stat.S_ISSOCK(found.st_mode):
        with socket.socket(socket.AF_UNIX) as end:
            end.connect(os.fspath(path))
            end.sendall(data)
        return
    fd = os.open(path, os.O_WRONLY | os.O_APPEND) if own is None else os.dup(own)
    with open(fd, "wb") as file:
        file.write(data)


def _unfinished(path: Path) -> Path:
    real = Path(os.path.realpath(path))
    return real.with_name(f".{real.name}.{os.getpid()}")


def _replace(path: Path, data: bytes) -> None:
    unfinished = _unfinished(path)
    try:
        unfinished.write_bytes(data)
        unfinished.replace(os.path.realpath(path))
    finally:
        with suppress(OSError):
            unfinished.unlink()


def cache_folder() -> Path:
    """Return where to keep what can be made again: ``mpguide`` in the user's cache folder.

    Raises:
        MpguideError: this user has no home.
    """
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mpguide"
    except RuntimeError:
        raise MpguideError("there is no home folder for a cache; name a folder of yours with XDG_CACHE_HOME") from None


def _lock_file(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise MpguideError(
            f"{at(path.parent)}: cannot be used: {error.strerror}; name a folder of yours with XDG_CACHE_HOME"
        ) from None


@contextmanager
def one_at_a_time(path: Path, waits: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let one process or thread at a time into the block, by a lock on a file, which is made and stays.

    Calls ``waits`` once if another one is in it.

    On Windows, which has no such lock, it lets everybody in: the blocks must be able to bear it.

    Raises:
        MpguideError: the file cannot be made.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with _lock_file(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # until the file is closed
        except BlockingIOError:
            waits()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
