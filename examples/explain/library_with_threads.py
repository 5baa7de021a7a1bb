"""Use a library that keeps threads, first in main, then in a child."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process
from time import sleep

# Stands for the threads that a library keeps for itself.
library_threads = ThreadPoolExecutor(1)


def library_sum(numbers: list, limit: float | None = None) -> int:
    return library_threads.submit(sum, numbers).result(timeout=limit)


def work() -> None:
    try:
        print("child:", library_sum([1, 2, 3], limit=1.2))
    except TimeoutError:
        print("child: nobody computes the sum")


def main() -> None:
    print("main:", library_sum([1, 2, 3]))
    sleep(0.1)  # until the thread of the library is idle again
    child = Process(target=work)
    child.start()
    child.join()


if __name__ == "__main__":
    main()
