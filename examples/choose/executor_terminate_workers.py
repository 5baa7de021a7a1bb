# /// script
# requires-python = ">=3.14"
# ///
"""End the workers of an executor, although one of them is in a task that takes for ever."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Event


def init(event) -> None:
    global started
    started = event


def endless() -> None:
    started.set()
    while True:
        pass


def main() -> None:
    started = Event()
    with ProcessPoolExecutor(1, initializer=init, initargs=[started]) as pool:
        future = pool.submit(endless)
        started.wait()
        pool.terminate_workers()
        try:
            future.result()
        except BrokenProcessPool:
            print("the workers are gone, and the task with them")


if __name__ == "__main__":
    main()
