# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""A callback waits for a result that only its own thread could bring."""

import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def main() -> None:
    start, finished = multiprocessing.Event(), threading.Event()
    with ProcessPoolExecutor(1, initializer=start.wait) as pool:

        def once_more(future):
            print("first:", future.result())
            print("second:", pool.submit(square, future.result()).result())
            finished.set()

        pool.submit(square, 3).add_done_callback(once_more)
        start.set()  # now the task can end
        finished.wait()


if __name__ == "__main__":
    main()
