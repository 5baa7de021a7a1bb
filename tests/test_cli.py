"""The command line: exit statuses, one-line errors, plain output, and a clean end when stopped."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, Library, Record
from mpguide.cli import main
from mpguide.files import one_at_a_time
from mpguide.record import Variant
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
Cli = Callable[..., subprocess.CompletedProcess[str]]
FORK = "start-methods = ['fork']"
PATIENCE = 40  # seconds until a test that hangs is given up; nothing is asserted of it

CHILD = '''
    """A child works."""

    from multiprocessing import Process

    def work():
        print("working")

    if __name__ == "__main__":
        print("begin")
        process = Process(target=work)
        process.start()
        process.join()
'''


def command(library: Library, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "mpguide", "--root", str(library.root), *map(str, arguments)]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the recorder of another one, or of whoever uses this machine."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def cli(library: Library) -> Cli:
    """Run the command line as users do, in a process of its own."""

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(library, *arguments),
            capture_output=True,
            text=True,
            check=False,
            cwd=library.root,
            timeout=PATIENCE,
        )

    return call


@pytest.fixture
def write_record(python: Interpreter) -> Callable[..., None]:
    """Write a record of main's lines under the given start methods, without running anything."""

    def write(example: Example, *texts: str, methods: tuple[str, ...] = ("fork",)) -> None:
        expected = Expected("exact", tuple(Said("main", text) for text in texts))
        runs = tuple((python.minor, method) for method in methods)
        Record(example.digest, (Variant(runs, {"stdout": expected}),)).save(example.record_path)

    return write


# --- list ------------------------------------------------------------------------------------------


def test_list_shows_every_example_with_its_first_sentence(make: Maker, cli: Cli) -> None:
    make(CHILD, name="a/child.py")
    make("# A shell script.\necho hi\n", name="a/longer_name.sh")
    make("print(1)\n", name="b/silent.py")
    make("this is no Python\n", name="b/wrong.py")
    make("echo hi\n", name="b/silent.sh")
    done = cli("list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "a/child.py        A child works.",
        "a/longer_name.sh  A shell script.",
        "b/silent.py",
        "b/silent.sh",
        "b/wrong.py",
    ]


def test_an_empty_library_lists_nothing(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(library.root), "list"]) == 0
    assert capsys.readouterr().out == ""


