# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 120
# ///
"""The Pool of stop_pool.py, sent one signal after another."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import (
    Pool,
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
    with Pool(2, initializer=prepare_worker) as pool:
        results = pool.map_async(work, (1000, 2000, 3000, 4000))
        while not results.ready():
            results.wait(1)
        print(*results.get())
    # leaving the block, in whatever way, terminates the workers


def send(way: str, program) -> None:
    match way:
        case "SIGINT to the group":
            os.killpg(program.pid, signal.SIGINT)
        case "SIGTERM to the parent":
            program.terminate()
        case "SIGKILL to the parent":
            program.kill()


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
        for _ in range(2):
            program.stdout.readline()  # both work
        send(way, program)
        said = program.stdout.read()  # until nobody is left
    words = ["leaked"] if "leaked" in said else said.splitlines()
    print(f"{way}: exit {program.returncode}, all gone")
    print("  said:", *words or ["nothing"])


def try_it() -> None:
    for way in (
        "SIGINT to the group",
        "SIGTERM to the parent",
        "SIGKILL to the parent",
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
