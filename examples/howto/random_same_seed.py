"""Seed every worker with the same number, and let both throw dice."""

import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier


def prepare_worker(seed: int, barrier) -> None:
    global both
    both = barrier
    random.seed(seed)


def throw(_) -> list[int]:
    both.wait()  # so that each worker gets one of the two tasks
    return random.choices(range(1, 7), k=10)


def main() -> None:
    with ProcessPoolExecutor(
        2, initializer=prepare_worker, initargs=[2026, Barrier(2)]
    ) as pool:
        for throws in pool.map(throw, range(2)):
            print(*throws)


if __name__ == "__main__":
    main()
