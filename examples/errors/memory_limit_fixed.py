# /// script
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Cut the work of a pool into pieces that fit into the memory of its worker."""

import resource
from concurrent.futures import ProcessPoolExecutor

MIB = 2**20


def limit_memory(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def count_zeros(size: int) -> int:
    return bytes(size).count(0)


if __name__ == "__main__":
    with ProcessPoolExecutor(
        1, initializer=limit_memory, initargs=(1024 * MIB,)
    ) as pool:
        print(
            sum(pool.map(count_zeros, [16 * MIB] * 8)) // MIB, "MiB of zeros"
        )
