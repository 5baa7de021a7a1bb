"""Writing files whole or not at all, and by one process at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mpguide.errors import MpguideError, at


def write_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with plain line feeds; if that fails, the old file stays as it was.

    Raises:
        MpguideError: it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise MpguideError(f"{at(path)}: cannot be written: {error.strerror}") from None


@contextmanager
def one_at_a_time(path: Path, waits: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let one process or thread at a time into the block, by a lock on a file, which is made and stays.

    Calls ``waits`` once if another one is in it.

    On Windows, which has no such lock, it lets everybody in: the blocks must be able to bear it.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # until the file is closed
        except BlockingIOError:
            waits()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
