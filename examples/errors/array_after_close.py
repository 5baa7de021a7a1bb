# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# start-methods = "own"
# exit = "SIGSEGV"
# platforms = ["linux"]
# ///
"""Read a NumPy array in shared memory after the block was closed: the process dies."""

from multiprocessing.shared_memory import SharedMemory

import numpy


def main() -> None:
    block = SharedMemory(create=True, size=80)
    array = numpy.ndarray(10, dtype="int64", buffer=block.buf)
    array[:] = range(10)
    print("sum:", array.sum())
    block.close()
    block.unlink()
    print("closed, without an error")
    print("sum:", array.sum())


if __name__ == "__main__":
    main()
