# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 120
# ///
"""The executor of stop_executor.py, sent one signal after another."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import (
    active_children,
    get_start_method,
    parent_process,
    set_start_method,
)
from tempfile import TemporaryDirectory
from threading import Thread


def leave(number, _frame) -> None:
    sys.exit(128 + number)


def prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the parent's handler
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent_process().join()  # until it has ended, in whatever way
    os._exit(1)


def work(number: int) -> int:
    os.write(1, b"%d\n" % os.getpid())  # a whole line at once
    time.sleep(600)
    return number


def main() -> None:
    results = []
    with ProcessPoolExecutor(2, initializer=prepare_worker) as pool:
        try:
            running = {pool.submit(work, 1000 * n) for n in (1, 2, 3, 4)}
            while running:
                done, running = wait(running, 1, FIRST_COMPLETED)
                results += [future.result() for future in done]
        except BaseException:  # Ctrl-C, SIGTERM, or a task has failed
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)  # not once more
            for worker in active_children():
                worker.terminate()
            raise  # the block breaks off all tasks, and ends
    print(*sorted(results))


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
        said = program.stdout.read()  # until nobody is left
    words = [w for w in ("BrokenProcessPool", "leaked") if w in said]
    print(f"{way}: exit {program.returncode}, all gone")
    print("  said:", *words or said.splitlines() or ["nothing"])


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
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, leave)
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
