# /// script
# [tool.mpguide]
# start-methods = ["fork"]
# platforms = ["linux"]
# ///
"""Let a few workers do all tasks, instead of one process for each task."""

from concurrent.futures import ProcessPoolExecutor
from os import getpid


def square(number: int) -> tuple[int, int]:
    return getpid(), number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        done = list(pool.map(square, range(1000), chunksize=50))
    workers = {pid for pid, _ in done}
    print(len(done), "tasks, at most two processes:", len(workers) <= 2)
