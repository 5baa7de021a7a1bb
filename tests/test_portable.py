"""The run of macOS and Windows, with pipes; it works on Linux too."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from mpguide import Interpreter, Life, Run, run
from mpguide.transcript import transcript
from tests.conftest import Maker

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor signals")


def portable(make: Maker, python: Interpreter, source: str, method: str = "own", **options: int) -> Run:
    return run(make(source), python, method, portable=True, **options)  # type: ignore[arg-type]


def texts(done: Run, stream: str = "stdout") -> list[str]:
    return [line.text for line in done.lines if line.stream == stream]


def wait_until_gone(pids: list[int]) -> None:
    """Wait until processes have ended; a zombie has."""
    deadline = time.monotonic() + 60
    for pid in pids:
        while exists(pid):
            assert time.monotonic() < deadline, f"{pid} lives"
            time.sleep(0.01)


def exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # it has ended since, or there is no /proc here
        return sys.platform != "linux"


def test_both_streams_are_read_and_the_run_says_that_nobody_knows_who_wrote(make: Maker, python: Interpreter) -> None:
    done = portable(make, python, "import sys; print('out'); print('err', file=sys.stderr); print('end', end='')")
    assert (texts(done), texts(done, "stderr")) == (["out", "end"], ["err"])
    assert (done.attributed, done.exit, done.stopped, done.leftovers) == (False, 0, None, ())
    assert done.processes == (Life(None, 0.0, done.seconds),)
    assert done.cpu_seconds == 0.0
    assert all(0 <= line.time <= done.seconds for line in done.lines)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_lines_of_children_count_as_those_of_main(method: str, make: Maker, python: Interpreter) -> None:
    if method not in python.start_methods:
        pytest.skip(f"there is no {method} here")
    source = """
        import multiprocessing

        def tell():
            print("child", multiprocessing.get_start_method())

        if __name__ == "__main__":
            process = multiprocessing.Process(target=tell)
            process.start()
            process.join()
            print("main")
    """
    done = portable(make, python, source, method)
    assert [(line.who, line.text) for line in transcript(done, "stdout")] == [
        ("main", f"child {method}"),
        ("main", "main"),
    ]


def test_line_ends_of_windows_are_line_ends(make: Maker, python: Interpreter) -> None:
    source = r"import sys; sys.stdout.buffer.write(b'one\r\ntwo\n\xff\r\rthree')"
    assert texts(portable(make, python, source)) == ["one", "two", r"\xff\r\rthree"]


@posix
@pytest.mark.parametrize(
    ("source", "status"), [("raise SystemExit(3)", 3), ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -9)]
)
def test_the_exit_status_or_the_signal_is_told(source: str, status: int, make: Maker, python: Interpreter) -> None:
    assert portable(make, python, source).exit == status


def test_standard_input_is_empty_and_the_folder_fresh(make: Maker, python: Interpreter) -> None:
    done = portable(make, python, "import os, sys; print(repr(sys.stdin.read()), os.listdir('.'))")
    assert texts(done) == ["'' ['x.py']"]


def test_files_left_behind_are_reported(make: Maker, python: Interpreter) -> None:
    done = portable(make, python, "open('notes.txt', 'w').close()")
    assert done.leftovers == (("files", "file notes.txt"),)


def test_output_up_to_the_limit_is_all_there(make: Maker, python: Interpreter) -> None:
    source = "import sys; sys.stdout.buffer.write(b''.join(b'%99d\\n' % number for number in range(20_000)))"
    done = portable(make, python, source, max_output=2_000_000)
    assert texts(done) == [f"{number:99}" for number in range(20_000)]
    assert (done.exit, done.stopped) == (0, None)


@pytest.mark.parametrize("end", ["", "while True: sys.stdout.buffer.write(b'x' * 1000)"])
def test_output_beyond_the_limit_stops_the_run(end: str, make: Maker, python: Interpreter) -> None:
    done = portable(make, python, f"import sys; sys.stdout.buffer.write(b'x' * 100_001)\n{end}", max_output=100_000)
    assert (
        done.stopped == "stopped after 100000 bytes of output, the most a run may print; all its processes were killed"
    )
    assert done.exit is None


@posix
def test_a_hanging_program_is_killed_with_its_children(make: Maker, python: Interpreter, tmp_path: Path) -> None:
    source = f"""
        import os, signal
        from pathlib import Path
        os.fork()
        os.fork()
        Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
        while True:
            signal.pause()
    """
    done = portable(make, python, source, timeout=5)
    assert done.stopped == "stopped after 5 s, its time limit; all its processes were killed"
    assert (done.exit, done.leftovers, done.lines) == (None, (), ())
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert len(pids) == 4
    wait_until_gone(pids)


@posix
def test_a_process_that_outlives_the_program_is_reported_and_killed(
    make: Maker, python: Interpreter, tmp_path: Path
) -> None:
    source = f"""
        import os, signal
        from pathlib import Path
        reader, writer = os.pipe()
        if os.fork() == 0:
            Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
            os.write(writer, b"1")
            while True:
                signal.pause()
        os.read(reader, 1)
        print("main")
    """
    done = portable(make, python, source)
    assert done.leftovers == (("processes", "a process that outlived the program"),)
    assert (texts(done), done.exit) == (["main"], 0)
    wait_until_gone([int(path.suffix[1:]) for path in tmp_path.glob("pid.*")])


@posix
def test_an_exception_in_the_caller_ends_the_program(make: Maker, python: Interpreter, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        raise Stop

    source = f"""
        import os, signal
        from pathlib import Path
        print("x" * 1_000_000)  # more than a pipe holds: so the runner has it in hand
        os.fork()
        Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
        os.kill({os.getpid()}, signal.SIGUSR1)
        while True:
            signal.pause()
    """
    before = signal.signal(signal.SIGUSR1, stop)
    try:
        with pytest.raises(Stop):
            portable(make, python, source)
    finally:
        signal.signal(signal.SIGUSR1, before)
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert pids
    wait_until_gone(pids)
