# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["([\\d.]+) seconds"]
# ///
"""Time two computations, one after the other and at the same time."""

from multiprocessing import Process
from timeit import repeat


def compute() -> None:
    sum(number * number for number in range(1_500_000))


def one_after_the_other() -> None:
    for _ in range(2):
        process = Process(target=compute)
        process.start()
        process.join()


def at_the_same_time() -> None:
    processes = [Process(target=compute) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def main() -> None:
    for run in (one_after_the_other, at_the_same_time):
        seconds = min(repeat(run, number=1, repeat=3))  # best of three
        print(f"{run.__name__}: {seconds:.2f} seconds")


if __name__ == "__main__":
    main()
