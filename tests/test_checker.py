"""The check: each kind of failure has its own sentence, and what is allowed passes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest

from mpguide import Example, Interpreter, MpguideError, Record, check
from mpguide.checker import describe_exit, find_misbehavior, find_problem
from mpguide.header import this_platform
from mpguide.record import Variant
from mpguide.runner import run
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]


def record_of(example: Example, python: Interpreter, order: str, *lines: str, barriers: tuple[int, ...] = ()) -> Record:
    """Return a record of standard output; a line ``1 x`` is child 1's, ``0 x`` is main's."""
    said = [line.partition(" ") for line in lines]
    expected = Expected(
        order, tuple(Said("main" if who == "0" else f"child {who}", text) for who, _, text in said), barriers
    )
    return Record(example.digest, (Variant(((python.minor, "fork"),), {"stdout": expected}),))


CHILD = """
    from multiprocessing import Process

    def work():
        print("working")

    if __name__ == "__main__":
        print("begin")
        process = Process(target=work)
        process.start()
        process.join()
        print("end")
"""


def problem_of(make: Maker, python: Interpreter, source: str, *lines: str, header: str = "", **more: object) -> str:
    example = make(source, header=header)
    record = record_of(example, python, "exact", *lines)
    return check(example, python, "fork", dataclasses.replace(record, **more)).problem  # type: ignore[arg-type]


def test_a_check_that_passes_says_all_about_itself(make: Maker, python: Interpreter) -> None:
    example = make(CHILD)
    record = record_of(example, python, "by-process", "0 begin", "1 working", "0 end", barriers=(1, 2))
    record.save(example.record_path)
    result = check(example, python, "fork")
    assert result.problem == ""
    assert result.status == "passed"
    assert (result.example, result.python, result.version) == ("a/x.py", python.minor, python.version)
    assert (result.start_method, result.order, result.platform) == ("fork", "by-process", this_platform())
    assert (result.source, result.attributed) == (example.digest, this_platform() == "linux")
    assert result.seconds > 0
    assert len(result.date) == 10


def test_a_check_without_a_fresh_record_is_refused(make: Maker, python: Interpreter) -> None:
    example = make("print(1)")
    with pytest.raises(MpguideError, match="is missing"):
        check(example, python, "fork")
    record_of(example, python, "exact", "0 1").save(example.record_path)
    with pytest.raises(MpguideError, match="changed since it was recorded"):
        check(make("print(2)"), python, "fork")


def test_other_output_is_shown_as_a_difference(make: Maker, python: Interpreter) -> None:
    assert problem_of(make, python, "print('a')\nprint('b')\n", "0 a", "0 c") == (
        "stdout differs from the record ('-' recorded, '+' this run; order: exact)\n"
        "  all processes:\n     main | a\n    -main | c\n    +main | b"
    )


def test_a_line_of_another_process_is_noticed(make: Maker, python: Interpreter) -> None:
    problem = problem_of(make, python, CHILD, "0 begin", "0 working", "0 end")
    assert "  main:\n" in problem
    assert "    -working\n" in problem
    assert "child 1 (not in the record):\n    +working" in problem


def test_a_wrong_order_is_noticed(make: Maker, python: Interpreter) -> None:
    example = make(CHILD)
    record = record_of(example, python, "by-process", "1 working", "0 begin", "0 end", barriers=(1,))
    assert check(example, python, "fork", record).problem == (
        "stdout differs from the record ('-' recorded, '+' this run; order: by-process)\n"
        "  out of order: 'main | begin' came before 'child 1 | working', which the program prints first"
    )


def test_a_wrong_exit_status_is_shown_with_the_last_words(make: Maker, python: Interpreter) -> None:
    source = "import sys\nprint('out')\nsys.exit('no\\nway')\n"
    problem = problem_of(make, python, source, "0 out", header="stderr = 'ignore'")
    assert problem == "exit status is 1, expected 0\n    its last lines:\n    no\n    way"


def test_the_last_words_are_standard_output_if_there_is_no_error(make: Maker, python: Interpreter) -> None:
    source = "import sys\nfor n in range(20): print(n)\nsys.exit(3)\n"
    problem = problem_of(make, python, source, *(f"0 {n}" for n in range(20)))
    assert problem.splitlines() == [
        "exit status is 3, expected 0",
        "    its last lines:",
        *(f"    {n}" for n in range(8, 20)),
    ]


def test_silence_is_named(make: Maker, python: Interpreter) -> None:
    assert problem_of(make, python, "raise SystemExit(5)\n") == "exit status is 5, expected 0\n    it printed nothing"


def test_an_expected_exit_status_passes_and_another_fails(make: Maker, python: Interpreter) -> None:
    assert problem_of(make, python, "raise SystemExit(5)\n", header="exit = 5") == ""
    assert problem_of(make, python, "", header="exit = 5").startswith("exit status is 0, expected 5\n")


def test_death_by_a_signal_is_named(make: Maker, python: Interpreter) -> None:
    source = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n"
    assert problem_of(make, python, source).startswith("exit status is -9 (SIGKILL), expected 0\n")
    assert problem_of(make, python, source, header="exit = 'SIGKILL'") == ""
    assert problem_of(make, python, source, header="exit = 'SIGTERM'").startswith(
        "exit status is -9 (SIGKILL), expected -15 (SIGTERM)\n"
    )


@pytest.mark.parametrize(
    ("status", "words"), [(0, "0"), (3, "3"), (-15, "-15 (SIGTERM)"), (-99, "-99"), (None, "None")]
)
def test_exit_statuses_have_words(status: int | None, words: str) -> None:
    assert describe_exit(status) == words


def test_a_run_that_hangs_is_stopped_and_says_so(make: Maker, python: Interpreter) -> None:
    source = "import threading\nprint('waiting')\nthreading.Event().wait()\n"
    problem = problem_of(make, python, source, "0 waiting", header="timeout = 2")
    assert problem == (
        "stopped after 2 s, its time limit; all its processes were killed\n    its last lines:\n    waiting"
    )


def test_a_run_that_prints_without_end_is_stopped_and_says_so(make: Maker, python: Interpreter) -> None:
    problem = problem_of(make, python, "while True: print('x' * 10_000)\n")
    assert re.match(
        r"stopped after \S+ bytes of output, the most a run may print; all its processes were killed\n", problem
    )


LEAVE_A_FILE = "from pathlib import Path\nPath('kept.txt').touch()\n"
LEAVE_A_PROCESS = """
    import os, sys, threading
    if os.fork() == 0:
        threading.Event().wait()
