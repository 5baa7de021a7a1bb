# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["([\\d.]+) seconds"]
# ///
"""Time the same two computations in a row, in two threads and in two processes."""

from multiprocessing import Process
from threading import Thread
from timeit import repeat


def compute() -> None:
    sum(number * number for number in range(1_000_000))


def one_after_the_other() -> None:
    compute()
    compute()


def in_two(kind) -> None:
    workers = [kind(target=compute) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def threads() -> None:
    in_two(Thread)


def processes() -> None:
    in_two(Process)


def main() -> None:
    for run in (one_after_the_other, threads, processes):
        seconds = min(repeat(run, number=1, repeat=3))  # best of three
        print(f"{run.__name__}: {seconds:.2f} seconds")


if __name__ == "__main__":
    main()
