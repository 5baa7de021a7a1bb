"""The recorder: what it finds in real runs, what it refuses, and what it keeps."""

from __future__ import annotations

import dataclasses
import os
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, MpguideError, Record, recorder
from mpguide.record import Variant
from mpguide.recorder import QUIET_RUNS, record, record_all
from mpguide.runner import NOISES
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
FORK = "start-methods = ['fork']"
RUNS = QUIET_RUNS + len(NOISES)

TWO_CHILDREN = """
    from multiprocessing import Process

    def work(name):
        for step in (1, 2):
            print(name, step)

    if __name__ == "__main__":
        print("begin")
        a, b = Process(target=work, args=("a",)), Process(target=work, args=("b",))
        for process in NUMBER % 2 and [a, b] or [b, a]:
            process.start()
            process.join()
        print("end")
"""


BEGIN = """\
import os
from itertools import count

def number():
    for n in count():
        try:
            os.mkdir(FOLDER + f"/{n}")
        except FileExistsError:
            continue
        return n

NUMBER = number() if __name__ == "__main__" else None
"""


@pytest.fixture
def counting(make: Maker, tmp_path: Path) -> Maker:
    """Like `make`, but in the source NUMBER is 0 in the first run, 1 in the second, and so on."""

    def write(source: str, header: str = FORK) -> Example:
        (tmp_path / "count").mkdir(exist_ok=True)
        begin = BEGIN.replace("FOLDER", repr(os.fspath(tmp_path / "count")))
        return make(begin + textwrap.dedent(source), header=header)

    return write


def make_record(example: Example, python: Interpreter) -> Record:
    return record(example, [python], workers=2)


def only(made: Record, stream: str = "stdout") -> Expected:
    assert len(made.variants) == 1
    return made.variants[0].expected(stream)


def refusal(example: Example, python: Interpreter) -> str:
    with pytest.raises(MpguideError) as caught:
        make_record(example, python)
    assert not example.record_path.exists()
    address, _, rest = str(caught.value).partition(": ")
    assert address == str(example.path)
    return rest


# --- orders --------------------------------------------------------------------------------------


def test_one_process_has_an_exact_order(make: Maker, python: Interpreter) -> None:
    made = make_record(make("print('a')\nprint('b')\n"), python)
    assert only(made) == Expected("exact", (Said("main", "a"), Said("main", "b")))
    assert made.variants[0].runs == tuple((python.minor, method) for method in ("fork", "spawn", "forkserver"))


def test_processes_that_take_turns_have_an_order_by_process(counting: Maker, python: Interpreter) -> None:
    expected = only(make_record(counting(TWO_CHILDREN), python))
    assert expected.order == "by-process"
    assert [line.who for line in expected.lines].count("main") == 2
    assert expected.barriers == (1, 5)


def test_lines_that_change_hands_have_any_order(counting: Maker, python: Interpreter) -> None:
    source = """
    from multiprocessing import Process

    def work(names):
        for name in names:
            print(name)

    if __name__ == "__main__":
        print("begin")
        for names in NUMBER % 2 and ["ab", "c"] or ["a", "bc"]:
            process = Process(target=work, args=(names,))
            process.start()
            process.join()
        print("end")
"""
    expected = only(make_record(counting(source), python))
    assert expected.order == "any"
    assert 1 in expected.barriers
    assert 4 in expected.barriers


def test_a_merely_likely_order_is_no_barrier(make: Maker, python: Interpreter) -> None:
    """main nearly always prints "started" before the child has come up; nothing guarantees it."""
    source = """
    from multiprocessing import Process

    def work():
        print("child")

    if __name__ == "__main__":
        print("begin")
        process = Process(target=work)
        process.start()
        print("started")
        process.join()
        print("end")
"""
    expected = only(make_record(make(source, header=FORK), python))
    assert expected.order == "by-process"
    assert expected.barriers == (1, 3)


