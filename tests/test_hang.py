"""Hangs: a program that waits for ever is recognized as such, and says where each of its threads waits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, MpguideError, check, run
from mpguide.checker import find_misbehavior
from mpguide.execution import HUNG
from mpguide.hang import Frame, describe, parse_dump
from mpguide.matrix import side_by_side
from mpguide.recorder import record
from mpguide.transcript import transcript

Maker = Callable[..., Example]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")

JOIN_BEFORE_GET = """
from multiprocessing import Process, Queue

def child(queue):
    queue.put("x" * 1_000_000)

def main():
    queue = Queue()
    process = Process(target=child, args=(queue,))
    process.start()
    print("joining")
    process.join()

if __name__ == "__main__":
    main()
"""
HANGS = "hangs = true"


def waits(example: Example, python: Interpreter, method: str) -> list[tuple[str, str]]:
    done = run(example, python, method)
    assert done.hung, done
    assert done.exit is None
    assert done.leftovers == ()
    assert find_misbehavior(done) == ""
    return [(line.who, line.text) for line in transcript(done, "waits")]


@LINUX
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_each_thread_says_where_it_waits(make: Maker, python: Interpreter, method: str) -> None:
    main, child, feeder = waits(make(JOIN_BEFORE_GET, header=f"{HANGS}"), python, method)
    assert main == ("main", "process.join()  (line 15, in main)")
    assert child == ("child 1", "_exit_function > _finalize_join")
    assert feeder[0] == "child 1"
    assert feeder[1].startswith("_feed > ")
    assert feeder[1].endswith("_send, in another thread")


@LINUX
def test_a_hang_is_recorded_and_checked(make: Maker, python: Interpreter) -> None:
    example = make(JOIN_BEFORE_GET, header=f"{HANGS}\nstart-methods = ['fork']")
    made = record(example, [python], 2)
    made.save(example.record_path)
    assert "waits by-process" in made.dump() or "waits exact" in made.dump()
    assert check(example, python, "fork").problem == ""
    other = make(JOIN_BEFORE_GET.replace("process.join()", "queue.join_thread()"), "a/y.py", f"{HANGS}")
    problem = check(other, python, "fork", made).problem
    assert "waits differs" in problem or "it should hang" in problem


@LINUX
def test_a_program_that_ends_does_not_hang(make: Maker, python: Interpreter) -> None:
    done = run(make("print(1)", header=f"{HANGS}"), python)
    assert not done.hung
    assert find_misbehavior(done).startswith("it should hang: it ended, exit status 0")


@LINUX
def test_a_program_that_works_does_not_hang(make: Maker, python: Interpreter) -> None:
    done = run(make("while True: pass", header=f"{HANGS}\ntimeout = 3"), python)
    assert not done.hung
    assert "it should hang: stopped after 3 s" in find_misbehavior(done)


@LINUX
def test_a_program_that_sleeps_between_prints_does_not_hang_before_its_last(make: Maker, python: Interpreter) -> None:
    source = "import threading, time\nfor n in range(4): print(n); time.sleep(0.6)\nthreading.Lock().acquire()\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n"
    done = run(make(source, header=f"{HANGS}"), python)
    assert done.hung
    assert [line.text for line in done.lines] == ["0", "1", "2", "3", "lock.acquire()  (line 10, in <module>)"]


@LINUX
def test_an_example_that_must_not_hang_runs_to_its_limit(make: Maker, python: Interpreter) -> None:
    done = run(make("import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()"), python, timeout=2.0)
    assert done.stopped != HUNG
    assert "2 s, its time limit" in find_misbehavior(done)


@LINUX
def test_hangs_are_told_from_work_on_a_busy_machine(make: Maker, python: Interpreter) -> None:
    """Twelve at a time on few cores: a thread that is ready but has no core is not waiting."""
    example = make(JOIN_BEFORE_GET, header=f"{HANGS}")
    calls = [(example, python, method) for method in ("fork", "spawn", "forkserver") * 8]
    texts = set()
    for _, done in side_by_side(run, calls, 12):
        assert done.hung
        texts.add(tuple(line.text for line in done.lines))
    assert len(texts) == 1, texts


DUMP = """Thread 0x00007f01 [QueueFeederThread] (most recent call first):
  File "/usr/lib/python3.14/multiprocessing/connection.py", line 406 in _send
  File "/usr/lib/python3.14/multiprocessing/queues.py", line 251 in _feed
  File "/usr/lib/python3.14/threading.py", line 1024 in run
  File "/usr/lib/python3.14/threading.py", line 1081 in _bootstrap_inner
  File "/usr/lib/python3.14/threading.py", line 1044 in _bootstrap

Current thread 0x00007f02 [python3.14] (most recent call first):
  File "/tmp/w/x.py", line 2 in child
  File "/usr/lib/python3.14/multiprocessing/process.py", line 108 in run
  File "/usr/lib/python3.14/multiprocessing/process.py", line 320 in _bootstrap
  File "/tmp/w/x.py", line 1 in main
"""


def test_a_dump_is_read_with_the_main_thread_first(tmp_path: Path) -> None:
    stacks = parse_dump(DUMP)
    assert stacks[0][0] == Frame("/tmp/w/x.py", 2, "child")
    assert [len(stack) for stack in stacks] == [4, 5]
    script = tmp_path / "x.py"
    script.write_text("one()\n    two()\n")
    assert describe(stacks, script) == ["two()  (line 2, in child)", "_feed > _send, in another thread"]
    assert describe([], script) == []
    assert parse_dump("") == []


def test_a_child_of_the_fork_server_waits_in_its_own_functions(tmp_path: Path) -> None:
    library = "/usr/lib/python3.14/multiprocessing"
    stack = [
        Frame(f"{library}/queues.py", 204, "_finalize_join"),
        Frame(f"{library}/util.py", 390, "_exit_function"),
        Frame(f"{library}/forkserver.py", 331, "main"),
        Frame("<string>", 1, "<module>"),
    ]
    script = tmp_path / "x.py"
    script.write_text("")
    assert describe([stack], script) == ["_exit_function > _finalize_join"]


def test_a_forked_child_at_its_end_does_not_wait_where_its_parent_started_it(tmp_path: Path) -> None:
    library = "/usr/lib/python3.13/multiprocessing"
    stack = [
        Frame(f"{library}/queues.py", 204, "_finalize_join"),
        Frame(f"{library}/util.py", 390, "_exit_function"),
        Frame(f"{library}/popen_fork.py", 75, "_launch"),
        Frame(f"{library}/process.py", 121, "start"),
        Frame("/tmp/w/x.py", 1, "main"),
    ]
    script = tmp_path / "x.py"
    script.write_text("process.start()\n")
    assert describe([stack], script) == ["_exit_function > _finalize_join"]


@pytest.mark.parametrize(
    ("header", "why"),
    [("hangs = 1", "must be true or false"), ("hangs = true\nexit = 1", "has no exit status")],
)
def test_a_header_that_contradicts_itself(make: Maker, header: str, why: str) -> None:
    with pytest.raises(MpguideError, match=why):
        make("", header=f"{header}")


def test_a_hang_is_checked_on_linux_only(make: Maker) -> None:
    assert make("", header=f"{HANGS}").header.platforms == ("linux",)
