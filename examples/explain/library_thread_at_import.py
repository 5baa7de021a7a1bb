# /// script
# requires-python = ">=3.14.1"
# ///
"""Import a library that starts a thread at once, and use it in a child."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process

# Stands for the import of a library that starts a thread at once.
library_threads = ThreadPoolExecutor(1)
library_threads.submit(sum, [1, 2]).result()


def work() -> None:
    total = library_threads.submit(sum, [1, 2, 3])
    try:
        print("child:", total.result(timeout=1.2))
    except TimeoutError:
        print("child: nobody computes the sum")


def main() -> None:
    child = Process(target=work)
    child.start()
    child.join()


if __name__ == "__main__":
    main()
