# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Weigh what a task receives: an array, a part of it, the way to find it."""

import pickle
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def main() -> None:
    heights = np.zeros((1000, 1000))
    block = SharedMemory(create=True, size=heights.nbytes)
    try:
        for what, argument in (
            ("the array", heights),
            ("ten rows of it", heights[:10]),
            ("every tenth number", heights.reshape(-1)[::10]),
            ("a block and a slice", (block, slice(0, 10))),
        ):
            size = len(pickle.dumps(argument))
            print(f"{what}: {size / 1000:,.0f} kB")
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
