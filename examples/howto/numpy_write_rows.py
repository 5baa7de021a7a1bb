# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Let each task write its own row of a shared NumPy array."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

import numpy as np

SHAPE = (16, 32)


def attach(memory) -> None:
    global block, picture
    block = memory
    picture = np.ndarray(SHAPE, np.bool_, buffer=block.buf)


def draw(row) -> None:
    columns = np.arange(SHAPE[1])
    picture[row] = columns & row == 0


def main() -> None:
    block = SharedMemory(create=True, size=SHAPE[0] * SHAPE[1])
    try:
        with ProcessPoolExecutor(
            2, initializer=attach, initargs=(block,)
        ) as executor:
            list(executor.map(draw, range(SHAPE[0])))  # raises what they raise
        picture = np.ndarray(SHAPE, np.bool_, buffer=block.buf)
        for row in picture:
            print("".join("#" if point else "." for point in row))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
