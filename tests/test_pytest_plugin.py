"""The pytest plugin: examples are tests, one for each start method, and failures show what differs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, Library, Record
from mpguide.record import Variant
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
Pytest = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def inner(library: Library) -> Pytest:
    """Run pytest in the guide's folder as its author does, in a process of its own."""
    (library.root / "pytest.ini").write_text("[pytest]\ntestpaths = examples\nfilterwarnings = error\n")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
            capture_output=True, text=True, check=False, cwd=library.root, env=environment,
        )  # fmt: skip

    return call


@pytest.fixture
def guide(make: Maker, python: Interpreter) -> tuple[Example, Example]:
    """Two examples: the first passes under two start methods, the second fails under its one."""
    good = make("print('fine')\n", name="a/good.py", header="start-methods = ['fork', 'spawn']")
    bad = make("print('one')\nprint('two')\n", name="a/bad.py", header="start-methods = ['fork']")
    save(good, python, "fine")
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
def test_a_summary_lists_what_ran_under_which_start_methods(
    inner: Pytest, python: Interpreter, arguments: tuple[str, ...]
) -> None:
    done = inner(*arguments)
    assert "1 failed, 2 passed" in done.stdout
    title, *rows = done.stdout[done.stdout.index(" examples run on Python") :].splitlines()
    assert title.strip(" =") == f"examples run on Python {python.minor}"
    assert [re.split(r"  +", row) for row in rows[:2]] == [["a/bad.py", "fork"], ["a/good.py", "fork, spawn"]]


def test_one_item_can_be_chosen(inner: Pytest, guide: tuple[Example, Example]) -> None:
    good, _ = guide
    done = inner("examples/a/good.py::spawn", "-v")
    assert done.returncode == 0
    assert "1 passed" in done.stdout
    assert re.search(r"a/good\.py +spawn\n", done.stdout)
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


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("platforms = ['windows']", "a/x.py: not for linux"),
        ("", "a/x.py: not for Python "),
    ],
    ids=["platform", "Python"],
)
def test_an_example_for_elsewhere_is_skipped_with_the_reason(
    inner: Pytest, make: Maker, header: str, reason: str
) -> None:
    example = make("print(1)\n", header=header)
    if not header:
        example.path.write_text("# /// script\n# requires-python = '<3.0'\n# ///\nprint(1)\n")
    done = inner("-rs")
    assert done.returncode == 0
    assert "1 skipped" in done.stdout
    assert reason in done.stdout


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
def test_outside_a_guide_nothing_is_collected(inner: Pytest, library: Library) -> None:
    (library.root / "mkdocs.yml").unlink()
    done = inner("-q")
    assert done.returncode == 5
    assert "no tests ran" in done.stdout
    assert "examples run" not in done.stdout


def test_a_shell_example_runs_as_written(inner: Pytest, make: Maker, python: Interpreter) -> None:
    example = make("echo hello\n", name="a/greet.sh")
    expected = {"stdout": Expected("exact", (Said("main", "hello"),))}
    Record(example.digest, (Variant(((python.minor, "own"),), expected),)).save(example.record_path)
    done = inner("-v")
    assert done.returncode == 0
    assert re.search(r"a/greet\.sh +own\n", done.stdout)


def test_the_plugin_is_quiet_where_there_are_no_examples(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_nothing.py").write_text("def test_nothing(): pass\n")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert done.returncode == 0
    assert "examples run" not in done.stdout
