# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Press Ctrl-C in an executor with four tasks, and see which still run."""

import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process, Semaphore


def use(semaphore) -> None:
    global ready
    ready = semaphore


def task(number: int) -> None:
    print(f"task {number} begins", flush=True)
    if number == 1:
        ready.release()
        while True:
            time.sleep(0.05)  # stands for long work
    print(f"task {number} ends", flush=True)


def program(ready) -> None:
    os.setsid()  # a group of its own, like a program in a terminal
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with ProcessPoolExecutor(1, initializer=use, initargs=[ready]) as p:
            futures = [p.submit(task, number) for number in (1, 2, 3, 4)]
            ready.release()
            futures[0].result()
    except KeyboardInterrupt:
        print("the program has left the block")


def main() -> None:
    ready = Semaphore(0)
    process = Process(target=program, args=(ready,))
    process.start()
    for _ in range(2):
        ready.acquire()  # all tasks are handed in, and the first one runs
    os.killpg(process.pid, signal.SIGINT)
    process.join()


if __name__ == "__main__":
    main()
