"""Which runs a matrix has, and many of them side by side."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import operator
import os
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from mpguide import Interpreter, MpguideError, Run, run
from mpguide.header import this_platform
from mpguide.interpreter import _probe
from mpguide.matrix import Job, default_workers, plan, side_by_side
from tests.conftest import Maker

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without unwinding them")
METHODS = ("fork", "spawn", "forkserver")


@pytest.fixture
def pythons(python: Interpreter) -> tuple[Interpreter, Interpreter]:
    """Two interpreters as on Linux, by their description only."""
    old = dataclasses.replace(python, version="3.11.9", free_threaded=False, start_methods=METHODS)
    return old, dataclasses.replace(old, version="3.14.8", free_threaded=True)


def test_a_plan_has_every_example_python_and_start_method_in_order(
    make: Maker, pythons: tuple[Interpreter, Interpreter]
) -> None:
    one, two = make("", "b/one.py"), make("", "a/two.py", "start-methods = ['spawn']")
    jobs, left_out = plan([one, two], pythons)
    assert [str(job) for job in jobs] == [
        *(f"b/one.py [{python} {method}]" for python in ("3.11", "3.14t") for method in METHODS),
        *(f"a/two.py [{python} spawn]" for python in ("3.11", "3.14t")),
    ]
    assert jobs[0] == Job(one, pythons[0], "fork")
    assert left_out == []


def test_a_plan_can_be_for_some_start_methods_and_for_those_who_choose_their_own(
    make: Maker, pythons: tuple[Interpreter, Interpreter]
) -> None:
    examples = [make("", "a/all.py"), make("", "a/own.py", "start-methods = 'own'"), make("", "a/shell.sh")]
    jobs, left_out = plan(examples, pythons[:1], ["spawn", "forkserver"])
    assert [str(job) for job in jobs] == [
        "a/all.py [3.11 spawn]",
        "a/all.py [3.11 forkserver]",
        "a/own.py [3.11 own]",
        "a/shell.sh [3.11 own]",
    ]
    assert left_out == []


def test_a_plan_says_which_combinations_it_leaves_out_and_why(
    make: Maker, pythons: tuple[Interpreter, Interpreter]
) -> None:
    here = this_platform()
    elsewhere = next(name for name in ("linux", "macos") if name != here)
    new = make('# /// script\n# requires-python = ">=3.14"\n# ///\n', "a/new.py")
    far = make("", "a/far.py", f"platforms = ['{elsewhere}']")
    few = dataclasses.replace(pythons[0], start_methods=("spawn",))
    jobs, left_out = plan([new, far, make("", "a/all.py")], [few], ["spawn", "fork"])
    assert [str(job) for job in jobs] == ["a/all.py [3.11 spawn]"]
    assert left_out == [
        "a/new.py: not for Python 3.11.9 (requires >=3.14)",
        f"a/far.py: not for {here}",
        "a/all.py: Python 3.11.9 has no fork here",
    ]


def test_an_empty_plan_is_no_error() -> None:
    assert plan([], []) == ([], [])


def test_there_are_two_workers_for_each_usable_core() -> None:
    code = "from mpguide.matrix import default_workers; print(default_workers())"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(answer.stdout) == default_workers()
    assert default_workers() % 2 == 0
    if sys.platform == "linux":
        one = min(os.sched_getaffinity(0))
        pinned = f"import os; os.sched_setaffinity(0, {{{one}}}); {code}"
        answer = subprocess.run([sys.executable, "-c", pinned], capture_output=True, text=True, check=True)
        assert answer.stdout == "2\n"


def test_results_come_with_the_number_of_their_call() -> None:
    calls = [(number, 1) for number in range(20)]
    assert sorted(side_by_side(operator.add, calls, 3)) == [(number, number + 1) for number in range(20)]
    assert multiprocessing.active_children() == []


def test_no_calls_have_no_results() -> None:
    assert list(side_by_side(operator.add, [], 3)) == []


def test_calls_run_in_other_processes_at_the_same_time(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if sys.platform == "win32":
        assert os.getpid() not in {pid for _, pid in side_by_side(os.getpid, [(), ()], 2)}
        return
    os.mkfifo(pipe)  # opening one end waits for the other: alone, neither call would return
    calls = [(str(pipe), os.O_RDONLY), (str(pipe), os.O_WRONLY)]
    assert sorted(index for index, _ in side_by_side(os.open, calls, 2)) == [0, 1]


def test_an_exception_in_a_call_comes_to_the_caller_and_ends_the_workers() -> None:
    results = side_by_side(operator.truediv, [(1, 0), (1, 1)], 1)
    with pytest.raises(ZeroDivisionError):
        list(results)
    assert multiprocessing.active_children() == []


def test_an_error_of_ours_keeps_its_one_line() -> None:
    results = side_by_side(_probe, [("/no/such/python",)], 1)
    with pytest.raises(MpguideError) as caught:
        list(results)
    assert str(caught.value) == "/no/such/python: is not a Python that runs"


def test_runs_side_by_side_know_their_own_lines(make: Maker, python: Interpreter) -> None:
    source = """
        from multiprocessing import Process

        if __name__ == "__main__":
            process = Process(target=print, args=(NAME,))
            process.start()
            process.join()
            print(NAME)
    """
    names = [f"n{number}" for number in range(6)]
    calls = [(make(source.replace("NAME", repr(name)), f"a/{name}.py"), python, "spawn") for name in names]
    for index, done in side_by_side(run, calls, 3):
        assert {(line.process == 0, line.text) for line in done.lines} >= {(True, names[index])}
        assert {line.text for line in done.lines} == {names[index]}
        assert (done.exit, done.leftovers, done.example) == (0, (), calls[index][0])


HANGS = """
    import os, signal
    from pathlib import Path
    os.fork()
    Path({folder!r}, f"pid.{{os.getpid()}}").touch()
    while True:
        signal.pause()