def test_the_order_of_first_lines_of_two_children_is_no_barrier(make: Maker, python: Interpreter) -> None:
    source = """
    from multiprocessing import Process

    def work(name):
        print(name)

    if __name__ == "__main__":
        processes = [Process(target=work, args=(name,)) for name in "ab"]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
"""
    expected = only(make_record(make(source, header=FORK), python))
    assert expected.order == "by-process"
    assert expected.barriers == ()


def test_the_header_may_fix_the_order(make: Maker, python: Interpreter) -> None:
    expected = only(make_record(make("print(1)\nprint(2)\n", header=FORK + "\norder = 'any'"), python))
    assert expected.order == "any"
    assert expected.barriers == (1,)


def test_an_order_that_does_not_hold_is_refused(counting: Maker, python: Interpreter) -> None:
    message = refusal(counting(TWO_CHILDREN, header=FORK + "\norder = 'exact'"), python)
    assert "differ in stdout beyond order 'exact'" in message
    assert "  all processes:\n" in message


def test_the_run_shown_is_the_one_whose_processes_interleave_most(counting: Maker, python: Interpreter) -> None:
    source = """
    from multiprocessing import Process, Event

    def work(name, mine, other):
        for step in (1, 2):
            mine.wait()
            mine.clear()
            print(name, step, flush=True)
            other.set()

    def main():
        if NUMBER == 1:
            a, b = Event(), Event()
            processes = [Process(target=work, args=("a", a, b)), Process(target=work, args=("b", b, a))]
            a.set()
            for process in processes:
                process.start()
            for process in processes:
                process.join()
        else:
            for name in "ab":
                event = Event()
                event.set()
                process = Process(target=work, args=(name, event, event))
                process.start()
                process.join()

    if __name__ == "__main__":
        main()
"""
    example = counting(source)
    expected = only(make_record(example, python))
    assert [line.text for line in expected.lines] == ["a 1", "b 1", "a 2", "b 2"]


# --- values and masks --------------------------------------------------------------------------------


def test_values_that_vary_are_refused_and_shown(counting: Maker, python: Interpreter) -> None:
    message = refusal(counting("print('always')\nprint('run', NUMBER)\n"), python)
    first, *rest = message.splitlines()
    assert first == (
        f"not recorded: two runs ({python.minor} fork) differ in stdout beyond order 'any'; "
        "put what varies into 'mask', or make the program print the same"
    )
    assert rest[0] == "  any order:"
    assert [line[:15] for line in rest[-2:]] == ["    -main | run", "    +main | run"]


def test_values_that_vary_on_standard_error_are_refused_unless_ignored(counting: Maker, python: Interpreter) -> None:
    source = "import sys\nprint(NUMBER, file=sys.stderr)\nprint('out')\n"
    assert "differ in stderr" in refusal(counting(source), python)
    made = make_record(counting(source, header=FORK + "\nstderr = 'ignore'"), python)
    assert set(made.variants[0].streams) == {"stdout"}


def test_masked_values_are_recorded_as_one_run_printed_them(counting: Maker, python: Interpreter) -> None:
    expected = only(
        make_record(
            counting(
                "print('run', NUMBER)\n",
                header=FORK
                + r"""
mask = ['run (\d+)']""",
            ),
            python,
        )
    )
    assert expected.order == "exact"
    assert expected.lines[0].text in {f"run {n}" for n in range(QUIET_RUNS)} | {f"run {n}" for n in range(RUNS)}


def test_a_mask_that_matches_nothing_is_refused(make: Maker, python: Interpreter) -> None:
    message = refusal(make("print('a')\n", header=FORK + "\nmask = ['a', 'pid (.*)']"), python)
    assert message == "not recorded: mask 'pid (.*)' matches nothing it prints; remove or repair it"


