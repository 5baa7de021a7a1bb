"""Shared memory of a run, told from that of neighbors: `mpguide.shared_memory` without a run."""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux has /dev/shm and inotify", allow_module_level=True)

from mpguide.shared_memory import SharedMemory


@pytest.fixture
def path() -> Iterator[Path]:
    path = Path("/dev/shm", f"mpguide-test-{secrets.token_hex(8)}")
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def memory() -> Iterator[SharedMemory]:
    with contextlib.ExitStack() as resources:
        yield SharedMemory(resources)


def tree(*pids: int) -> Any:
    return SimpleNamespace(living=[SimpleNamespace(pid=pid) for pid in pids])


def look(memory: SharedMemory, who: Any, seconds: float = 0.0) -> None:
    """Do as the runner does, for a while."""
    end = time.monotonic() + seconds
    while True:
        ready, _, _ = select.select([memory], [], [], 0.002)
        if memory.due(bool(ready)):
            memory.look(who)
        if time.monotonic() >= end:
            return


def test_a_block_that_a_process_has_open_is_its_own(memory: SharedMemory, path: Path) -> None:
    with path.open("w"):
        look(memory, tree(os.getpid()))
        assert memory.left() == []  # it is used
    assert memory.left() == [path.name]
    assert not path.exists()


def test_a_block_of_a_neighbor_is_let_alone(memory: SharedMemory, path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as neighbor:
        with path.open("w"):
            look(memory, tree(neighbor.pid), 0.1)
        assert memory.left() == []
        assert path.exists()
        neighbor.kill()


def test_a_block_that_a_process_opens_late_is_found_at_once(memory: SharedMemory, path: Path) -> None:
    path.touch()
    look(memory, tree(os.getpid()), 0.3)  # nobody has it open; the looks are rare now
    assert memory.left() == []
    with path.open("r"):
        look(memory, tree(os.getpid()), 0.02)
    assert memory.left() == [path.name]


def test_a_block_is_found_in_a_process_that_is_seen_late(memory: SharedMemory, path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as other, path.open("w"):
        look(memory, tree(other.pid), 0.05)
        memory.look(tree(other.pid, os.getpid()))
        other.kill()
    assert memory.left() == [path.name]


def test_without_inotify_the_regular_looks_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = SimpleNamespace(inotify_init1=lambda *_: -1, inotify_add_watch=lambda *_: -1)
    monkeypatch.setattr("ctypes.CDLL", lambda _: library)
    with contextlib.ExitStack() as resources:
        memory = SharedMemory(resources)
        with path.open("w"):
            look(memory, tree(os.getpid()))
        assert memory.left() == [path.name]
