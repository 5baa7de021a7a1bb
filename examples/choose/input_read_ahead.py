"""No task is done before all of the input was read. Will Pool.imap and Executor.map read on?"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Pool


def init(event) -> None:
    global all_read
    all_read = event


def numbers(all_read):
    yield from range(100)
    all_read.set()


def task(number: int) -> int:
    all_read.wait()
    return number


def main() -> None:
    all_read = Event()
    with Pool(2, init, [all_read]) as pool:
        first = next(pool.imap(task, numbers(all_read)))
        print("Pool.imap: result", first, "after all 100 were read")

    all_read.clear()
    with ProcessPoolExecutor(2, initializer=init, initargs=[all_read]) as pool:
        first = next(pool.map(task, numbers(all_read)))
        print("Executor.map: result", first, "after all 100 were read")


if __name__ == "__main__":
    main()
