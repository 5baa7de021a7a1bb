"""Replace the worker of a pool after two tasks."""

import os
from collections import Counter
from multiprocessing import Pool


def task(_):
    return os.getpid()


def main() -> None:
    with Pool(1, maxtasksperchild=2) as pool:
        tasks_of = Counter(pool.map(task, range(6), chunksize=1))
    print("workers:", len(tasks_of))
    print("tasks of each:", *tasks_of.values())


if __name__ == "__main__":
    main()
