"""A cache in a worker helps this worker and no other."""

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import Barrier, Value


def prepare_worker(*shared) -> None:
    global computed, both
    computed, both = shared


@cache
def price(item: str) -> int:
    with computed.get_lock():
        computed.value += 1
    return 3 * len(item)


def task(item: str) -> int:
    both.wait(25)  # so that each worker gets every other task
    return price(item)


def main() -> None:
    computed = Value("i", 0)
    with ProcessPoolExecutor(
        2, initializer=prepare_worker, initargs=(computed, Barrier(2))
    ) as pool:
        prices = list(pool.map(task, ["tea"] * 10))
    print(f"asked {len(prices)} times, computed {computed.value} times")


if __name__ == "__main__":
    main()
