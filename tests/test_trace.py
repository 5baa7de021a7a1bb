"""`mpguide trace` on programs of all kinds: what its report says, and that the program does not notice."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from mpguide import Library
from mpguide.cli import main

if sys.platform != "linux":
    pytest.skip("only Linux tells what threads do", allow_module_level=True)

from mpguide.drawing import draw_table
from mpguide.report import states, write_perfetto, write_report
from mpguide.summary import advice, sentences, summarize
from mpguide.tracer import Trace, _program, command_of, trace

Writer = Callable[..., str]
LARGEST = 2_000_000  # bytes of a report

POOL = """
    import sys, time
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    def work(number):
        sum(i * i for i in range(300_000))
        return number

    if __name__ == "__main__":
        with ProcessPoolExecutor(2, get_context(sys.argv[1])) as executor:
            print(sum(executor.map(work, range(8))))
"""


@pytest.fixture
def script(tmp_path: Path) -> Writer:
    """Return a function that writes a program and returns its path."""

    def write(source: str, name: str = "program.py") -> str:
        path = tmp_path / name
        path.write_text(textwrap.dedent(source).lstrip())
        return str(path)

    return write


def command(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "mpguide", "trace", *arguments]
    return subprocess.run(line, cwd=cwd, text=True, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def traced(*line: str) -> Trace:
    return trace([sys.executable, "-u", *line], listen=True)


def own_lanes(found: Trace) -> list[int]:
    return [number for number in range(1, len(found.timeline.lanes)) if number not in found.helpers]


# ---------------------------------------------------------------- programs of all kinds


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_process_pool_executor(script: Writer, tmp_path: Path, method: str) -> None:
    found = traced(script(POOL), method)
    lanes = found.timeline.lanes
    workers = own_lanes(found)
    assert found.exit == 0
    assert len(workers) == 2
    assert all(lanes[number].parent == 0 for number in workers)
    assert [lanes[number].who.partition(" \N{MIDDLE DOT} ")[0] for number in sorted(found.helpers)] == {
        "fork": [],
        "spawn": ["resource tracker"],
        "forkserver": ["resource tracker", "fork server"],
    }[method]
    assert sum(strip.cpu for number in workers for strip in lanes[number].strips) > 0.04
    assert [tick.text for tick in found.timeline.ticks] == ["28"]
    summary = write_report(found, tmp_path / "report.html")
    assert len(summary.workers) == 2
    assert 0 < summary.cores_used <= summary.cores


def test_a_joblib_program(script: Writer, tmp_path: Path) -> None:
    source = """
        from joblib import Parallel, delayed
        def work(number):
            sum(i * i for i in range(300_000))
            return number
        if __name__ == "__main__":
            print(sum(Parallel(n_jobs=2)(delayed(work)(n) for n in range(8))))
    """
    found = traced(script(source))
    assert found.exit == 0
    assert len(own_lanes(found)) >= 2
    assert [tick.text for tick in found.timeline.ticks] == ["28"]
    write_report(found, tmp_path / "report.html")


def test_a_tree_of_programs_in_other_languages(script: Writer) -> None:
    path = script("sh -c 'expr 1 + 1; sleep 0.1' &\nsleep 0.3 | cat\nwait\n", "tree.sh")
    found = trace(["sh", path], listen=True)
    names = " ".join(lane.who for lane in found.timeline.lanes)
    assert found.exit == 0
    assert [names.count(name) for name in ("sleep", "cat")] == [2, 1]
    assert [tick.text for tick in found.timeline.ticks] == ["2"]
    assert any(lane.who.startswith("grandchild") for lane in found.timeline.lanes)


@pytest.mark.slow
def test_every_example_of_the_guide_that_has_a_timeline() -> None:
    from mpguide import timeline_file

    library = Library.find(Path(__file__))
    names = [name for name in library.names() if timeline_file.path_of(library.get(name)).is_file()]
    assert names
    for name in names:
        example = library.get(name)
        found = trace([sys.executable, str(example.path)])
        assert (example.name, found.exit) == (example.name, example.header.exit)
        assert found.timeline.lanes
        if example.start_methods != ("own",):
            drawn = max(len(one.timeline.lanes) for one in timeline_file.load(example))
            assert len(found.timeline.lanes) <= drawn


def test_children_of_a_thread_that_has_ended_are_found(script: Writer) -> None:
    source = """
        import subprocess, sys, threading
        children = []
        def start():
            children.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
        if __name__ == "__main__":
            for _ in range(5):
                thread = threading.Thread(target=start)
                thread.start()
                thread.join()
            for child in children:
                child.communicate(b"\\n")
    """
    found = traced(script(source))
    assert len(own_lanes(found)) == 5


def test_a_program_that_may_use_one_core_only_is_told_so(script: Writer) -> None:
    core = str(min(os.sched_getaffinity(0)))
    found = trace(["taskset", "-c", core, sys.executable, script("sum(i * i for i in range(500_000))")])
    assert found.timeline.cores == 1


def test_a_lock_that_is_held_for_long_is_told(script: Writer) -> None:
    found = traced(
        script("""
        from multiprocessing import Lock, Process
        def work(lock):
            with lock:
                sum(i * i for i in range(4_000_000))
        if __name__ == "__main__":
            lock = Lock()
            processes = [Process(target=work, args=(lock,)) for _ in range(4)]
            for process in processes:
                process.start()
            for process in processes:
                process.join()
    """)
    )
    assert any(
        "4 workers took turns" in text for text in advice(summarize(found.timeline, found.helpers), found.timeline)
    )


def test_two_hundred_processes(script: Writer, tmp_path: Path) -> None:
    source = """
        from multiprocessing import Event, Process, get_context
        context = get_context("fork")
        def work(go, number):
            go.wait()
            print(number)
        if __name__ == "__main__":
            go = context.Event()
            processes = [context.Process(target=work, args=(go, number)) for number in range(200)]
            for process in processes:
                process.start()
            go.set()
            for process in processes:
                process.join()
    """
    found = traced(script(source))
    assert found.exit == 0
    assert len(own_lanes(found)) == 200
    assert sorted(int(tick.text) for tick in found.timeline.ticks) == list(range(200))
    assert {tick.lane for tick in found.timeline.ticks} == set(own_lanes(found))
    write_report(found, tmp_path / "report.html")
    write_perfetto(found, tmp_path / "trace.json")
    assert (tmp_path / "report.html").stat().st_size < LARGEST


@pytest.mark.slow
def test_more_children_than_the_kernel_names_at_once() -> None:
    """It gives their pids a page at a time: about 600."""
    found = trace(["sh", "-c", "for n in $(seq 700); do sleep 4 & done; wait"])
    assert len(own_lanes(found)) in (700, 701)  # the one that counts to 700 is short-lived


@pytest.mark.slow
def test_a_program_of_a_minute_that_changes_all_the_time(script: Writer, tmp_path: Path) -> None:
    source = """
        import time
        from multiprocessing import Process
        def work(end):
            while time.monotonic() < end:
                time.sleep(0.02)
                sum(range(20_000))
                print("x" * 100)
        if __name__ == "__main__":
            end = time.monotonic() + 60
            processes = [Process(target=work, args=(end,)) for _ in range(3)]
            for process in processes:
                process.start()
            for process in processes:
                process.join()
    """
    found = traced(script(source))
    assert found.timeline.seconds > 60
    write_report(found, tmp_path / "report.html")
    assert (tmp_path / "report.html").stat().st_size < LARGEST
    assert any("printed lines" in note for note in found.notes)
    assert len(found.timeline.ticks) > 1000


# ---------------------------------------------------------------- the program does not notice


def test_output_input_arguments_folder_and_exit_status_are_the_program_s(script: Writer, tmp_path: Path) -> None:
    path = script("""
        import os, sys
        print(sys.argv[1:], os.getcwd(), input("name? "))
        print("no newline", end="", file=sys.stderr)
        sys.exit(3)
    """)
    done = command("-o", "r.html", path, "-o", "a b", "--x", cwd=tmp_path, input="Ada\n")
    assert done.returncode == 3
    assert done.stdout == f"name? ['-o', 'a b', '--x'] {tmp_path} Ada\n"
    assert done.stderr.startswith("no newline")
    assert (tmp_path / "r.html").is_file()


def test_a_prompt_is_seen_before_it_is_answered(script: Writer, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "mpguide", "trace", script("print('Hello,', input('name? '))")]
    with subprocess.Popen(line, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        while b"name? " not in seen:
            seen += os.read(ours, 100)
        os.write(ours, b"Ada\n")
        while b"Hello, Ada" not in seen:
            seen += os.read(ours, 100)
    os.close(ours)
    assert process.returncode == 0


ALTERNATING = """
    import subprocess, sys
    for n in (1, 2):
        print(f"building {n} ... ", end="", flush=True)
        subprocess.run(["/bin/echo", "ok"])
        print("warning", n, file=sys.stderr)
        sys.stderr.flush()
