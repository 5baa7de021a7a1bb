"""Give a shared number to the workers of a pool through their initializer."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value

total = None  # in each worker, set_total() puts the shared number here


def set_total(shared) -> None:
    global total
    total = shared


def count(steps: int) -> None:
    for _ in range(steps):
        with total.get_lock():
            total.value += 1


def main() -> None:
    shared = Value("i", 0)
    with ProcessPoolExecutor(
        max_workers=2,
        initializer=set_total,
        initargs=(shared,),
    ) as pool:
        list(pool.map(count, [10, 20, 30, 40]))
    print("counted by the pool:", shared.value)


if __name__ == "__main__":
    main()
