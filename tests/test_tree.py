"""The processes of a run, found and ended: `mpguide.tree` with real processes, without a run."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux has /proc and pidfds", allow_module_level=True)

from mpguide.tree import Births, ProcessTree, children_of, subreaper

TOKEN = "MPGUIDE_TEST=0123456789"
WAIT = "read line"


class Shell:
    """A shell in a session of its own that waits for input."""

    def __init__(self, script: str = WAIT, token: str = "", session: bool = True) -> None:
        self.session = session
        name, _, value = token.partition("=")
        environment = {"PATH": os.defpath} | ({name: value} if token else {})
        self.process = subprocess.Popen(
            ["sh", "-c", script],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=session,
            text=True,
        )

    def say(self) -> str:
        """Return the next line it prints."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def become_zombie(self) -> None:
        """End it, and wait until it has ended, without reaping it."""
        assert self.process.stdin
        self.process.stdin.close()
        os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT)


@pytest.fixture
def shells() -> Iterator[list[Shell]]:
    started: list[Shell] = []
    yield started
    for shell in started:
        with shell.process, contextlib.suppress(ProcessLookupError):
            if shell.session and shell.process.returncode is None:
                os.killpg(shell.process.pid, signal.SIGKILL)
            else:
                shell.process.kill()


def is_subreaper() -> bool:
    value = ctypes.c_int()
    ctypes.CDLL(None).prctl(37, ctypes.byref(value), 0, 0, 0)
    return bool(value.value)


def test_being_the_subreaper_ends_with_its_block() -> None:
    assert not is_subreaper()
    with subreaper():
        with subreaper():
            assert is_subreaper()
        assert is_subreaper()
    assert not is_subreaper()
    with pytest.raises(ZeroDivisionError), subreaper():
        raise ZeroDivisionError
    assert not is_subreaper()


def test_children_started_by_any_thread_are_children(shells: list[Shell]) -> None:
    ended = threading.Event()
    started = threading.Event()

    def work() -> None:
        shells.append(Shell())
        started.set()
        ended.wait()

    thread = threading.Thread(target=work)
    thread.start()
    started.wait()
    try:
        assert shells[0].process.pid in children_of(os.getpid())
    finally:
        ended.set()
        thread.join()
    assert shells[0].process.pid in children_of(os.getpid())  # another thread has inherited it


def test_a_process_that_has_ended_has_no_children(shells: list[Shell]) -> None:
    shells.append(Shell())
    shells[0].become_zombie()
    assert children_of(shells[0].process.pid) == []
    shells[0].process.wait()
    assert children_of(shells[0].process.pid) == []


def test_a_tree_knows_which_processes_are_its_own(shells: list[Shell]) -> None:
    root, in_session, with_token, stranger, ended, zombie = (
        Shell("sh -c 'echo $$; exec sleep 1000' & read line", TOKEN),
        Shell(f"echo $$; {WAIT}", session=False),
        Shell(token=TOKEN),
        Shell(token="MPGUIDE_TEST=9876543210"),
        Shell(token=TOKEN),
        Shell(token=TOKEN),
    )
    shells += [root, in_session, with_token, stranger, ended, zombie]
    child = int(root.say())
    zombie.become_zombie()
    ended.become_zombie()
    ended.process.wait()
    tree = ProcessTree(root.process.pid, TOKEN, frozenset(children_of(os.getpid())))
    try:
        assert tree.owns(root.process.pid) is True
        assert tree.owns(child) is True  # by its session
        assert tree.owns(with_token.process.pid) is True
        assert tree.owns(stranger.process.pid) is False
        assert tree.owns(os.getpid()) is False
        assert tree.owns(zombie.process.pid) is False  # it does not tell any more
        assert tree.owns(ended.process.pid) is False
    finally:
        tree.close()


def test_a_tree_sees_the_ends_of_its_processes_and_their_status(shells: list[Shell]) -> None:
    shells.append(Shell(f"{WAIT}; exit 7", TOKEN))
    root = shells[0].process
    bystanders = frozenset(children_of(os.getpid())) - {root.pid}
    tree = ProcessTree(root.pid, TOKEN, bystanders)
    while not tree.all[root.pid].command:  # in the middle of its exec
        tree.look()
    assert [process.pid for process in tree.living] == [root.pid]
    assert tree.all[root.pid].command == f"sh -c '{WAIT}; exit 7'"
    assert (tree.status, tree.all[root.pid].end) == (None, None)
    shells[0].become_zombie()
    tree.look()
    root.returncode = tree.status
    assert (tree.living, tree.status) == ([], 7)
    end = tree.all[root.pid].end
    assert end
    assert end > tree.all[root.pid].start
    tree.close()


def test_killing_a_tree_ends_all_of_it_and_nothing_else(shells: list[Shell]) -> None:
    neighbor = Shell()
    shells.append(neighbor)
    bystanders = frozenset(children_of(os.getpid()))
    with subreaper():
        root = Shell(
            "sh -c 'sh -c \"echo \\$\\$; exec sleep 1000\" & exec sleep 1000' & setsid sleep 1000 & read line", TOKEN
        )
        shells.append(root)
        grandchild = int(root.say())
        tree = ProcessTree(root.process.pid, TOKEN, bystanders)
        tree.kill()
        tree.close()
        root.process.returncode = tree.status
    assert tree.status == -9
    assert grandchild in tree.all
    assert not any(Path(f"/proc/{pid}").exists() for pid in tree.all)
    assert neighbor.process.poll() is None


def test_a_command_is_read_again_after_its_exec(shells: list[Shell]) -> None:
    shells.append(Shell(f"{WAIT}; exec sleep 1000", TOKEN))
    root = shells[0].process
    tree = ProcessTree(root.pid, TOKEN, frozenset())
    tree.all[root.pid].looked = tree.all[root.pid].start  # as if seen at its start, and not for long since
    assert root.stdin
    root.stdin.write("\n")
    root.stdin.flush()
    while Path(f"/proc/{root.pid}/cmdline").read_bytes() != b"sleep\x001000\x00":
        os.sched_yield()
    tree.look()
    assert tree.all[root.pid].command == "sleep 1000"
    tree.kill()
    tree.close()
    root.returncode = tree.status


# --- births -------------------------------------------------------------------------------------


def test_every_start_of_a_process_or_thread_is_told() -> None:
    with contextlib.ExitStack() as resources:
        births = Births(resources)
        for _ in range(3):
            subprocess.run(["true"], check=True)
            assert births.any()
            thread = threading.Thread(target=int)
            thread.start()
            thread.join()
            assert births.any()


def test_a_system_that_tells_no_births_gets_a_look_at_every_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Births, "_read", lambda self: b"0\n")
    with contextlib.ExitStack() as resources:
        births = Births(resources)
        subprocess.run(["true"], check=True)
        assert births.any()
        assert births.any()
