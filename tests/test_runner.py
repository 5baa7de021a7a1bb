"""One run of a real program on Linux: lines, processes, limits, and what it leaves behind.

Programs wait for events, never for time to pass. Where a test needs the runner to have seen a process
alive, the process calls `be_seen`: it writes more than the runner takes between two looks.
"""

from __future__ import annotations

import dataclasses
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest

from mpguide import Interpreter, Library, MpguideError, Run, run
from mpguide.runner import MAX_OUTPUT
from mpguide.transcript import transcript
from tests.conftest import Maker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the run of other platforms is in test_portable.py")

METHODS = ("fork", "spawn", "forkserver")
MANY = 1 << 25

BE_SEEN = """
import os

def be_seen():
    rest = memoryview(b"." * (65536 * 24) + b"\\n")
    while rest:
        rest = rest[os.write(2, rest):]
"""


def program(text: str) -> str:
    return textwrap.dedent(BE_SEEN) + textwrap.dedent(text)


def texts(done: Run, stream: str = "stdout") -> list[str]:
    return [line.text for line in done.lines if line.stream == stream]


def said(done: Run, stream: str = "stdout") -> set[tuple[str, str]]:
    return {(line.who, line.text) for line in transcript(done, stream)}


def alive(pid: int, what: str) -> bool:
    """Say whether a process lives (not as a zombie) and still is what it was."""
    try:
        return what.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which runs make theirs; its path is short, for the sockets of the fork server."""
    with tempfile.TemporaryDirectory(prefix="mpguide-test-") as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


# --- lines -------------------------------------------------------------------------------------


def test_both_streams_are_read_and_told_apart(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import sys
            print("out 1")
            print("err 1", file=sys.stderr)
            print("out 2")
            print("err 2", file=sys.stderr)
            """
        ),
        python,
    )
    assert texts(done) == ["out 1", "out 2"]
    assert texts(done, "stderr") == ["err 1", "err 2"]
    assert (done.exit, done.stopped, done.leftovers, done.attributed) == (0, None, (), True)
    assert {line.process for line in done.lines} == {0}


def test_a_program_that_prints_nothing_has_no_lines(make: Maker, python: Interpreter) -> None:
    done = run(make("pass"), python)
    assert (done.lines, done.exit, len(done.processes)) == ((), 0, 1)


def test_a_last_line_without_newline_is_a_line(make: Maker, python: Interpreter) -> None:
    assert texts(run(make("print('one'); print('two', end='')"), python)) == ["one", "two"]


