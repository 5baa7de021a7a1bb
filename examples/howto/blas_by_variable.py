# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy", "threadpoolctl"]
# [tool.mpguide]
# timeout = 120
# platforms = ["linux"]
# ///
"""Set OPENBLAS_NUM_THREADS after NumPy was imported."""

import os
from concurrent.futures import ProcessPoolExecutor

import numpy
from threadpoolctl import threadpool_info


def threads(size: int) -> int:
    numpy.ones((size, size)) @ numpy.ones((size, size))
    return max(library["num_threads"] for library in threadpool_info())


def main() -> None:
    before = threads(200)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    print("main:", "all cores" if threads(200) == before else "one thread")
    with ProcessPoolExecutor(1) as pool:
        worker = pool.submit(threads, 200).result()
    print("worker:", "all cores" if worker == before else "one thread")


if __name__ == "__main__":
    main()