"""


def wait_for_pids(folder: Path, count: int) -> list[int]:
    deadline = time.monotonic() + 120
    while len(found := [int(path.suffix[1:]) for path in folder.glob("pid.*")]) < count:
        assert time.monotonic() < deadline, f"only {len(found)} processes in {folder}"
        time.sleep(0.01)
    return found


def wait_until_gone(pids: list[int], what: str) -> None:
    deadline = time.monotonic() + 60
    while any(lives(pid, what) for pid in pids):
        assert time.monotonic() < deadline, f"one of {pids} lives"
        time.sleep(0.01)


def lives(pid: int, what: str) -> bool:
    answer = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return what in answer.stdout


@posix
def test_a_caller_that_stops_early_ends_the_running_programs_and_starts_no_others(
    make: Maker, python: Interpreter, tmp_path: Path
) -> None:
    quick = make("print('quick')", "a/quick.py")
    hanging = [
        make(HANGS.format(folder=str(tmp_path)), f"a/stopped_early_{number}.py", "timeout = 600") for number in range(4)
    ]
    calls = [(quick, python), *((example, python) for example in hanging)]
    with closing(cast("Iterator[tuple[int, Run]]", side_by_side(run, calls, 1))) as results:  # type: ignore[type-var]
        assert next(results)[0] == 0
        pids = wait_for_pids(tmp_path, 2)
    wait_until_gone(pids, "stopped_early")
    assert len(list(tmp_path.glob("pid.*"))) == 2
    assert multiprocessing.active_children() == []


@posix
def test_other_children_of_a_caller_that_stops_early_are_let_alone() -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as bystander:
        pid = bystander.submit(os.getpid).result()
        with pytest.raises(ZeroDivisionError):
            list(side_by_side(operator.truediv, [(1, 0)], 1))
        assert bystander.submit(os.getpid).result() == pid


@posix
def test_ctrl_c_ends_the_programs_and_the_workers(make: Maker, tmp_path: Path) -> None:
    make(HANGS.format(folder=str(tmp_path)), "a/interrupted_1.py", "timeout = 600")
    make(HANGS.format(folder=str(tmp_path)), "a/interrupted_2.py", "timeout = 600")
    root = make("", "a/x.py").path.parents[2]
    code = f"""
        import json, multiprocessing, signal
        from pathlib import Path
        from mpguide import Interpreter, Library, run
        from mpguide.matrix import side_by_side

        signal.signal(signal.SIGINT, signal.default_int_handler)
        library, python = Library(Path({str(root)!r})), Interpreter.find()
        calls = [(library.get(name), python) for name in ("a/interrupted_1", "a/interrupted_2")]
        try:
            list(side_by_side(run, calls, 2))
        except KeyboardInterrupt:
            print(json.dumps([child.pid for child in multiprocessing.active_children()]))
    """
    caller = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    pids = wait_for_pids(tmp_path, 4)
    os.killpg(caller.pid, 2)  # as a terminal does: caller and workers get it
    answer, _ = caller.communicate()
    assert (json.loads(answer), caller.returncode) == ([], 0)
    wait_until_gone(pids, "interrupted_")


def test_calls_run_where_the_temporary_folder_is_too_long_for_a_fork_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("x" * 90)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    assert sorted(side_by_side(pow, [(2, 3), (2, 4)], 2)) == [(0, 8), (1, 16)]