"""


@pytest.mark.parametrize(
    ("source", "kind", "what"),
    [
        (LEAVE_A_FILE, "files", "left behind: file kept.txt"),
        (LEAVE_A_PROCESS, "processes", "left behind: process "),
    ],
)
def test_what_is_left_behind_is_named_unless_declared(
    make: Maker, python: Interpreter, source: str, kind: str, what: str
) -> None:
    assert problem_of(make, python, source).startswith(what)
    others = [other for other in ("files", "processes", "shm") if other != kind]
    assert problem_of(make, python, source, header=f"leaves = {others}").startswith(what)
    assert problem_of(make, python, source, header=f"leaves = ['{kind}']") == ""


@pytest.mark.parametrize("kind", ["processes", "shm", "files"])
def test_every_kind_of_leftover_can_be_declared(make: Maker, python: Interpreter, kind: str) -> None:
    leftovers = (("processes", "process sleep"), ("shm", "/dev/shm/psm_1"), ("files", "file a.txt"))
    example = make("", header=f"leaves = ['{kind}']")
    done = dataclasses.replace(run(example, python, "fork"), leftovers=leftovers)
    assert find_misbehavior(done).splitlines() == [f"left behind: {what}" for other, what in leftovers if other != kind]


ERR = "import sys\nprint('fine')\nprint('warning', file=sys.stderr)\n"


def test_standard_error_is_compared_too(make: Maker, python: Interpreter) -> None:
    assert problem_of(make, python, ERR, "0 fine") == (
        "stderr differs from the record ('-' recorded, '+' this run; order: exact)\n"
        "  all processes:\n    +main | warning"
    )


def test_standard_error_may_be_ignored(make: Maker, python: Interpreter) -> None:
    assert problem_of(make, python, ERR, "0 fine", header="stderr = 'ignore'") == ""


def test_standard_error_and_output_are_not_confused(make: Maker, python: Interpreter) -> None:
    example = make(ERR)
    streams = {
        name: Expected("exact", (Said("main", text),)) for name, text in [("stdout", "warning"), ("stderr", "fine")]
    }
    record = Record(example.digest, (Variant(((python.minor, "fork"),), streams),))
    problem = check(example, python, "fork", record).problem
    assert problem.count("differs from the record") == 2


def test_masked_values_may_differ(make: Maker, python: Interpreter) -> None:
    source = "import os\nprint('pid', os.getpid())\n"
    assert problem_of(make, python, source, "0 pid 1", header=r"mask = ['pid (\d+)']") == ""
    assert "+main | pid ░" in problem_of(make, python, source, "0 pad 1", header=r"mask = ['pid (\d+)']")


def test_all_that_is_wrong_is_said_at_once(make: Maker, python: Interpreter) -> None:
    source = LEAVE_A_FILE + ERR + "sys.exit(2)\n"
    problem = problem_of(make, python, source, "0 good")
    assert [line for line in problem.splitlines() if not line.startswith(" ")] == [
        "exit status is 2, expected 0",
        "left behind: file kept.txt",
        "stdout differs from the record ('-' recorded, '+' this run; order: exact)",
        "stderr differs from the record ('-' recorded, '+' this run; order: exact)",
    ]


def test_a_run_that_does_not_know_its_writers_compares_texts(make: Maker, python: Interpreter) -> None:
    example = make(CHILD)
    done = run(example, python, "fork", portable=True)
    assert find_misbehavior(done) == ""
    record = record_of(example, python, "by-process", "0 begin", "1 working", "0 end", barriers=(1, 2))
    assert find_problem(done, record) == ""
    record = record_of(example, python, "by-process", "0 begin", "1 resting", "0 end", barriers=(1, 2))
    assert "-resting" in find_problem(done, record)