def test_an_unfinished_line_stands_where_it_was_written_not_at_the_end(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os
            print("before")
            pid = os.fork()
            if pid == 0:
                print("child, no newline", end="")
                os._exit(0)
            os.waitpid(pid, 0)
            print("after")
            """
        ),
        python,
    )
    assert texts(done) == ["before", "child, no newline", "after"]
    assert [line.process for line in done.lines] == [0, 1, 0]
    times = [line.time for line in done.lines]
    assert times == sorted(times)


def test_empty_lines_are_lines(make: Maker, python: Interpreter) -> None:
    assert texts(run(make("print(); print('a'); print()"), python)) == ["", "a", ""]


def test_bytes_that_are_not_utf_8_and_control_characters_become_escapes(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            r"""
            import sys
            sys.stdout.buffer.write(b"\xff caf\xc3\xa9 \xc3\n")
            sys.stdout.buffer.write("\x00 \x1b[31m \x07 \x7f \r \x85 \u2028 \u2029 \v\f\n".encode())
            sys.stdout.buffer.write(b"tab\tstays\r\n")
            """
        ),
        python,
    )
    assert texts(done) == [
        r"\xff café \xc3",
        r"\x00 \x1b[31m \x07 \x7f \r \x85 \u2028 \u2029 \x0b\x0c",
        "tab\tstays\\r",
    ]


def test_a_character_written_in_two_pieces_is_whole(make: Maker, python: Interpreter) -> None:
    done = run(make(r"import os; os.write(1, b'\xe2\x82'); os.write(1, b'\xac\n')"), python)
    assert texts(done) == ["€"]


def test_output_up_to_the_limit_is_all_there(make: Maker, python: Interpreter) -> None:
    done = run(make("print('\\n'.join(f'{number:99}' for number in range(40_000)))"), python, max_output=4_000_000)
    assert texts(done) == [f"{number:99}" for number in range(40_000)]
    assert (done.exit, done.stopped) == (0, None)


def test_one_byte_beyond_the_limit_stops_the_run(make: Maker, python: Interpreter) -> None:
    source = "import sys; sys.stdout.write('x' * 99_999 + '\\n'); sys.stderr.write('\\n')"
    assert run(make(source), python, max_output=100_001).stopped is None
    done = run(make(source), python, max_output=100_000)
    assert (
        done.stopped == "stopped after 100000 bytes of output, the most a run may print; all its processes were killed"
    )
    assert done.exit is None


def test_endless_output_is_stopped_with_all_processes(make: Maker, python: Interpreter, tmp_path: Path) -> None:
    done = run(
        make(
            f"""
            import os
            from pathlib import Path
            for _ in range(2):
                os.fork()
            Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
            while True:
                print("x" * 50)
            """,
            "a/endless_output.py",
        ),
        python,
    )
    assert done.stopped
    assert done.stopped.startswith(f"stopped after {MAX_OUTPUT:g} bytes of output")
    assert (done.exit, done.leftovers) == (None, ())
    assert set(texts(done)[:100]) == {"x" * 50}
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert pids
    assert not any(alive(pid, "endless_output.py") for pid in pids)


@pytest.mark.parametrize("method", METHODS)
def test_torn_lines_of_many_processes_are_put_together(method: str, make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os
            from multiprocessing import Barrier, Process

            def work(number, barrier):
                for line in range(20):
                    for piece in (f"<{number} ", f"line {line}", ">\\n"):
                        barrier.wait()  # all have written their last piece: every line is torn
                        os.write(1, piece.encode())

            if __name__ == "__main__":
                barrier = Barrier(6)
                processes = [Process(target=work, args=(number, barrier)) for number in range(6)]
                for process in processes:
                    process.start()
                for process in processes:
                    process.join()
                print("done")
            """
        ),
        python,
        method,
    )
    assert (done.exit, done.leftovers, texts(done, "stderr")) == (0, (), [])
    by_process: dict[int, list[str]] = {}
    for line in done.lines:
        by_process.setdefault(line.process, []).append(line.text)
    assert by_process.pop(0) == ["done"]
    assert sorted(by_process.values()) == [[f"<{number} line {line}>" for line in range(20)] for number in range(6)]


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_forty_children_are_forty_processes(method: str, make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            from multiprocessing import Process

            def greet(number):
                print("child", number)
                print("child", number, "again")

            if __name__ == "__main__":
                children = [Process(target=greet, args=(number,)) for number in range(40)]
                for child in children:
                    child.start()
                for child in children:
                    child.join()
            """,
            header="timeout = 120",
        ),
        python,
        method,
    )
    assert (done.exit, done.leftovers) == (0, ())
    by_process: dict[str, list[str]] = {}
    for line in transcript(done, "stdout"):
        by_process.setdefault(line.who, []).append(line.text)
    assert set(by_process) == {f"child {number}" for number in range(1, 41)}
    expected = [[f"child {number}", f"child {number} again"] for number in range(40)]
    assert sorted(by_process.values()) == sorted(expected)


def test_children_that_live_too_short_to_be_seen_are_told_apart(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os
            for number in range(100):
                pid = os.fork()
                if pid == 0:
                    os.write(1, b"%d\\n" % number)
                    os._exit(0)
                os.waitpid(pid, 0)
            """
        ),
        python,
    )
    assert texts(done) == [str(number) for number in range(100)]
    assert len({line.process for line in done.lines}) == 100
    assert len(done.processes) == 101
    assert all(0 <= life.start <= life.end <= done.seconds for life in done.processes)


def test_a_thread_writes_as_its_process(make: Maker, python: Interpreter) -> None:
    source = "import threading; t = threading.Thread(target=print, args=('x',)); t.start(); t.join()"
    assert said(run(make(source), python)) == {("main", "x")}


def test_a_program_that_closes_its_streams_runs_to_its_end(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os
            print("last words")
            os.closerange(0, 3)
            pid = os.fork()
            if pid == 0:
                os._exit(3)
            os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """
        ),
        python,
    )
    assert (texts(done), done.exit) == (["last words"], 3)


# --- processes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_children_and_grandchildren_have_names(method: str, make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            program(
                """
                from multiprocessing import Process

                def grandchild():
                    print("I am the grandchild")
                    be_seen()

                def child():
                    print("I am the child")
                    be_seen()
                    process = Process(target=grandchild)
                    process.start()
                    process.join()

                if __name__ == "__main__":
                    print("I am main")
                    process = Process(target=child)
                    process.start()
                    process.join()
                """
            )
        ),
        python,
        method,
        max_output=MANY,
    )
    assert (done.exit, done.leftovers) == (0, ())
    assert said(done) == {
        ("main", "I am main"),
        ("child 1", "I am the child"),
        ("grandchild 1", "I am the grandchild"),
    }


def test_the_fork_server_has_a_name_of_its_own(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import multiprocessing

            if __name__ == "__main__":
                multiprocessing.set_forkserver_preload(["this"])  # a module that prints
                process = multiprocessing.Process(target=print, args=("I am the child",))
                process.start()
                process.join()
            """
        ),
        python,
        "forkserver",
    )
    lines = said(done)
    assert ("fork server", "The Zen of Python, by Tim Peters") in lines
    assert ("child 1", "I am the child") in lines
    assert {who for who, _ in lines} == {"fork server", "child 1"}
    assert sorted(life.helper for life in done.processes if life.helper) == ["fork server", "resource tracker"]


