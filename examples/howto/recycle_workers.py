# /// script
# requires-python = ">=3.14.7"
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# ///
"""Replace each worker of an executor after three tasks, because they leak."""

import os
from concurrent.futures import ProcessPoolExecutor

cache = []


def measure(number: int) -> tuple[int, int, int]:
    cache.append(bytes(1_000_000))  # a leak: nothing is ever taken out
    return number, os.getpid(), len(cache)


def main() -> None:
    workers = set()
    with ProcessPoolExecutor(1, max_tasks_per_child=3) as pool:
        for number, worker, megabytes in pool.map(measure, range(1, 8)):
            workers.add(worker)
            print(f"task {number}: worker {len(workers)} has {megabytes} MB")


if __name__ == "__main__":
    main()