# --- what cannot be recorded -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "header", "why"),
    [
        ("raise SystemExit(3)\n", FORK, "exit status is 3, expected 0\n    it printed nothing"),
        ("open('kept.txt', 'w').close()\n", FORK, "left behind: file kept.txt"),
        (
            "import threading\nprint('waiting')\nthreading.Event().wait()\n",
            FORK + "\ntimeout = 1",
            "stopped after 1 s, its time limit; all its processes were killed",
        ),
    ],
)
def test_a_run_that_goes_wrong_is_refused(make: Maker, python: Interpreter, source: str, header: str, why: str) -> None:
    assert refusal(make(source, header=header), python).startswith(f"not recorded: {python.minor} fork: {why}")


def test_a_record_that_the_next_run_does_not_repeat_is_refused(counting: Maker, python: Interpreter) -> None:
    message = refusal(counting(f"print('late' if NUMBER >= {RUNS} else 'early')\n"), python)
    assert message.startswith(f"not recorded: {python.minor} fork did not repeat it\nstdout differs from the record")
    assert "-main | early" in message
    assert "+main | late" in message


def test_an_example_for_elsewhere_is_refused(make: Maker, python: Interpreter) -> None:
    message = refusal(make("print(1)\n", header="platforms = ['windows']"), python)
    assert message.startswith("cannot be recorded here: a/x.py: not for ")


# --- variants ------------------------------------------------------------------------------------------

GLOBAL = """
    from multiprocessing import Process

    setting = "as written"

    def work():
        print(setting)

    if __name__ == "__main__":
        setting = "changed"
        process = Process(target=work)
        process.start()
        process.join()
"""


def test_start_methods_that_print_alike_share_a_variant_and_others_have_their_own(
    make: Maker, python: Interpreter
) -> None:
    made = make_record(make(GLOBAL), python)
    assert [(variant.runs, variant.expected("stdout").lines[0].text) for variant in made.variants] == [
        (((python.minor, "fork"),), "changed"),
        (((python.minor, "spawn"), (python.minor, "forkserver")), "as written"),
    ]


def test_a_true_difference_is_not_hidden_by_any_order(make: Maker, python: Interpreter) -> None:
    source = """
    import multiprocessing

    def work(names):
        for name in names:
            print(name)

    if __name__ == "__main__":
        for names in ["ab", "c"] if multiprocessing.get_start_method() == "fork" else ["a", "bc"]:
            process = multiprocessing.Process(target=work, args=(names,))
            process.start()
            process.join()
"""
    made = make_record(make(source, header="start-methods = ['fork', 'forkserver']"), python)
    assert [variant.runs for variant in made.variants] == [((python.minor, "fork"),), ((python.minor, "forkserver"),)]
    assert [variant.order for variant in made.variants] == ["exact", "exact"]


# --- recording again -----------------------------------------------------------------------------------


def test_recording_twice_changes_nothing(counting: Maker, python: Interpreter) -> None:
    example = counting(TWO_CHILDREN)
    first = make_record(example, python)
    first.save(example.record_path)
    assert make_record(example, python).dump() == first.dump()


def test_recording_with_one_of_several_pythons_changes_nothing(make: Maker, python: Interpreter) -> None:
    example = make("print('a')\n", header=FORK)
    runs = (("3.99", "fork"), (python.minor, "fork"))
    Record(example.digest, (Variant(runs, {"stdout": Expected("exact", (Said("main", "a"),))}),)).save(
        example.record_path
    )
    before = example.record_path.read_text()
    assert make_record(example, python).dump() == before


def test_lines_that_no_longer_hold_are_replaced(make: Maker, python: Interpreter) -> None:
    example = make("print('a')\n", header=FORK)
    wrong = Variant(((python.minor, "fork"),), {"stdout": Expected("exact", (Said("main", "b"),))})
    Record(example.digest, (wrong,)).save(example.record_path)
    assert only(make_record(example, python)).lines == (Said("main", "a"),)


def test_other_pythons_are_kept_for_the_same_source_only(make: Maker, python: Interpreter) -> None:
    example = make("print('a')\n", header=FORK)
    theirs = Variant((("3.99", "fork"), (python.minor, "fork")), {"stdout": Expected("exact", (Said("main", "z"),))})
    Record(example.digest, (theirs,)).save(example.record_path)
    made = make_record(example, python)
    assert [(v.runs, v.expected("stdout").lines) for v in made.variants] == [
        (((python.minor, "fork"),), (Said("main", "a"),)),
        ((("3.99", "fork"),), (Said("main", "z"),)),
    ]
    changed = make("print('b')\n", header=FORK)
    assert make_record(changed, python).pythons == (python.minor,)


