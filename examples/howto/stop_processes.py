# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Processes that clean up and end, whatever signal comes."""

import os
import signal
import sys
from multiprocessing import Process, active_children, parent_process
from multiprocessing.connection import wait
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


def work(name: str) -> None:
    prepare_worker()
    try:
        print(name, "works")
    finally:
        print(name, "cleans up")


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


if __name__ == "__main__":
    main()
