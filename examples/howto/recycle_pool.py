"""Replace each worker of a Pool after three tasks, because they leak."""

import os
from multiprocessing import Pool

cache = []


def measure(number: int) -> tuple[int, int, int]:
    cache.append(bytes(1_000_000))  # a leak: nothing is ever taken out
    return number, os.getpid(), len(cache)


def main() -> None:
    workers = set()
    with Pool(1, maxtasksperchild=3) as pool:
        for number, worker, megabytes in pool.imap(measure, range(1, 8)):
            workers.add(worker)
            print(f"task {number}: worker {len(workers)} has {megabytes} MB")


if __name__ == "__main__":
    main()