"""


@pytest.mark.parametrize("options", [[], ["--no-lines"], ["--lines"]])
def test_the_order_of_what_several_processes_print_stays(script: Writer, tmp_path: Path, options: list[str]) -> None:
    path = script(ALTERNATING)
    for same in (False, True):
        with (tmp_path / "out").open("wb") as out:
            line = [sys.executable, "-m", "mpguide", "trace", "--quiet", *options, path]
            done = subprocess.run(
                line, cwd=tmp_path, stdout=out, stderr=subprocess.STDOUT if same else subprocess.PIPE, check=True
            )
        lines = [text for n in (1, 2) for text in (f"building {n} ... ok", f"warning {n}")]
        expected = [text for text in lines if same or "warning" not in text]
        assert (tmp_path / "out").read_text().splitlines() == expected
        assert done.stderr in (None, b"warning 1\nwarning 2\n")


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/stderr", "/proc/self/fd/1"])
def test_a_program_opens_its_streams_by_name(tmp_path: Path, name: str) -> None:
    done = command("--quiet", "sh", "-c", f"echo hi > {name}", cwd=tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "hi\n")


def test_much_output_comes_whole_and_a_part_of_it_is_kept(script: Writer, tmp_path: Path) -> None:
    path = script("""
        import sys
        for _ in range(300):
            sys.stdout.buffer.write(b"x" * 100_000 + b"y")
        sys.stdout.buffer.write(b"\\n" * 1_000_000)
    """)
    done = command("--lines", path, cwd=tmp_path)
    assert done.stdout == ("x" * 100_000 + "y") * 300 + "\n" * 1_000_000
    assert re.search(r"lines after the first \d+ of 31000300 bytes of output are not drawn", done.stderr)
    assert (tmp_path / "program.trace.html").stat().st_size < LARGEST


def test_all_lines_are_counted_and_few_are_kept() -> None:
    found = trace(["sh", "-c", "seq 300000; printf end"], listen=True)
    assert found.timeline.printed is not None
    assert sum(found.timeline.printed) == 300_001
    assert len(found.timeline.ticks) <= 3_000
    assert any("are not drawn" in note for note in found.notes)
    assert ">300000<" in draw_table(found.timeline)


def test_a_program_keeps_its_streams_and_its_buffering(script: Writer, tmp_path: Path) -> None:
    path = script(
        "import os, stat; print(stat.S_ISFIFO(os.fstat(1).st_mode)); print(os.environ.get('PYTHONUNBUFFERED'))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    for options, fifo in (([], "True"), (["--no-lines"], "True"), (["--lines"], "False")):
        assert command(*options, path, cwd=tmp_path, env=environment).stdout == f"{fifo}\nNone\n"


def test_without_listening_the_report_counts_no_lines(tmp_path: Path) -> None:
    found = trace(["sh", "-c", "true"])
    write_report(found, tmp_path / "report.html")
    assert '<th scope="col">lines</th>' not in (tmp_path / "report.html").read_text()


@pytest.mark.parametrize("options", [[], ["--lines"]])
def test_a_reader_that_has_enough_ends_the_program(tmp_path: Path, options: list[str]) -> None:
    line = [sys.executable, "-m", "mpguide", "trace", *options, "yes"]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"y\n"
        process.stdout.close()
        assert process.stderr
        said = process.stderr.read().decode()
        assert process.wait(60) == 128 + signal.SIGPIPE
    assert "ended by SIGPIPE" in said
    assert (tmp_path / "yes.trace.html").is_file()


def test_a_module_runs_with_its_arguments(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text("[1]")
    done = command("-m", "json.tool", "data.json", cwd=tmp_path)
    assert json.loads(done.stdout) == [1]
    assert (tmp_path / "json.trace.html").is_file() or (tmp_path / "json.tool.trace.html").is_file()


def test_death_by_a_signal_is_told_as_a_shell_tells_it(script: Writer, tmp_path: Path) -> None:
    path = script("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert command(path, cwd=tmp_path).returncode == 128 + signal.SIGKILL


@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_reaches_the_program_once_and_the_report_is_written(
    script: Writer, tmp_path: Path, number: signal.Signals, group: bool
) -> None:
    """Whether it was sent to mpguide alone or to the group, as a terminal does; and again."""
    path = script("""
        import signal, sys, time
        for number in map(int, sys.argv[1:]):
            signal.signal(number, lambda *_: print("got it", flush=True))
        print("ready", flush=True)
        for _ in range(2):
            signal.pause()
        time.sleep(0.8)
        sys.exit(7)
    """)
    line = [sys.executable, "-m", "mpguide", "trace", path, str(int(number))]
    with subprocess.Popen(
        line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.2)
        for _ in range(2):
            (os.killpg if group else os.kill)(process.pid, number)
            assert process.stdout.readline() == "got it\n"
            time.sleep(0.2)
        rest, _ = process.communicate(timeout=60)
    assert (process.returncode, rest) == (7, "")
    assert (tmp_path / "program.trace.html").is_file()


def test_a_program_that_a_signal_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "mpguide", "trace", "sh", "-c", "echo ready; exec sleep 60"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGQUIT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGQUIT
    assert "ended by SIGQUIT" in said
    assert (tmp_path / "sh.trace.html").is_file()


def test_a_process_that_outlives_the_program_is_let_alone_and_told(script: Writer, tmp_path: Path) -> None:
    path = script("""
        import subprocess, sys
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        import os
        os.write(1, f"{child.pid}\\n".encode())
        os.set_inheritable(child.stdin.fileno(), True)
        pid = os.fork()  # holds the pipe open
        if pid == 0:
            os.execvp("sleep", ["sleep", "30"])
        os.write(1, f"{pid}\\n".encode())
    """)
    done = command("--lines", path, cwd=tmp_path)  # else they would hold our pipe open
    pids = [int(line) for line in done.stdout.split()]
    assert "still running when tracing ended" in done.stderr
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.py"], "nowhere.py: there is no such file"),
        (["no-such-program"], "no-such-program: there is no such file or program"),
        (["plain.txt"], "plain.txt: is not executable; name a Python file, a program, or -m MODULE"),
        (["-o", "no/where.html", "program.py"], "no/where.html: cannot be written: no is no folder"),
        (["--perfetto", "no/where.json", "program.py"], "no/where.json: cannot be written: no is no folder"),
        (["--python", "3.2", "program.py"], "--python 3.2: no such Python here"),
    ],
)
def test_bad_input_is_one_line_and_runs_nothing(
    script: Writer, tmp_path: Path, arguments: list[str], message: str
) -> None:
    script("print('ran')")
    (tmp_path / "plain.txt").write_text("")
    done = command(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_where_the_platform_cannot_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.py").write_text("print('ran')")
    with monkeypatch.context() as patch:
        patch.setattr("mpguide.tracer.unsupported", lambda: "the kernel counts nothing")
        assert main(["trace", "x.py"]) == 2
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        assert main(["trace", "x.py"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "mpguide: trace: not possible here: the kernel counts nothing",
        "mpguide: trace: needs Linux; elsewhere the system does not tell what the threads of a program do",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.py"]


def test_commands(tmp_path: Path) -> None:
    (tmp_path / "x.py").touch()
    path = str(tmp_path / "x.py")
    assert command_of(path, ["1"], "/python", False) == ["/python", path, "1"]
    assert command_of("http.server", ["1"], "/python", True) == ["/python", "-m", "http.server", "1"]
    assert command_of("sh", ["-c", "x"], "/python", False)[1:] == ["-c", "x"]


# ---------------------------------------------------------------- what the report says


def test_the_report_needs_nothing_else_and_escapes_what_it_shows(script: Writer, tmp_path: Path) -> None:
    found = traced(script("print('<b>&')", "a<b>.py"))
    write_report(found, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text()
    assert "&lt;b&gt;&amp;" in page
    assert "<b>" not in page
    assert not re.search(r"""(?:src|href)\s*=|url\((?!#)|@import""", page)
    assert "$" not in re.sub(r"<script>.*?</script>|<style>.*?</style>", "", page, flags=re.S)


def test_the_file_for_perfetto_has_a_state_for_all_of_each_thread_s_life(script: Writer, tmp_path: Path) -> None:
    found = traced(script(POOL), "fork")
    write_perfetto(found, tmp_path / "trace.json")
    events = json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    slices = [event for event in events if event["ph"] == "X"]
    lanes = {(event["pid"], event["tid"]) for event in slices}
    assert lanes == {(n, t) for n, lane in enumerate(found.timeline.lanes) for t, _ in enumerate(lane.strips)}
    assert {event["name"] for event in slices} == {"on a CPU", "ready", "blocked"} & {event["name"] for event in slices}
    for number, thread in lanes:
        strip = found.timeline.lanes[number].strips[thread]
        mine = sorted((e for e in slices if (e["pid"], e["tid"]) == (number, thread)), key=lambda e: e["ts"])
        assert all(abs(a["ts"] + a["dur"] - b["ts"]) < 1 for a, b in pairwise(mine))
        assert mine[0]["ts"] == pytest.approx(strip.start * 1e6, abs=1)
        assert mine[-1]["ts"] + mine[-1]["dur"] == pytest.approx(strip.end * 1e6, abs=1)
        assert len(mine) == len(states(strip, found.timeline))
    assert [event["name"] for event in events if event["ph"] == "i"] == ["28"]


@pytest.mark.alone
def test_threads_under_the_gil_are_told(script: Writer) -> None:
    found = traced(
        script("""
        import threading
        def work():
            sum(i * i for i in range(3_000_000))
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    """)
    )
    summary = summarize(found.timeline, found.helpers)
    assert summary.cores_used < 1.3
    assert any("2 threads took turns on one core" in text for text in advice(summary, found.timeline))


@pytest.mark.alone
def test_a_program_that_waits_is_told_so(script: Writer) -> None:
    found = traced(script("import time; time.sleep(2)"))
    summary = summarize(found.timeline, found.helpers)
    assert summary.wait
    assert summary.wait.length == pytest.approx(2, abs=0.2)
    assert summary.nothing > 0.3
    assert any("no thread had work" in text for text in advice(summary, found.timeline))


def test_the_command_prints_the_figures_and_where_the_report_is(script: Writer, tmp_path: Path) -> None:
    done = command("--perfetto", "p.json", script(POOL), "fork", cwd=tmp_path)
    assert done.stdout == "28\n"
    for title in ("Time", "Cores used", "Serial share", "Waiting for a CPU", "Workers", "Workers idle"):
        assert f"{title}:" in done.stderr
    assert done.stderr.splitlines()[-1] == "report: program.trace.html"
    assert json.loads((tmp_path / "p.json").read_text())["traceEvents"]


def test_figures_have_sentences(script: Writer) -> None:
    found = traced(script("print(1)"))
    titles = [title for title, _ in sentences(summarize(found.timeline, found.helpers), found.timeline)]
    assert titles[:4] == ["Time", "Cores used", "Serial share", "Waiting for a CPU"]


# ---------------------------------------------------------------- nothing is lost, nothing is harmed


@pytest.mark.parametrize("options", [["-o", "."], ["--perfetto", "folder"], ["-o", "folder"]])
def test_a_place_that_cannot_be_written_is_refused_before_the_run(
    script: Writer, tmp_path: Path, options: list[str]
) -> None:
    (tmp_path / "folder").mkdir()
    done = command(*options, script("print('ran')"), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"mpguide: {options[1]}: cannot be written: Is a directory\n"


def test_a_report_that_cannot_be_written_after_the_run_goes_elsewhere(script: Writer, tmp_path: Path) -> None:
    path = script("import os, sys; os.mkdir('r.html'); os.mkdir('p.json'); sys.exit(7)")
    (tmp_path / "t").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "t")}
    done = command("-o", "r.html", "--perfetto", "p.json", path, cwd=tmp_path, env=environment)
    assert done.returncode == 7
    assert "Cores used:" in done.stderr
    assert "Traceback" not in done.stderr
    for name in ("r.html", "p.json"):
        found = re.search(
            rf"^mpguide: {name}: cannot be written: Is a directory; it is (.*) instead$", done.stderr, re.M
        )
        assert found
        assert Path(found[1]).is_relative_to(tmp_path / "t")
        assert Path(found[1]).stat().st_size > 100


def test_a_device_as_the_report_stays_a_device(tmp_path: Path) -> None:
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.open("wb").close()
    except OSError:
        pytest.skip("may not make devices here")
    assert command("-o", "null", "--perfetto", "null", "true", cwd=tmp_path).returncode == 0
    assert stat.S_ISCHR(device.lstat().st_mode)


def test_full_disks_change_nothing_but_what_is_written_to_them(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        line = [sys.executable, "-m", "mpguide", "trace", "-o", "/dev/full", "sh", "-c", "exit 5"]
        assert subprocess.run(line, cwd=tmp_path, stdout=full, stderr=full, check=False).returncode == 5
        line = [sys.executable, "-m", "mpguide", "trace", "--lines", "sh", "-c", "echo 1; echo 2 || exit 5"]
        done = subprocess.run(line, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert (tmp_path / "sh.trace.html").is_file()


def test_a_signal_without_a_name(tmp_path: Path) -> None:
    done = command("sh", "-c", "kill -35 $$", cwd=tmp_path)
    assert done.returncode == 128 + 35
    assert "* ended by signal 35\n" in done.stderr


def test_names_and_arguments_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xffb.py")
    (tmp_path / name).write_text("import sys; print(len(sys.argv[1]))")
    done = command("--perfetto", "p.json", name, os.fsdecode(b"\xfe\xfe"), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "2\n")
    report = os.fsdecode(b"a\xffb.trace.html")
    assert sorted(os.listdir(tmp_path)) == sorted([name, report, "p.json"])
    assert "\\xfe\\xfe" in (tmp_path / report).read_text()
    assert "\\xfe\\xfe" in json.loads((tmp_path / "p.json").read_text())["otherData"]["command"]


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("options", ["", "--lines"])
def test_closed_streams(tmp_path: Path, closed: str, options: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m mpguide trace {options} sh -c "exit 3" {closed}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert (tmp_path / "sh.trace.html").is_file()


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    done = command("--quiet", "sh", "-c", "echo out; echo err >&2; exit 4", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (4, "out\n", "err\n")
    assert (tmp_path / "sh.trace.html").is_file()


def test_any_python_will_do(tmp_path: Path) -> None:
    """An old one has neither the modules nor the version that examples need."""
    old = tmp_path / "python2.7"
    old.write_text('#!/bin/sh\ncase "$1" in -c) echo 2.7.18;; *) echo "old $1";; esac\n')
    old.chmod(0o755)
    (tmp_path / "x.py").touch()
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    for wanted in ("2.7", "python2.7", str(old)):
        done = command("--quiet", "--python", wanted, "x.py", cwd=tmp_path, env=environment)
        assert (done.stdout, done.stderr) == ("old x.py\n", "")


def test_the_default_python_is_the_one_that_a_user_would_get(script: Writer, tmp_path: Path) -> None:
    path = script("print('own')")
    for folder, name in (("env/bin", "python"), ("bin", "python3")):
        fake = tmp_path / folder / name
        fake.parent.mkdir(parents=True)
        fake.write_text(f"#!/bin/sh\necho {folder}\n")
        fake.chmod(0o755)
    plain = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    first = plain | {"PATH": f"{tmp_path}/bin:/usr/bin:/bin"}
    for environment, expected in (
        (first | {"VIRTUAL_ENV": f"{tmp_path}/env"}, "env/bin"),
        (first | {"VIRTUAL_ENV": "/nowhere"}, "bin"),
        (first, "bin"),
        (plain | {"PATH": "/nowhere"}, "own"),
    ):
        assert command("--quiet", path, cwd=tmp_path, env=environment).stdout == f"{expected}\n"


def test_names_with_spaces(script: Writer, tmp_path: Path) -> None:
    (tmp_path / "my dir").mkdir()
    path = script("import time; time.sleep(0.1)", "my dir/my prog.py")
    assert "my prog.py" in traced(path).timeline.lanes[0].who
    tool = tmp_path / "my dir/my tool"
    tool.symlink_to(sys.executable)  # its name is not that of a Python
    assert "my tool" in trace([str(tool), "-c", "import time; time.sleep(0.1)"]).timeline.lanes[0].who


def test_a_process_has_the_name_of_the_program_that_it_became(script: Writer) -> None:
    path = script("""
        import os, sys, time
        time.sleep(0.8)
        os.execvp("sleep", ["sleep", "0.4"])
    """)
    assert "\N{MIDDLE DOT} sleep \N{MIDDLE DOT}" in traced(path).timeline.lanes[0].who


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/usr/bin/python3 -u '/home/my dir/my work.py' 3", "my work.py"),
        ("python3.14t -m http.server", "python -m http.server"),
        ("python -c 'print(1)'", "python -c"),
        ("'gunicorn: master [app]'", "gunicorn: master [app]"),
        ("'cut off", "'cut"),
        ("", ""),
    ],
)
def test_programs_are_named_in_short(line: str, name: str) -> None:
    assert _program(line) == name