@pytest.mark.parametrize("method", METHODS)
def test_the_lives_of_processes_are_ordered(method: str, make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            program(
                """
                from multiprocessing import Process

                def work(depth):
                    print(depth)
                    be_seen()
                    if depth:
                        process = Process(target=work, args=(depth - 1,))
                        process.start()
                        process.join()

                if __name__ == "__main__":
                    work(2)
                """
            )
        ),
        python,
        method,
        max_output=MANY,
    )
    index = {line.text: line.process for line in done.lines if line.stream == "stdout"}
    main, child, grandchild = (done.processes[index[text]] for text in "210")
    assert (main.parent, child.parent, grandchild.parent) == (None, 0, index["1"])
    assert 0 <= main.start <= child.start <= grandchild.start
    assert grandchild.start < grandchild.end <= child.end <= main.end <= done.seconds
    starts = [life.start for life in done.processes]
    assert starts == sorted(starts)
    for line in done.lines:
        life = done.processes[line.process]
        assert life.start <= line.time <= done.seconds


def test_the_cpu_time_of_children_counts(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os, time
            begin = time.monotonic()
            pid = os.fork()
            if pid == 0:
                while time.process_time() < 0.25:
                    pass
                os._exit(0)
            os.waitpid(pid, 0)
            print(time.monotonic() - begin)
            """
        ),
        python,
    )
    assert done.cpu_seconds >= 0.25
    assert done.seconds >= float(texts(done)[0])


def test_the_cpu_time_of_an_orphan_counts(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os, time
            reader, writer = os.pipe()
            if os.fork() == 0:
                if os.fork() == 0:
                    while time.process_time() < 0.25:
                        pass
                    os.write(writer, b"1")
                os._exit(0)
            os.wait()
            os.read(reader, 1)
            """
        ),
        python,
    )
    assert done.cpu_seconds >= 0.25


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("raise SystemExit(3)", 3),
        ("1 / 0", 1),
        ("import os; os._exit(255)", 255),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
        ("import os; os.abort()", -signal.SIGABRT),
    ],
)
def test_the_exit_status_or_the_signal_is_told(source: str, status: int, make: Maker, python: Interpreter) -> None:
    done = run(make(source), python)
    assert (done.exit, done.stopped, done.leftovers) == (status, None, ())


# --- limits ------------------------------------------------------------------------------------


def test_a_hanging_program_is_killed_with_all_its_children(make: Maker, python: Interpreter, tmp_path: Path) -> None:
    done = run(
        make(
            f"""
            import os, signal
            from pathlib import Path

            def hang():
                Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                while True:
                    signal.pause()

            print("before")
            if os.fork() == 0:  # a child
                if os.fork() == 0:  # a grandchild in a session of its own
                    os.setsid()
                    hang()
                hang()
            if os.fork() == 0:  # a child that holds out against what it can
                for number in set(signal.Signals) - {{signal.SIGKILL, signal.SIGSTOP}}:
                    signal.signal(number, signal.SIG_IGN)
                hang()
            if os.fork() == 0:  # an orphan, a daemon
                os.setsid()
                if os.fork() == 0:
                    hang()
                os._exit(0)
            if os.fork() == 0:  # a child that is stopped
                Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                os.kill(os.getpid(), signal.SIGSTOP)
            hang()
            """,
            "a/hanging_tree.py",
        ),
        python,
        timeout=6,
    )
    assert done.stopped == "stopped after 6 s, its time limit; all its processes were killed"
    assert (done.exit, done.leftovers, texts(done)) == (None, (), ["before"])
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert len(pids) == 6
    assert not any(alive(pid, "hanging_tree.py") for pid in pids)


