# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""End a program and its workers on SIGTERM, as docker stop sends it."""

import multiprocessing
import os
import signal
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait


def ignore_signals(ready) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # main decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ready.release()


def work(number: int) -> None:
    time.sleep(600 + number)  # stands for work


def service(ready) -> None:
    stop: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: stop.append(number))
    pool = ProcessPoolExecutor(
        2, initializer=ignore_signals, initargs=(ready,)
    )
    running = {pool.submit(work, number) for number in range(10)}
    try:
        while running and not stop:
            done, running = wait(running, 1, FIRST_COMPLETED)
            for future in done:
                future.result()  # or the exception of the task
    finally:
        if running:  # stopped, or a task has failed
            for process in multiprocessing.active_children():
                process.kill()
            print("workers stopped")
        pool.shutdown(cancel_futures=True)


if __name__ == "__main__":
    ready = multiprocessing.Semaphore(0)
    process = multiprocessing.Process(target=service, args=(ready,))
    process.start()
    for _ in range(2):
        ready.acquire()
    os.kill(process.pid, signal.SIGTERM)  # what docker stop does
    process.join()
    print("exit code", process.exitcode)
