# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Send SIGINT to a group of processes, as the terminal does on Ctrl-C."""

import os
import signal
import time
from multiprocessing import Process, Semaphore


def work(ready) -> None:
    ready.release()
    while True:
        time.sleep(0.05)  # stands for work


def worker(name, ready) -> None:
    try:
        work(ready)
    except KeyboardInterrupt:
        print(name, "got Ctrl-C")


def program(ready) -> None:
    os.setsid()  # a group of its own, like a program started in a terminal
    workers = [
        Process(target=worker, args=("A", ready)),
        Process(target=worker, args=("B", ready)),
    ]
    for process in workers:
        process.start()
    try:
        work(ready)
    except KeyboardInterrupt:
        for process in workers:
            process.join()
        print("the program got it too")


def main() -> None:
    ready = Semaphore(0)
    process = Process(target=program, args=(ready,))
    process.start()
    for _ in range(3):
        ready.acquire()
    os.killpg(process.pid, signal.SIGINT)
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
