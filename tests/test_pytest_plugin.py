"""The pytest plugin: examples are tests, one for each start method, and failures show what differs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, Library, Record
from mpguide.record import Variant
from mpguide.results import load_results
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
Pytest = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def inner(library: Library) -> Pytest:
    """Run pytest in the guide's folder as its author does, in a process of its own."""
    (library.root / "pytest.ini").write_text("[pytest]\ntestpaths = examples\nfilterwarnings = error\n")
    (library.root / "pyproject.toml").write_text("[tool.mpguide]\n")

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
            capture_output=True, text=True, check=False, cwd=library.root, env=environment,
        )  # fmt: skip

    return call


@pytest.fixture
def guide(make: Maker, python: Interpreter) -> tuple[Example, Example]:
    """Two examples: the first passes under two start methods, which its record tells apart; the second fails."""
    good = make("print('fine')\n", name="a/good.py", header="start-methods = ['fork', 'spawn']")
    bad = make("print('one')\nprint('two')\n", name="a/bad.py", header="start-methods = ['fork']")
    fine = {"stdout": Expected("exact", (Said("main", "fine"),))}
    variants = (Variant(((python.minor, "fork"),), fine), Variant(((python.minor, "spawn"),), fine))
    Record(good.digest, variants).save(good.record_path)
    save(bad, python, "one", "three")
    return good, bad


def save(example: Example, python: Interpreter, *texts: str) -> None:
    expected = Expected("exact", tuple(Said("main", text) for text in texts))
    Record(example.digest, (Variant(((python.minor, "fork"),), {"stdout": expected}),)).save(example.record_path)


@pytest.mark.usefixtures("guide")
def test_items_are_named_by_start_method(inner: Pytest) -> None:
    done = inner("--collect-only", "-q")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[:3] == [
        "examples/a/bad.py::fork",
        "examples/a/good.py::fork",
        "examples/a/good.py::spawn",
    ]


