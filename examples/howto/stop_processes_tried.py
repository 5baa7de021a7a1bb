# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 120
# ///
"""The processes of stop_processes.py, sent one signal after another."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import (
    Process,
    active_children,
    get_start_method,
    parent_process,
    set_start_method,
)
from multiprocessing.connection import wait
from tempfile import TemporaryDirectory
from threading import Thread

stop_signal = 0


def note(number, _frame) -> None:
    global stop_signal
    stop_signal = number


def leave(number, _frame) -> None:
    sys.exit(128 + number)


def prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, leave)  # so that finally runs
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent_process().join()  # until it has ended, in whatever way
    os._exit(1)


def work(_name: str) -> None:
    prepare_worker()
    try:
        os.write(1, b"%d\n" % os.getpid())  # a whole line at once
        while True:
            time.sleep(0.05)
    finally:
        os.write(1, b"cleaned up\n")


def main() -> None:
    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    running = {}
    try:
        for name in ("A", "B"):
            worker = Process(target=work, args=(name,))
            worker.start()
            running[worker.sentinel] = worker
        while running and not stop_signal:
            for sentinel in wait(running, 0.2):
                worker = running.pop(sentinel)
                worker.join()
                if worker.exitcode != 0:
                    sys.exit(f"a worker ended with {worker.exitcode}")
    finally:
        children = active_children()
        for child in children:
            child.terminate()
        for child in children:
            child.join(20)
            child.kill()  # if it did not listen
            child.join()
    if stop_signal:
        sys.exit(128 + stop_signal)


def send(way: str, program, worker: int) -> None:
    match way:
        case "SIGINT to the group":
            os.killpg(program.pid, signal.SIGINT)
        case "SIGTERM to the parent":
            program.terminate()
        case "SIGKILL to the parent":
            program.kill()
        case "SIGKILL to a worker":
            os.kill(worker, signal.SIGKILL)


def try_out(way: str, folder: str) -> None:
    program = subprocess.Popen(
        [sys.executable, __file__, get_start_method()],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"TMPDIR": folder},
        start_new_session=True,
    )
    with program:
        worker, _ = program.stdout.readline(), program.stdout.readline()
        send(way, program, int(worker))
        said = program.stdout.read().splitlines()  # until nobody is left
    print(f"{way}: exit {program.returncode}, all gone")
    print("  said:", ", ".join(said) or "nothing")


def try_it() -> None:
    for way in (
        "SIGINT to the group",
        "SIGTERM to the parent",
        "SIGKILL to the parent",
        "SIGKILL to a worker",
    ):
        with TemporaryDirectory() as folder:
            try_out(way, folder)
            if left := os.listdir(folder):
                print("  left: temporary files,", len(left))


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(try_it())
    set_start_method(sys.argv[1])
    main()
