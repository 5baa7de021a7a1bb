# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Let all workers read one big NumPy array in shared memory."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def attach(memory, shape, dtype) -> None:
    global block, heights
    block = memory  # keep it: the array lives in its memory
    heights = np.ndarray(shape, dtype, buffer=block.buf)
    heights.flags.writeable = False


def highest(rows):
    return heights[rows].max()


def main() -> None:
    y, x = np.ogrid[-300:300, -400:400]
    source = 3000 - np.hypot(x, y)  # a mountain, a cone
    block = SharedMemory(create=True, size=source.nbytes)
    try:
        heights = np.ndarray(source.shape, source.dtype, buffer=block.buf)
        heights[:] = source  # copied once, for all workers together
        settings = (block, heights.shape, heights.dtype)
        with ProcessPoolExecutor(
            2, initializer=attach, initargs=settings
        ) as executor:
            bands = [slice(row, row + 150) for row in range(0, 600, 150)]
            print(*executor.map(highest, bands))
            heights[100, 200] = 8849
            print(*executor.map(highest, bands))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
