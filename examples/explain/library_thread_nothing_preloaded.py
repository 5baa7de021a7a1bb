# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = ["forkserver"]
# ///
"""The fork server imports nothing, so the library starts its thread in the child."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process, set_forkserver_preload

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
    set_forkserver_preload([])
    child = Process(target=work)
    child.start()
    child.join()


if __name__ == "__main__":
    main()
