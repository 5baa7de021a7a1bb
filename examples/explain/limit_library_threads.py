# /// script
# requires-python = ">=3.14"
# dependencies = ["numpy", "threadpoolctl"]
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# mask = ["main: (\\d+)"]
# ///
"""Let the library below NumPy use one thread in each worker of a pool."""

from concurrent.futures import ProcessPoolExecutor

import numpy
from threadpoolctl import threadpool_info, threadpool_limits


def threads(size: int) -> int:
    numpy.ones((size, size)) @ numpy.ones((size, size))
    return threadpool_info()[0]["num_threads"]


def main() -> None:
    print("threads of the library in main:", threads(100))
    with ProcessPoolExecutor(
        2, initializer=threadpool_limits, initargs=(1,)
    ) as executor:
        print("in the workers:", *executor.map(threads, [100, 100]))


if __name__ == "__main__":
    main()
