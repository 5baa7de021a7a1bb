# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let a task of a pool need more memory than its worker may have."""

import resource
from concurrent.futures import ProcessPoolExecutor

GIB = 2**30


def limit_memory(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def count_zeros(size: int) -> int:
    return bytes(size).count(0)


if __name__ == "__main__":
    with ProcessPoolExecutor(
        1, initializer=limit_memory, initargs=(GIB,)
    ) as pool:
        print(pool.submit(count_zeros, 2 * GIB).result())