@pytest.mark.parametrize("method", METHODS)
def test_hanging_workers_are_killed_with_their_helpers(
    method: str, make: Maker, python: Interpreter, tmp_path: Path
) -> None:
    done = run(
        make(
            f"""
            import os
            from multiprocessing import Event, Process
            from pathlib import Path

            def work(event):
                Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                event.wait()

            if __name__ == "__main__":
                event = Event()
                processes = [Process(target=work, args=(event,)) for _ in range(3)]
                for process in processes:
                    process.start()
                for process in processes:
                    process.join()
            """,
            "a/hanging_workers.py",
            header="timeout = 5",
        ),
        python,
        method,
    )
    assert done.stopped == "stopped after 5 s, its time limit; all its processes were killed"
    assert not [what for kind, what in done.leftovers if kind == "processes"]
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert not any(alive(pid, "hanging_workers.py") or alive(pid, "multiprocessing") for pid in pids)


def test_an_exception_in_the_caller_ends_the_program(
    make: Maker, python: Interpreter, tmp_path: Path, temporary: Path
) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # both processes send it
        raise Stop

    before = signal.signal(signal.SIGUSR1, stop)
    try:
        with pytest.raises(Stop):
            run(
                make(
                    program(
                        f"""
                        import os, signal
                        from pathlib import Path
                        be_seen()  # so the runner has it in hand
                        os.fork()
                        Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                        os.kill({os.getpid()}, signal.SIGUSR1)
                        while True:
                            signal.pause()
                        """
                    ),
                    "a/stopped_by_caller.py",
                ),
                python,
                max_output=MANY,
            )
    finally:
        signal.signal(signal.SIGUSR1, before)
    pids = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert pids
    assert not any(alive(pid, "stopped_by_caller.py") for pid in pids)
    assert list(temporary.iterdir()) == []


# --- what is left behind -----------------------------------------------------------------------


ORPHANS = {
    "a child": "",
    "a child in a session of its own": "os.setsid()",
    "a daemon by double fork": "os.setsid(); os.fork() and os._exit(0)",
    "a daemon that clears its environment": "os.setsid(); os.fork() and os._exit(0); os.environ.clear()",
}


@pytest.mark.parametrize("how", ORPHANS.values(), ids=ORPHANS.keys())
def test_an_orphan_is_reported_and_killed(how: str, make: Maker, python: Interpreter, tmp_path: Path) -> None:
    done = run(
        make(
            f"""
            import os, signal
            from pathlib import Path
            reader, writer = os.pipe()
            if os.fork() == 0:
                {how}
                Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                print("orphan")
                os.write(writer, b"ready")
                while True:
                    signal.pause()
            os.read(reader, 5)
            print("main")
            """,
            "a/orphan.py",
            header="leaves = ['processes']",
        ),
        python,
    )
    assert (done.exit, done.stopped) == (0, None)
    assert done.leftovers == (("processes", f"process {python.path} orphan.py"),)
    assert texts(done) == ["orphan", "main"]
    [pid] = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert not alive(pid, "orphan.py")


@pytest.mark.parametrize("method", METHODS)
def test_a_worker_that_outlives_main_is_reported_and_not_the_helpers(
    method: str, make: Maker, python: Interpreter, tmp_path: Path
) -> None:
    done = run(
        make(
            f"""
            import os, signal
            from multiprocessing import Event, Process
            from pathlib import Path

            def work(event):
                Path({str(tmp_path)!r}, f"pid.{{os.getpid()}}").touch()
                event.set()
                while True:
                    signal.pause()

            if __name__ == "__main__":
                event = Event()
                Process(target=work, args=(event,)).start()
                event.wait()
                os._exit(0)
            """,
            "a/outlives.py",
        ),
        python,
        method,
    )
    assert done.exit == 0
    assert len([what for kind, what in done.leftovers if kind == "processes"]) == 1
    assert not any("resource_tracker" in what for _, what in done.leftovers)
    [pid] = [int(path.suffix[1:]) for path in tmp_path.glob("pid.*")]
    assert not Path(f"/proc/{pid}").exists()


def test_a_child_started_at_the_last_moment_is_not_overlooked(make: Maker, python: Interpreter) -> None:
    source = "import os, signal\nif os.fork() == 0:\n    while True: signal.pause()\nos._exit(0)\n"
    for _ in range(3):
        assert run(make(source), python).leftovers == (("processes", f"process {python.path} x.py"),)


