# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# ///
"""Copy a NumPy array out of shared memory before the block is closed."""

from multiprocessing.shared_memory import SharedMemory

import numpy


def main() -> None:
    block = SharedMemory(create=True, size=80)
    array = numpy.ndarray(10, dtype="int64", buffer=block.buf)
    array[:] = range(10)
    result = array.copy()
    del array  # nobody can use it by accident
    block.close()
    block.unlink()
    print("sum:", result.sum())


if __name__ == "__main__":
    main()