def test_an_unreadable_old_record_is_simply_replaced(make: Maker, python: Interpreter) -> None:
    example = make("print('a')\n", header=FORK)
    example.record_path.write_text("nonsense")
    assert only(make_record(example, python)).lines == (Said("main", "a"),)


def test_progress_tells_what_is_recorded(make: Maker, python: Interpreter) -> None:
    told: list[str] = []
    record(make("print('a')\n", header=FORK), [python], 2, told.append)
    assert told == [f"recording a/x.py: 1 combinations x {RUNS} runs"]


# --- several Pythons and several examples ----------------------------------------------------------------


@pytest.fixture
def pythons(python: Interpreter) -> list[Interpreter]:
    """Three Pythons, as far as the recorder can tell: one that says it has three versions."""
    return [dataclasses.replace(python, version=f"3.{minor}.0") for minor in (20, 22, 21)]


COUNT_ME = """
import os, secrets
os.mkdir(FOLDER + "/" + secrets.token_hex(8))
print("a")
"""


def counted(make: Maker, folder: Path) -> Example:
    folder.mkdir()
    return make(COUNT_ME.replace("FOLDER", repr(os.fspath(folder))), header=FORK)


@pytest.mark.parametrize(("cheap", "runs"), [(0.0, 2 * (RUNS + 1) + 1), (1e9, 3 * (RUNS + 1))])
def test_between_newest_and_oldest_one_run_is_enough_unless_runs_are_cheap(
    cheap: float,
    runs: int,
    make: Maker,
    pythons: list[Interpreter],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recorder, "CHEAP", cheap)
    example = counted(make, tmp_path / "runs")
    made = record(example, pythons, workers=2)
    assert [variant.runs for variant in made.variants] == [(("3.20", "fork"), ("3.22", "fork"), ("3.21", "fork"))]
    assert len(list((tmp_path / "runs").iterdir())) == runs


def test_a_python_between_that_prints_something_else_runs_as_often(
    counting: Maker, pythons: list[Interpreter], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "CHEAP", 0.0)
    odd = tmp_path / "odd"
    odd.symlink_to(pythons[0].path)
    pythons[2] = dataclasses.replace(pythons[2], path=os.fspath(odd))
    source = f"""
        command = open("/proc/self/cmdline").read().split("\\0")[0]
        print("odd" if command == {os.fspath(odd)!r} else "even")
    """
    made = record(counting(source), pythons, workers=2)
    assert {variant.runs: variant.expected("stdout").lines[0].text for variant in made.variants} == {
        (("3.20", "fork"), ("3.22", "fork")): "even",
        (("3.21", "fork"),): "odd",
    }
    assert len(list((tmp_path / "count").iterdir())) == 3 * (RUNS + 1)


def test_examples_are_recorded_side_by_side_and_a_refused_one_stops_no_other(make: Maker, python: Interpreter) -> None:
    good, other = make("print('a')\n", header=FORK), make("print('b')\n", name="a/z.py", header=FORK)
    bad = make("raise SystemExit(3)\n", name="a/y.py", header=FORK)
    absent = make("print(1)\n", name="a/w.py", header="platforms = ['windows']")
    steps: list[tuple[int, int]] = []
    examples = [good, bad, absent, other]
    found = dict(record_all(examples, [python], 2, ran=lambda done, planned: steps.append((done, planned))))
    assert found.keys() == set(examples)
    assert isinstance(found[good], Record)
    assert isinstance(found[other], Record)
    assert "exit status is 3" in str(found[bad])
    assert "cannot be recorded here" in str(found[absent])
    assert steps[-1] == (2 * (RUNS + 1) + RUNS, 3 * (RUNS + 1))
