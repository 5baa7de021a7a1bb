"""Seed each worker with its own number: the answer depends on the pool."""

import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier, Value


def prepare_worker(counter, barrier) -> None:
    global all_workers
    all_workers = barrier
    with counter.get_lock():
        counter.value += 1
        random.seed(counter.value)


def throw(_) -> int:
    all_workers.wait()  # each worker gets the same number of tasks
    return random.randint(1, 6)


def main() -> None:
    for workers in (1, 2, 3):
        counter, barrier = Value("i", 0), Barrier(workers)
        with ProcessPoolExecutor(
            workers, initializer=prepare_worker, initargs=[counter, barrier]
        ) as pool:
            throws = sorted(pool.map(throw, range(12)))
        print(f"pool of {workers}:", *throws, "= sum", sum(throws))


if __name__ == "__main__":
    main()
