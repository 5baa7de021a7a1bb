# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy", "threadpoolctl"]
# [tool.mpguide]
# timeout = 120
# ///
"""Let each worker of a pool use one thread below NumPy."""

from concurrent.futures import ProcessPoolExecutor

import numpy
from threadpoolctl import threadpool_info, threadpool_limits


def one_thread() -> None:
    threadpool_limits(limits=1)  # for all libraries that are loaded


def threads(size: int) -> int:
    numpy.ones((size, size)) @ numpy.ones((size, size))
    return max(library["num_threads"] for library in threadpool_info())


def main() -> None:
    with ProcessPoolExecutor(2, initializer=one_thread) as pool:
        print("threads in the workers:", *pool.map(threads, [200, 200]))


if __name__ == "__main__":
    main()