def test_without_root_the_library_is_found_from_here(
    make: Maker, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make("'''Found.'''\n")
    monkeypatch.chdir(library.root / "docs")
    assert main(["list"]) == 0
    assert capsys.readouterr().out == "a/x.py  Found.\n"


# --- run ---------------------------------------------------------------------------------------------


def test_run_labels_every_line_with_its_process(make: Maker, cli: Cli, python: Interpreter) -> None:
    make(CHILD + "        import sys; print('note', file=sys.stderr)\n")
    done = cli("run", "a/x", "--start-method", "fork")
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["main    | begin", "child 1 | working"]
    note, summary = done.stderr.splitlines()
    assert note == "main | note"
    assert summary.startswith(f"[Python {python.version}, fork: exit status 0, 2 processes, ")
    assert summary.endswith(" s CPU]")


def test_run_leaves_the_start_method_to_the_interpreter(
    make: Maker, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    make("import multiprocessing as m\nprint(m.get_start_method())\n")
    assert main(["--root", str(library.root), "run", "a/x.py"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("main | ")
    assert "its default start method" in err


def test_run_reports_a_failed_example(make: Maker, cli: Cli) -> None:
    make("import sys\nprint('out')\nsys.exit(4)\n")
    done = cli("run", "a/x")
    assert done.returncode == 1
    assert done.stdout == "main | out\n"
    assert "exit status is 4, expected 0" in done.stderr


# --- check -------------------------------------------------------------------------------------------


def test_check_prints_a_plain_line_per_result_and_a_total(
    make: Maker, cli: Cli, write_record: Callable[..., None], python: Interpreter
) -> None:
    write_record(make("print('a')\n", header="start-methods = ['fork', 'spawn']"), "a", methods=("fork", "spawn"))
    write_record(make("print('b')\n", name="a/y.py", header=FORK), "c")
    make("print(1)\n", name="a/z.py", header="platforms = ['windows']")
    done = cli("check", "--jobs", 2)
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert sorted(line.rpartition("  ")[0] for line in lines[:3]) == [
        f"failed  a/y.py  {python.minor} fork",
        f"passed  a/x.py  {python.minor} fork",
        f"passed  a/x.py  {python.minor} spawn",
    ]
    assert all(line.endswith(" s") for line in lines[:3])
    assert lines[3] == ""
    assert lines[4].startswith(f"failed  a/y.py  {python.minor} fork")
    assert lines[5:] == [
        "stdout differs from the record ('-' recorded, '+' this run; order: exact)",
        "  all processes:",
        "    -main | c",
        "    +main | b",
        "left out: a/z.py: not for linux",
        "2 passed, 1 failed",
    ]


def test_check_passes_with_status_0(make: Maker, cli: Cli, write_record: Callable[..., None]) -> None:
    write_record(make("print('a')\n"), "a")
    done = cli("check", "a/x", "--start-method", "fork", "--runs", 3, "--jobs", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 4
    assert done.stdout.splitlines()[-1] == "3 passed, 0 failed"


def test_check_writes_results_as_json(
    make: Maker,
    library: Library,
    write_record: Callable[..., None],
    python: Interpreter,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = make("print('a')\n", header=FORK), make("print('b')\n", name="a/y.py", header=FORK)
    write_record(first, "a")
    write_record(second, "c")
    target = library.root / "results.json"
    arguments = [
        "--root",
        str(library.root),
        "check",
        "--json",
        str(target),
        "--runs",
        "2",
        "--python",
        python.path,
        "--jobs",
        "2",
    ]
    assert main(arguments) == 1
    assert capsys.readouterr().out.endswith("2 passed, 2 failed\n")
    passed, failed = json.loads(target.read_text())  # one entry for each combination, however many runs
    assert set(passed) == {
        "example", "python", "start_method", "status", "seconds", "cpu_seconds", "order",
        "version", "platform", "date", "source", "attributed", "problem",
    }  # fmt: skip
    assert (passed["example"], passed["status"], passed["problem"]) == ("a/x.py", "passed", "")
    assert (failed["example"], failed["status"], failed["order"]) == ("a/y.py", "failed", "exact")
    assert (passed["python"], passed["start_method"], passed["source"]) == (python.minor, "fork", first.digest)
    assert "-main | c" in failed["problem"]
    assert passed["seconds"] > 0
    assert passed["cpu_seconds"] > 0


def test_a_pass_is_kept_until_something_changes(
    make: Maker, cli: Cli, library: Library, write_record: Callable[..., None]
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    write_record(make("print('b')\n", name="a/y.py", header=FORK), "c")
    assert cli("check", "--json", "first.json").stdout.endswith("1 passed, 1 failed\n")
    (library.root / "docs" / "page.md").write_text("# Prose\n")  # which no run depends on
    done = cli("check", "--json", "second.json")
    *_, before, total = done.stdout.splitlines()
    assert re.fullmatch(r"1 passed before and are not run again, the oldest on \d{4}-\d\d-\d\d \(UTC\)", before)
    assert total == "1 passed, 1 failed"
    assert "passed  a/x.py" not in done.stdout
    first, second = (json.loads((library.root / name).read_text()) for name in ("first.json", "second.json"))
    assert first[0] == second[0]  # with the date of its own run
    assert "passed  a/x.py" in cli("check", "--fresh").stdout
    write_record(make("print('a')  # changed\n", header=FORK), "a")
    assert "passed  a/x.py" in cli("check").stdout


def test_a_sample_runs_one_combination_of_what_prints_alike_and_all_of_the_rest(
    make: Maker, cli: Cli, write_record: Callable[..., None], python: Interpreter
) -> None:
    two = "start-methods = ['fork', 'spawn']"
    write_record(make("print('a')\n", header=two), "a", methods=("fork", "spawn"))
    differs = make("import multiprocessing\nprint(multiprocessing.get_start_method())\n", name="a/y.py", header=two)
    variants = [
        Variant(((python.minor, method),), {"stdout": Expected("exact", (Said("main", method),))})
        for method in ("fork", "spawn")
    ]
    Record(differs.digest, tuple(variants)).save(differs.record_path)
    seen = set()
    for turn in (1, 2):
        lines = cli("check", "--fresh", "--sample", turn).stdout.splitlines()
        assert lines[-1] == "3 passed, 0 failed"
        assert sum("a/y.py" in line for line in lines) == 2
        seen |= {line.split()[-3] for line in lines if "a/x.py" in line}
    assert seen == {"fork", "spawn"}
    *runs, before, _ = cli("check", "--sample", 1).stdout.splitlines()  # each example runs, whatever passed before
    assert [line.split()[1] for line in runs] == ["a/x.py"]
    assert before.startswith("2 passed before")


def test_what_git_says_has_changed_is_checked(
    make: Maker, cli: Cli, library: Library, write_record: Callable[..., None]
) -> None:
    done = cli("check", "--changed")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mpguide: --changed: ")
    assert len(done.stderr.splitlines()) == 1
    two = "start-methods = ['fork', 'spawn']"
    for name in ("a/x.py", "a/y.py", "a/z.py"):
        write_record(make("print('a')\n", name=name, header=two), "a", methods=("fork", "spawn"))
    git = ["git", "-C", str(library.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
        subprocess.run([*git, *words], check=True)
    assert cli("check", "--changed").stdout == "0 passed, 0 failed\n"
    write_record(make("print('b')\n", name="a/y.py", header=two), "b", methods=("fork", "spawn"))
    write_record(make("print('c')\n", name="a/new.py", header=FORK), "c")
    lines = cli("check", "--changed").stdout.splitlines()
    assert sorted(line.split()[1] for line in lines[:-1]) == ["a/new.py", "a/y.py", "a/y.py"]
    assert lines[-1] == "3 passed, 0 failed"
    lines = cli("check", "--fresh", "--changed", "HEAD", "--sample", 0).stdout.splitlines()
    assert lines[-1] == "5 passed, 0 failed"  # all of what changed, and one each of the others
    assert "no-such-commit" in cli("check", "--changed", "no-such-commit").stderr


def test_of_several_runs_the_failed_one_is_kept(
    make: Maker, library: Library, write_record: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / "mark"
    source = f"import os\ntry:\n    os.mkdir({os.fspath(mark)!r})\n    print('first')\nexcept FileExistsError:\n    print('again')\n"
    write_record(make(source, header=FORK), "again")
    target = tmp_path / "results.json"
    assert main(["--root", str(library.root), "check", "--runs", "3", "--jobs", "1", "--json", str(target)]) == 1
    assert capsys.readouterr().out.endswith("2 passed, 1 failed\n")
    assert [entry["status"] for entry in json.loads(target.read_text())] == ["failed"]


# --- record ------------------------------------------------------------------------------------------


def test_record_says_what_it_wrote_and_what_was_as_before(make: Maker, cli: Cli) -> None:
    example = make(CHILD, header=FORK)
    done = cli("record", "a/x", "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "written: x.record  1 variant(s), order: exact\n"
    assert done.stderr.startswith("recording a/x.py: ")
    assert "child 1 | working" in example.record_path.read_text()
    done = cli("record", "all", "--jobs", 2)
    assert done.stdout.startswith("unchanged: x.record  ")


def test_record_replaces_what_is_no_record(make: Maker, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    example = make("print('a')\n", header=FORK)
    example.record_path.write_bytes(b"\xff\xfe nonsense")
    assert main(["--root", str(library.root), "record", "a/x", "--jobs", "2"]) == 0
    assert capsys.readouterr().out == "written: x.record  1 variant(s), order: exact\n"


def test_record_changed_takes_those_without_a_fresh_record(
    make: Maker, library: Library, write_record: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    write_record(make("print('b')\n", name="a/y.py", header=FORK), "b")
    arguments = ["--root", str(library.root), "record", "--changed", "--jobs", "2"]
    assert main(arguments) == 0
    assert capsys.readouterr().out == "nothing to record: every record is fresh\n"
    make("print('c')\n", name="a/y.py", header=FORK)
    make("print('d')\n", name="a/z.py", header=FORK)
    assert main([*arguments, "a/x"]) == 0
    assert main([*arguments, "a/z"]) == 0
    assert main(arguments) == 0
    written = [line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("written")]
    assert written == ["z.record", "y.record"]


def test_a_refused_example_leaves_the_others_their_records(make: Maker, cli: Cli) -> None:
    make("raise SystemExit(3)\n", header=FORK)
    other = make("print('b')\n", name="a/y.py", header=FORK)
    done = cli("record", "all", "--jobs", 2)
    assert done.returncode == 1
    assert done.stdout == "written: y.record  1 variant(s), order: exact\n"
    assert "\nmpguide: examples/a/x.py: not recorded: " in done.stderr
    assert done.stderr.splitlines()[-1] == "1 of 2 examples were not recorded"
    assert other.record_path.is_file()


def test_records_that_are_finished_are_kept_when_it_is_stopped(make: Maker, library: Library) -> None:
    first = make("print('a')\n", header=FORK)
    make("import time\ntime.sleep(8)\n", name="a/y.py", header=FORK)
    with subprocess.Popen(
        command(library, "record", "all", "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("written: x.record")
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 143
    assert err.splitlines()[-1] == "mpguide: terminated; 1 record(s) were written before and are kept"
    assert first.record_path.is_file()


def test_a_recorder_says_that_it_waits_for_another_one(make: Maker, library: Library) -> None:
    make("print('a')\n", header=FORK)
    with one_at_a_time(Path(os.environ["XDG_CACHE_HOME"], "mpguide", "recording.lock")):
        process = subprocess.Popen(
            command(library, "record", "a/x", "--jobs", "1"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr
        assert process.stderr.readline().startswith("waiting for another recording on this machine to end")
    out, _ = process.communicate(timeout=PATIENCE)
    assert out.startswith("written: x.record")


# --- copy --------------------------------------------------------------------------------------------


def test_copy_into_a_folder_keeps_the_name_and_every_byte(make: Maker, cli: Cli, tmp_path: Path) -> None:
    example = make("print('grüße')\r\n", header=FORK)
    folder = tmp_path / "work"
    folder.mkdir()
    done = cli("copy", "a/x", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder / 'x.py'}: run it with 'python x.py' or 'uv run x.py'\n"
    assert (folder / "x.py").read_bytes() == example.path.read_bytes()
    assert [path.name for path in folder.iterdir()] == ["x.py"]


def test_copy_to_a_file_and_to_here(
    make: Maker, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("print(1)\n")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["--root", str(library.root), "copy", "a/x", "mine.py"]) == 0
    assert main(["--root", str(library.root), "copy", "a/x"]) == 0
    assert sorted(path.name for path in here.iterdir()) == ["mine.py", "x.py"]


def test_copy_never_overwrites(make: Maker, cli: Cli, tmp_path: Path) -> None:
    make("print(1)\n")
    mine = tmp_path / "x.py"
    mine.write_text("precious")
    for target in (mine, tmp_path):
        done = cli("copy", "a/x", target)
        assert done.returncode == 2
        assert done.stderr == "mpguide: x.py: exists already; name another place\n"
    assert mine.read_text() == "precious"


def test_a_copy_that_fails_leaves_nothing(make: Maker, cli: Cli, tmp_path: Path) -> None:
    make("print(1)\n")
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    for target in (tmp_path / "absent" / "x.py", tmp_path / "file" / "x.py"):
        done = cli("copy", "a/x", target)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "cannot be written: " in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_copy_that_is_cut_short_leaves_nothing(
    make: Maker, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make("print(1)\n")
    before = sorted(tmp_path.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["--root", str(library.root), "copy", "a/x", str(tmp_path / "y.py")]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


# --- merge and audit -----------------------------------------------------------------------------------


def test_merge_joins_results_and_lets_the_later_file_win(
    make: Maker, library: Library, write_record: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    root = library.root
    one, two, out = root / "one.json", root / "two.json", root / "out.json"
    assert main(["--root", str(root), "check", "--json", str(one), "--jobs", "1"]) == 0
    entry = json.loads(one.read_text())[0]
    two.write_text(json.dumps([entry | {"platform": "macos"}, entry | {"date": "2099-01-01"}]))
    capsys.readouterr()
    assert main(["--root", str(root), "merge", str(out), str(one), str(two)]) == 0
    assert capsys.readouterr().out == f"{out}: 2 results of 2 files\n"
    assert [(e["platform"], e["date"]) for e in json.loads(out.read_text())] == [
        ("linux", "2099-01-01"),
        ("macos", entry["date"]),
    ]


def test_audit_lists_problems_and_counts(
    make: Maker, cli: Cli, library: Library, write_record: Callable[..., None]
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    site = library.root / "site"
    site.mkdir()
    page = site / "index.html"
    page.write_text("<pre data-example=\"a/x.py\">print('a')</pre>")
    done = cli("audit", site)
    assert (done.returncode, done.stdout) == (0, "1 pages, 0 cards, 0 problems\n")
    page.write_text("<p>\n<pre>print(1)</pre>")
    done = cli("audit", site)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "index.html:2: <pre> beginning 'print(1)' names no example; the only code block allowed is the example fence",
        "examples/a/x.py:1: is on no page of the site",
        "1 pages, 0 cards, 2 problems",
    ]


# --- bad input ---------------------------------------------------------------------------------------


def plain(make: Maker) -> Example:
    return make("print(1)\n")


def recorded(make: Maker) -> Example:
    example = plain(make)
    Record(example.digest, (Variant((("3.11", "fork"),), {}),)).save(example.record_path)
    return example


def edited(make: Maker) -> None:
    path = recorded(make).record_path
    path.write_text(path.read_text() + "\n")


def changed(make: Maker) -> None:
    recorded(make)
    make("print(2)\n")


def own(make: Maker) -> None:
    make("print(2)\n", header="start-methods = 'own'")


def windows(make: Maker) -> None:
    make("print(2)\n", header="platforms = ['windows']")


def not_text(make: Maker) -> None:
    plain(make).path.write_bytes(b"\xff")


def broken_header(make: Maker) -> None:
    plain(make).path.write_text("# /// script\n# [tool.mpguide]\n# exit = 'no'\n# ///\n")


def bad_results(make: Maker) -> None:
    (plain(make).path.parents[2] / "bad.json").write_text("{}")


@pytest.mark.parametrize(
    ("prepare", "arguments", "message"),
    [
        (plain, ["run", "a/y"], "a/y: no such example below {examples}; 'mpguide list' shows all"),
        (plain, ["run", "x"], "x: no such example below {examples}; did you mean a/x.py?"),
        (plain, ["run", "../../etc/passwd"], "../../etc/passwd: leaves {examples}; name a path below it"),
        (plain, ["run", "a/x", "--python", "2.7"], "--python 2.7: no such Python here; "),
        (plain, ["run", "a/x", "--python", "/bin/true"], "--python /bin/true: no such Python here; "),
        (own, ["run", "a/x", "--start-method", "spawn"], "a/x.py: is not about spawn; it uses its own"),
        (windows, ["run", "a/x"], "a/x.py: not for linux"),
        (broken_header, ["list"], "examples/a/x.py:3: exit: must be 0 to 255"),
        (not_text, ["list"], "examples/a/x.py: not UTF-8 text"),
        (plain, ["check"], "examples/a/x.record: is missing; make it with 'mpguide record a/x.py'"),
        (edited, ["check"], "examples/a/x.record:3: was edited by hand"),
        (changed, ["check"], "examples/a/x.py: changed since it was recorded; "),
        (windows, ["check"], "nothing to check: a/x.py: not for linux"),
        (recorded, ["check", "--json", "absent/results.json"], "absent/results.json: cannot be written: "),
        (windows, ["record", "a/x"], "examples/a/x.py: cannot be recorded here: "),
        (plain, ["record", "b/x"], "b/x: no such example"),
        (plain, ["copy", "a/y"], "a/y: no such example"),
        (bad_results, ["merge", "out.json", "bad.json"], "bad.json: is not a results file"),
        (plain, ["merge", "out.json", "absent.json"], "absent.json: cannot be read: "),
        (plain, ["audit", "absent"], "absent: holds no HTML page; build the site first"),
    ],
    ids=lambda value: value.__name__ if callable(value) else " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_bad_input_ends_in_one_line_and_status_2(
    prepare: Callable[[Maker], object],
    arguments: list[str],
    message: str,
    make: Maker,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepare(make)
    before = sorted(library.root.rglob("*"))
    monkeypatch.chdir(library.root)
    assert main(["--root", str(library.root), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("mpguide: " + message.format(examples=library.folder))
    assert err.count("\n") == 1
    assert sorted(library.root.rglob("*")) == before


def test_a_root_without_examples_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "list"]) == 2
    assert capsys.readouterr().err == f"mpguide: --root {tmp_path}: has no folder examples/\n"


def test_errors_reach_users_without_a_traceback(cli: Cli) -> None:
    done = cli("run", "a/absent")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mpguide: a/absent: no such example")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["run"],
        ["check", "--runs", "0"],
        ["check", "--jobs", "many"],
        ["run", "x", "--start-method", "own"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: mpguide" in capsys.readouterr().err


# --- stopped, cut off, on a terminal -------------------------------------------------------------------

HANG = """
    import os, threading
    from multiprocessing import Process

    def hang():
        with open(FIFO, "w") as fifo:
            fifo.write(f"{os.getpid()}\\n")
        threading.Event().wait()

    if __name__ == "__main__":
        for _ in range(2):
            Process(target=hang).start()
        hang()
"""


def read_pids(fifo: int, count: int) -> list[int]:
    """Wait until so many processes have written their pids."""
    text = ""
    while text.count("\n") < count:
        ready, _, _ = select.select([fifo], [], [], PATIENCE)
        assert ready, f"only these came up: {text!r}"
        text += os.read(fifo, 4096).decode()
    return [int(line) for line in text.split()]


@pytest.mark.parametrize(
    ("number", "status", "why"), [(signal.SIGINT, 130, "stopped"), (signal.SIGTERM, 143, "terminated")]
)
@pytest.mark.parametrize("verb", ["check", "run", "record"])
def test_a_signal_ends_every_process_and_writes_nothing(
    verb: str,
    number: signal.Signals,
    status: int,
    why: str,
    make: Maker,
    library: Library,
    write_record: Callable[..., None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    example = make(HANG.replace("FIFO", repr(os.fspath(path))), header=FORK + "\ntimeout = 600")
    if verb == "check":
        write_record(example)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    results = tmp_path / "results.json"
    arguments = {"check": ["--runs", "2", "--jobs", "2", "--json", str(results)], "record": ["--jobs", "2"], "run": []}
    before = sorted(library.root.rglob("*"))
    fifo = os.open(path, os.O_RDWR)
    pidfds: list[int] = []
    process = subprocess.Popen(
        command(library, verb, "a/x", *arguments[verb]),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    try:
        pidfds = [os.pidfd_open(pid) for pid in read_pids(fifo, 3 if verb == "run" else 6)]
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)  # to the end of its output: no helper holds it any more
        assert process.returncode == status
        assert err.splitlines()[-1] == f"mpguide: {why}; nothing was written"
        assert "Traceback" not in out + err
        gone, _, _ = select.select(pidfds, [], [], 0)
        assert gone == pidfds
        assert sorted(set(library.root.rglob("*")) - {temporary}) == sorted({*before, temporary} - {temporary})
        assert list(temporary.iterdir()) == []
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its helpers too: they hold its output open
        process.communicate()
        for descriptor in (fifo, *pidfds):
            os.close(descriptor)


@pytest.mark.parametrize("arguments", [["list"], ["check", "--jobs", "1"]], ids=["list", "check"])
def test_a_reader_that_goes_away_causes_no_traceback(
    arguments: list[str], make: Maker, library: Library, write_record: Callable[..., None]
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command(library, *arguments), stdout=writer, stderr=subprocess.PIPE, text=True, check=False, timeout=PATIENCE
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_terminal_gets_a_progress_bar_and_standard_output_stays_plain(
    make: Maker, library: Library, write_record: Callable[..., None], python: Interpreter
) -> None:
    write_record(make("print('a')\n", header=FORK), "a")
    write_record(make("print('[b]b[/b]')\n", name="a/y.py", header=FORK), "c")
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        command(library, "check", "--jobs", "1"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "24"},
    )
    os.close(theirs)
    shown = b""
    while True:  # a terminal that nobody holds open any more gives an error
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    os.close(terminal)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert b"\x1b[" in shown
    assert b"2/2" in shown
    assert f"failed  a/y.py  {python.minor} fork".encode() in shown
    assert out.decode().splitlines()[-1] == "1 passed, 1 failed"
    assert b"\x1b" not in out
    assert b"    +main | [b]b[/b]\n" in out


def test_a_broken_pipe_in_process_is_no_error(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

        def fileno(self) -> int:
            return descriptor

    descriptor = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(sys, "stdout", Gone())
    assert main(["--root", str(library.root), "list"]) == 1
    monkeypatch.undo()
    os.close(descriptor)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"mpguide \d+\.\d+\.\d+\n", capsys.readouterr().out)