def test_an_orphan_that_ends_by_itself_is_waited_for(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import os
            reader, writer = os.pipe()
            if os.fork() == 0:
                os.close(writer)
                os.read(reader, 1)  # until main is gone
                print("orphan")
            else:
                print("main")
            """
        ),
        python,
    )
    assert (texts(done), done.leftovers) == (["main", "orphan"], ())


def test_files_left_in_both_folders_are_reported_and_removed(make: Maker, python: Interpreter, temporary: Path) -> None:
    done = run(
        make(
            r"""
            import os, tempfile
            from pathlib import Path
            Path("notes.txt").touch()
            Path("folder").mkdir()
            Path("folder", "deep.txt").touch()
            Path("two\nlines").touch()
            os.close(os.open(b"\xff", os.O_CREAT))
            Path("__pycache__").mkdir()
            Path("__pycache__", "x.pyc").touch()
            Path(tempfile.gettempdir(), "temporary.txt").touch()
            with open("x.py", "a") as own:
                own.write("# changed\n")
            """
        ),
        python,
    )
    assert sorted(done.leftovers) == [
        ("files", "file \\udcff"),
        ("files", "file folder"),
        ("files", "file folder/deep.txt"),
        ("files", "file notes.txt"),
        ("files", "file temporary.txt"),
        ("files", "file two\\nlines"),
    ]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("method", METHODS)
def test_a_tidy_program_leaves_nothing(method: str, make: Maker, python: Interpreter, temporary: Path) -> None:
    done = run(
        make(
            """
            import tempfile
            from multiprocessing import Lock, Pool, Queue
            from multiprocessing.shared_memory import SharedMemory

            def fill(name):
                block = SharedMemory(name)
                block.buf[0] = 7
                block.close()

            if __name__ == "__main__":
                lock, queue = Lock(), Queue()
                queue.put("through a queue")
                print(queue.get())
                block = SharedMemory(create=True, size=10)
                with Pool(2) as pool, tempfile.NamedTemporaryFile():
                    pool.map(fill, [block.name])
                    pool.close()
                    pool.join()
                print(block.buf[0])
                block.close()
                block.unlink()
            """
        ),
        python,
        method,
    )
    assert (texts(done, "stderr"), texts(done)) == ([], ["through a queue", "7"])
    assert (done.exit, done.leftovers) == (0, ())
    assert list(temporary.iterdir()) == []


SHARED = {
    "a shared memory block": """
        from multiprocessing import resource_tracker
        from multiprocessing.shared_memory import SharedMemory
        block = SharedMemory(NAME, create=True, size=10)
        resource_tracker.unregister("/" + NAME, "shared_memory")
        be_seen()
        block.close()
    """,
    "a file": """
        with open("/dev/shm/" + NAME, "x"):
            be_seen()
    """,
    "a semaphore": """
        from _multiprocessing import SemLock
        semaphore = SemLock(1, 1, 1, "/" + NAME.removeprefix("sem."), False)
        be_seen()
    """,
}


@pytest.mark.parametrize("source", SHARED.values(), ids=SHARED.keys())
def test_what_is_left_in_shared_memory_is_reported_and_removed(source: str, make: Maker, python: Interpreter) -> None:
    name = f"sem.mpguide-test-{secrets.token_hex(8)}"
    done = run(make(f"NAME = {name!r}\n" + program(source)), python, max_output=MANY)
    assert (done.exit, done.leftovers) == (0, (("shm", f"/dev/shm/{name}"),))
    assert not Path("/dev/shm", name).exists()


def test_shared_memory_of_a_killed_program_is_removed(make: Maker, python: Interpreter) -> None:
    name = f"mpguide-test-{secrets.token_hex(8)}"
    done = run(
        make(
            f"""
            from multiprocessing.shared_memory import SharedMemory
            block = SharedMemory({name!r}, create=True, size=10)
            while True:
                print("x" * 1000)
            """
        ),
        python,
    )
    assert done.stopped
    assert done.leftovers == (("shm", f"/dev/shm/{name}"),)
    assert not Path("/dev/shm", name).exists()


@pytest.fixture
def trigger(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two named pipes: a program opens the first to say that it runs, and the second to wait."""
    pipes = tmp_path / "runs", tmp_path / "go"
    for pipe in pipes:
        os.mkfifo(pipe)
    yield pipes
    for pipe in pipes:
        pipe.unlink()


def test_shared_memory_that_a_neighbor_makes_meanwhile_is_let_alone(
    make: Maker, python: Interpreter, trigger: tuple[Path, Path]
) -> None:
    runs, go = trigger
    blocks: list[SharedMemory] = []

    def neighbor() -> None:
        runs.read_text()
        blocks.append(SharedMemory(create=True, size=10))
        go.write_text("")

    thread = threading.Thread(target=neighbor)
    thread.start()
    source = f"open({str(runs)!r}, 'w').close(); open({str(go)!r}).read()"
    done = run(make(source), python)
    thread.join()
    [block] = blocks
    try:
        assert done.leftovers == ()
        assert Path("/dev/shm", block.name).exists()
    finally:
        block.close()
        block.unlink()


# --- where it runs -----------------------------------------------------------------------------


def test_standard_input_is_empty(make: Maker, python: Interpreter) -> None:
    done = run(make("import sys; print(repr(sys.stdin.read())); input()"), python)
    assert texts(done) == ["''"]
    assert texts(done, "stderr")[-1] == "EOFError: EOF when reading a line"


def test_the_working_folder_is_fresh_and_holds_the_example_only(
    make: Maker, python: Interpreter, library: Library, temporary: Path
) -> None:
    made = make(
        """
        import os, sys, tempfile
        print(os.getcwd())
        print(os.listdir("."), os.listdir(tempfile.gettempdir()), sys.argv)
        print(open("x.py", encoding="utf-8").read() == open(ORIGINAL, encoding="utf-8").read())
        print(os.path.dirname(os.getcwd()) == os.path.dirname(tempfile.gettempdir()))
        """.replace("ORIGINAL", repr(str(library.folder / "a" / "x.py"))),
        header="leaves = ['files']",
    )
    first, second = run(made, python), run(made, python)
    assert texts(first)[1:] == texts(second)[1:] == ["['x.py'] [] ['x.py']", "True", "True"]
    assert texts(first)[0] != texts(second)[0]
    assert list(temporary.iterdir()) == []


def test_the_environment_is_small_and_fixed(make: Maker, python: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        *("FORCE_COLOR", "NO_COLOR", "COLUMNS", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONWARNINGS", "VIRTUAL_ENV"),
        *("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "PYTEST_CURRENT_TEST", "LC_ALL", "TMPDIR", "USER"),
        *("MPGUIDE_START_METHOD", "MPGUIDE_NOISE", "MPGUIDE_STRICT", "TERM", "PYTHONUNBUFFERED"),
    ):
        monkeypatch.setenv(name, "leak")
    done = run(make("import os\nfor item in sorted(os.environ.items()): print(*item)"), python)
    found = dict(line.split(" ", 1) for line in texts(done))
    assert "leak" not in found.values()
    known = {"PATH", "LANG", "PYTHONUTF8", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "TMPDIR", "TEMP", "TMP"}
    assert set(found) - {"HOME", "LD_LIBRARY_PATH", "LC_CTYPE"} == known | {"MPGUIDE_RUN"}
    assert found["PATH"].split(os.pathsep)[0] == shortened(str(Path(python.path).parent), python)


def test_the_program_finds_no_trace_of_how_its_start_method_is_set(make: Maker, python: Interpreter) -> None:
    source = "import sys; print('multiprocessing' in sys.modules, [p for p in sys.path if 'mpguide/inject' in p])"
    assert texts(run(make(source), python)) == ["False []"]
    assert texts(run(make(source), python, "spawn")) == ["True []"]


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_is_set_from_outside(method: str, make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import multiprocessing, os, sys

            def tell():
                print("child", multiprocessing.get_start_method(), __name__)
                print("PYTHONPATH" in os.environ, "MPGUIDE_START_METHOD" in os.environ, "MPGUIDE_NOISE" in os.environ)
                print([entry for entry in sys.path if "mpguide" + os.sep + "inject" in entry])

            if __name__ == "__main__":
                print("main", multiprocessing.get_start_method(allow_none=True))
                process = multiprocessing.Process(target=tell)
                process.start()
                print(process._popen.method)
                process.join()
            """
        ),
        python,
        method,
    )
    module = {"fork": "__main__"}.get(method, "__mp_main__")
    child = [line.text for line in done.lines if line.process != 0]
    assert child == [f"child {method} {module}", "False False False", "[]"]
    main = [line.text for line in done.lines if line.process == 0]
    assert main == [f"main {method}", method]


def test_own_leaves_the_start_method_alone(make: Maker, python: Interpreter) -> None:
    source = "import multiprocessing as m; print(m.get_start_method(allow_none=True), m.get_start_method())"
    assert texts(run(make(source), python)) == [f"None {python.start_methods[0]}"]
    chosen = "import multiprocessing as m; m.set_start_method('spawn'); print(m.get_start_method())"
    assert texts(run(make(chosen), python)) == ["spawn"]


def test_a_python_that_the_program_starts_sees_nothing_of_mpguide(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import subprocess, sys
            code = "import os, sys; print(sorted(k for k in os.environ if k in ('PYTHONPATH', 'MPGUIDE_START_METHOD')))"
            subprocess.run([sys.executable, "-c", code + "; print('multiprocessing' in sys.modules)"], check=True)
            """
        ),
        python,
        "spawn",
    )
    assert texts(done) == ["[]", "False"]


def test_tracebacks_show_neither_the_folder_of_the_run_nor_that_of_the_standard_library(
    make: Maker, python: Interpreter, temporary: Path
) -> None:
    done = run(
        make(
            """
            import json, tempfile
            from multiprocessing import Process

            def fail():
                json.loads("no")

            if __name__ == "__main__":
                process = Process(target=fail)
                process.start()
                process.join()
                print(f"{tempfile.gettempdir()}/notes.txt")
                fail()
            """
        ),
        python,
        "spawn",
    )
    everything = "\n".join(line.text for line in done.lines)
    assert str(temporary) not in everything
    assert python.stdlib not in everything
    for process in (0, next(line.process for line in done.lines if line.process)):
        lines = [line.text for line in done.lines if line.process == process and line.stream == "stderr"]
        assert any(line.startswith('  File "x.py", line 5, in fail') for line in lines)
        assert any(line.startswith('  File "<stdlib>/json/__init__.py", line ') for line in lines)
    assert texts(done) == ["<tmp>/notes.txt"]


def test_a_shell_example_runs_with_this_python_first_on_path(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            echo "$0"
            python -c 'import sys; print(sys.executable)'
            echo problem >&2
            exit 3
            """,
            "a/x.sh",
        ),
        python,
    )
    assert texts(done) == ["x.sh", shortened(python.path, python)]
    assert (texts(done, "stderr"), done.exit) == (["problem"], 3)


@pytest.mark.parametrize("line", ["false", 'echo "$undefined_variable"'])
def test_a_shell_example_ends_at_its_first_failure(line: str, make: Maker, python: Interpreter) -> None:
    done = run(make(f"echo before\n{line}\necho after\n", "a/x.sh"), python)
    assert texts(done) == ["before"]
    assert done.exit not in (0, None)


def shortened(path: str, python: Interpreter) -> str:
    """Return a path as records hold it."""
    return path.replace(python.environment, "<environment>") if python.environment else path


def test_the_environment_of_an_interpreter_is_shortened(make: Maker, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"], check=True)
    inside = Interpreter.find(str(tmp_path / "env/bin/python"))
    assert texts(run(make("import sys\nprint(sys.prefix)\nprint(sys.executable)"), inside)) == [
        "<environment>",
        "<environment>/bin/python",
    ]


def test_an_interpreter_that_is_gone_is_reported_in_one_line(make: Maker, python: Interpreter, temporary: Path) -> None:
    gone = dataclasses.replace(python, path="/no/such/python")
    for portable in (False, True):
        with pytest.raises(MpguideError) as caught:
            run(make("pass"), gone, portable=portable)
        assert str(caught.value) == "/no/such/python: cannot be started: No such file or directory"
    assert list(temporary.iterdir()) == []


# --- noise -------------------------------------------------------------------------------------


TWO_CHILDREN = """
    import time
    from multiprocessing import Process

    def child(number):
        print("child", number, time.monotonic())

    if __name__ == "__main__":
        children = [Process(target=child, args=(number,)) for number in range(2)]
        for process in children:
            begin = time.monotonic()
            process.start()
            print("started", begin, time.monotonic())
        for process in children:
            process.join()
"""


@pytest.mark.parametrize("method", METHODS)
def test_slow_parents_wait_after_every_start(method: str, make: Maker, python: Interpreter) -> None:
    done = run(make(TWO_CHILDREN), python, method, noise="slow-parent")
    starts = [line.split()[1:] for line in texts(done) if line.startswith("started")]
    assert len(starts) == 2
    assert all(float(end) - float(begin) >= 0.15 for begin, end in starts)


def test_slow_parents_leave_no_trace_in_a_traceback(make: Maker, python: Interpreter) -> None:
    text = """
        from multiprocessing import Process

        if __name__ == "__main__":
            process = Process(target=print)
            process.start()
            process.join()
            process.start()
    """
    quiet, slow = (run(make(text), python, "spawn", noise=noise) for noise in ("", "slow-parent"))
    assert "start a process twice" in texts(quiet, "stderr")[-1]
    assert texts(slow, "stderr") == texts(quiet, "stderr")


@pytest.mark.parametrize("method", METHODS)
def test_slow_children_begin_late_and_the_first_one_latest(method: str, make: Maker, python: Interpreter) -> None:
    done = run(make(TWO_CHILDREN), python, method, noise="slow-children")
    begins = [float(line.split()[1]) for line in texts(done) if line.startswith("started")]
    works = {line.split()[1]: float(line.split()[2]) for line in texts(done) if line.startswith("child")}
    assert works["0"] - begins[0] >= 0.3
    assert works["1"] - begins[1] >= 0.15


@pytest.mark.parametrize("method", METHODS)
def test_slow_children_do_not_show_in_stack_dumps(method: str, make: Maker, python: Interpreter) -> None:
    text = """
        import faulthandler
        from multiprocessing import Process

        if __name__ == "__main__":
            process = Process(target=faulthandler.dump_traceback)
            process.start()
            process.join()
            print(process.exitcode)
    """
    done = run(make(text), python, method, noise="slow-children")
    assert texts(done) == ["0"]
    assert not any("sitecustomize" in line for line in texts(done, "stderr"))


@pytest.mark.parametrize("method", METHODS)
def test_slow_prints_come_in_an_order_that_the_program_does_not_prescribe(
    method: str, make: Maker, python: Interpreter
) -> None:
    text = """
        from multiprocessing import Barrier, Process

        def child(number, barrier):
            for _ in range(6):
                barrier.wait()
                print(number)

        if __name__ == "__main__":
            barrier = Barrier(2)
            children = [Process(target=child, args=(number, barrier)) for number in range(2)]
            for process in children:
                process.start()
            for process in children:
                process.join()
            print("done")
    """
    runs = [texts(run(make(text), python, method, noise="slow-prints")) for _ in range(3)]
    assert all(sorted(lines[:-1]) == ["0"] * 6 + ["1"] * 6 and lines[-1] == "done" for lines in runs)
    assert len({tuple(lines) for lines in runs}) > 1


# --- runs and their neighbors ------------------------------------------------------------------


def test_runs_in_threads_of_one_process_take_turns(make: Maker, python: Interpreter, tmp_path: Path) -> None:
    source = f"""
        import os
        from multiprocessing import Process

        if __name__ == "__main__":
            os.mkdir({str(tmp_path / "busy")!r})  # fails if another run is there
            process = Process(target=print, args=(NAME,))
            process.start()
            process.join()
            os.rmdir({str(tmp_path / "busy")!r})
    """
    found: dict[str, set[tuple[str, str]]] = {}
    examples = {name: make(source.replace("NAME", repr(name)), f"a/{name}.py") for name in ("one", "two", "three")}

    def work(name: str) -> None:
        found[name] = said(run(examples[name], python, "fork"))

    threads = [threading.Thread(target=work, args=(name,)) for name in examples]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {name: {("child 1", name)} for name in examples}


def test_a_child_that_the_caller_had_before_is_let_alone(make: Maker, python: Interpreter) -> None:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as bystander:
        done = run(make("import os, signal\nif os.fork() == 0:\n    while True: signal.pause()"), python)
        assert len(done.leftovers) == 1
        assert len(done.processes) == 2
        assert bystander.communicate("still here\n")[0] == "still here\n"
    assert bystander.returncode == 0


def test_a_child_of_the_caller_that_ends_meanwhile_is_not_reaped(
    make: Maker, python: Interpreter, trigger: tuple[Path, Path]
) -> None:
    runs, _ = trigger
    bystander = subprocess.Popen(["sh", "-c", f"read line < {runs}; exit 7"])
    source = f"""
        open({str(runs)!r}, "w").close()
        while True:  # until it is a zombie
            with open("/proc/{bystander.pid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    break
    """
    done = run(make(source), python)
    assert (done.exit, len(done.processes)) == (0, 1)
    assert bystander.wait() == 7


def test_a_child_that_the_caller_starts_meanwhile_is_let_alone(
    make: Maker, python: Interpreter, trigger: tuple[Path, Path]
) -> None:
    runs, go = trigger
    neighbors: list[subprocess.Popen[str]] = []

    def work() -> None:
        runs.read_text()
        neighbors.append(subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        go.write_text("")

    thread = threading.Thread(target=work)
    thread.start()
    done = run(make(f"open({str(runs)!r}, 'w').close(); open({str(go)!r}).read()"), python)
    thread.join()
    [neighbor] = neighbors
    with neighbor:
        assert (len(done.processes), done.leftovers) == (1, ())
        assert neighbor.communicate("still here\n")[0] == "still here\n"


def test_ctrl_c_at_the_start_of_a_program_ends_it_too(
    make: Maker, python: Interpreter, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The exception must not come between the start of the program and the moment from which on it is ended."""
    from mpguide import runner_linux
    from mpguide.execution import start

    started: list[subprocess.Popen[bytes]] = []

    def start_and_interrupt(*arguments: object) -> subprocess.Popen[bytes]:
        started.append(start(*arguments))  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGINT)
        return started[0]

    monkeypatch.setattr(runner_linux, "start", start_and_interrupt)
    found = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, found))
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        run(make("input()\nimport time\ntime.sleep(600)"), python)
    assert signal.getsignal(signal.SIGINT) is before
    assert not alive(started[0].pid, "x.py")
    with pytest.raises(ProcessLookupError):
        os.kill(started[0].pid, 0)  # nor is it a zombie