@pytest.mark.usefixtures("guide")
def test_a_failure_shows_the_difference_and_no_traceback(inner: Pytest) -> None:
    done = inner()
    assert done.returncode == 1
    assert "stdout differs from the record ('-' recorded, '+' this run; order: exact)\n" in done.stdout
    assert "  all processes:\n     main | one\n    -main | three\n    +main | two\n" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert "pytest_plugin.py" not in done.stdout
    assert "1 failed, 2 passed" in done.stdout


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("arguments", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_summary_counts_what_ran_and_what_had_passed_before(
    inner: Pytest, python: Interpreter, arguments: tuple[str, ...]
) -> None:
    done = inner(*arguments)
    assert "1 failed, 2 passed" in done.stdout
    assert f"run now: 3, on Python {python.version}\n" in done.stdout
    assert "passed before, and nothing changed since: 0, " in done.stdout
    done = inner(*arguments)
    assert "1 failed, 2 passed" in done.stdout
    assert f"run now: 1, on Python {python.version}\n" in done.stdout  # a failure is not kept
    assert "passed before, and nothing changed since: 2, " in done.stdout
    done = inner(*arguments, "--mpguide-fresh")
    assert f"run now: 3, on Python {python.version}\n" in done.stdout


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("arguments", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_its_runs_are_checks_and_can_be_written_as_results(
    inner: Pytest, library: Library, arguments: tuple[str, ...]
) -> None:
    inner(*arguments, "--mpguide-json", "found.json")
    found = load_results(library.root / "found.json")
    assert [(one.example, one.start_method, one.status) for one in found] == [
        ("a/bad.py", "fork", "failed"),
        ("a/good.py", "fork", "passed"),
        ("a/good.py", "spawn", "passed"),
    ]
    assert inner(*arguments, "--mpguide-json", "found.json").returncode == 1
    assert load_results(library.root / "found.json")[1:] == found[1:]  # kept passes are results too


def test_an_example_that_prints_alike_runs_under_another_start_method_each_turn(
    inner: Pytest, make: Maker, python: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(make("print('same')\n", header="start-methods = ['fork', 'spawn']"), python, "same")
    seen = set()
    for turn in ("7", "8"):
        monkeypatch.setenv("MPGUIDE_TURN", turn)
        done = inner("--collect-only", "-q")
        assert "1 test collected" in done.stdout
        seen.add(done.stdout.splitlines()[0])
    assert seen == {"examples/a/x.py::fork", "examples/a/x.py::spawn"}
    assert "2 tests collected" in inner("--collect-only", "-q", "--mpguide-all").stdout


def test_a_pass_under_any_start_method_will_do_for_an_example_that_prints_alike(
    inner: Pytest, make: Maker, python: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = make("print('same')\n", header="start-methods = ['fork', 'spawn']")
    save(example, python, "same")
    monkeypatch.setenv("MPGUIDE_TURN", "7")
    assert "run now: 1," in inner().stdout
    monkeypatch.setenv("MPGUIDE_TURN", "8")
    assert "run now: 0," in inner().stdout
    example.path.write_text(example.path.read_text() + "print('same')\n")
    assert "changed since it was recorded" in inner().stdout


def test_one_item_can_be_chosen(inner: Pytest, guide: tuple[Example, Example]) -> None:
    good, _ = guide
    done = inner("examples/a/good.py::spawn", "-v")
    assert done.returncode == 0
    assert "1 passed" in done.stdout
    assert good.path.exists()


@pytest.mark.parametrize("arguments", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_a_broken_header_is_a_collection_error_with_file_and_line(
    inner: Pytest, make: Maker, arguments: tuple[str, ...]
) -> None:
    make("print(1)\n").path.write_text("# /// script\n# [tool.mpguide]\n# exit = 'no'\n# ///\n")
    done = inner(*arguments)
    assert done.returncode in (1, 2)
    assert "examples/a/x.py:3: exit: must be 0 to 255 or a signal name such as 'SIGKILL', not 'no'" in done.stdout
    assert "ERROR examples/a/x.py" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("header", ["platforms = ['windows']", ""], ids=["platform", "Python"])
def test_an_example_for_elsewhere_is_no_test(inner: Pytest, make: Maker, header: str) -> None:
    example = make("print(1)\n", header=header)
    if not header:
        example.path.write_text("# /// script\n# requires-python = '<3.0'\n# ///\nprint(1)\n")
    done = inner()
    assert done.returncode == 5
    assert "no tests ran" in done.stdout


def test_a_missing_record_fails_with_one_line(inner: Pytest, make: Maker) -> None:
    make("print(1)\n", header="start-methods = ['fork']")
    done = inner()
    assert done.returncode == 1
    assert "examples/a/x.record: is missing; make it with 'mpguide record a/x.py'" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.usefixtures("guide")
def test_an_error_of_the_program_itself_keeps_its_traceback(inner: Pytest, library: Library) -> None:
    (library.root / "conftest.py").write_text(
        "import mpguide.pytest_plugin as plugin\n"
        "def broken(*_):\n    raise ZeroDivisionError('a bug')\n"
        "plugin.check = broken\n"
    )
    done = inner("examples/a/good.py::fork")
    assert done.returncode == 1
    assert "ZeroDivisionError: a bug" in done.stdout
    assert "def broken" in done.stdout or "in broken" in done.stdout


@pytest.mark.usefixtures("guide")
def test_what_is_no_example_is_left_alone(inner: Pytest, library: Library) -> None:
    (library.folder / "a" / "_helper.py").write_text("raise SystemExit('imported')\n")
    (library.folder / "notes.txt").write_text("hello")
    (library.root / "other.py").write_text("raise SystemExit('imported')\n")
    done = inner("--collect-only", "-q", ".")
    assert "3 tests collected" in done.stdout


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("text", ["", "[tool.other]\n"])
def test_a_project_that_does_not_ask_for_it_keeps_its_examples_to_itself(
    inner: Pytest, library: Library, text: str
) -> None:
    (library.root / "pyproject.toml").write_text(text)
    done = inner("-q")
    assert done.returncode == 5
    assert "no tests ran" in done.stdout
    assert "examples of the guide" not in done.stdout


def test_a_shell_example_runs_as_written(inner: Pytest, make: Maker, python: Interpreter) -> None:
    example = make("echo hello\n", name="a/greet.sh")
    expected = {"stdout": Expected("exact", (Said("main", "hello"),))}
    Record(example.digest, (Variant(((python.minor, "own"),), expected),)).save(example.record_path)
    done = inner("-v")
    assert done.returncode == 0
    assert "a/greet.sh::own PASSED" in done.stdout


def test_the_plugin_is_quiet_where_there_are_no_examples(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert done.returncode == 0
    assert "examples of the guide" not in done.stdout
