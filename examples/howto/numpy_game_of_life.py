# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Let processes that read each other's rows take every step together."""

from multiprocessing import Barrier, Process
from multiprocessing.shared_memory import SharedMemory

import numpy as np

SIZE, GENERATIONS = 8, 8
STEPS = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y, x) != (0, 0)]


def live(block, rows, barrier) -> None:
    worlds = np.ndarray((2, SIZE, SIZE), np.uint8, buffer=block.buf)
    for generation in range(GENERATIONS):
        old, new = worlds[generation % 2], worlds[(generation + 1) % 2]
        neighbors = sum(np.roll(old, step, (0, 1)) for step in STEPS)
        alive = (neighbors == 3) | ((neighbors == 2) & (old == 1))
        new[rows] = alive[rows]
        barrier.wait()  # until the other half of the world is written


def main() -> None:
    block = SharedMemory(create=True, size=2 * SIZE * SIZE)
    try:
        worlds = np.ndarray((2, SIZE, SIZE), np.uint8, buffer=block.buf)
        worlds[:] = 0
        worlds[0, :3, :3] = [[0, 1, 0], [0, 0, 1], [1, 1, 1]]  # a glider
        barrier = Barrier(2, timeout=60)
        halves = [slice(0, SIZE // 2), slice(SIZE // 2, SIZE)]
        processes = [
            Process(target=live, args=(block, half, barrier))
            for half in halves
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            if process.exitcode:
                raise RuntimeError(f"{process.name} has failed")
        for row in worlds[GENERATIONS % 2]:
            print("".join("#" if cell else "." for cell in row))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
