"""Passing a shared number to a task of a pool does not work."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value


def count(total) -> None:
    with total.get_lock():
        total.value += 1


def main() -> None:
    total = Value("i", 0)
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(count, total)
        print("RuntimeError:", future.exception())
    print("counted by the pool:", total.value)


if __name__ == "__main__":
    main()
