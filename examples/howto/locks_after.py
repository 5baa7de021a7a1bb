"""Hand one lock to the worker when it starts."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock


def take(shared) -> None:
    global lock
    lock = shared


def is_free(_) -> bool:
    free = lock.acquire(block=False)
    if free:
        lock.release()
    return free


def main() -> None:
    shared = Lock()
    with (
        ProcessPoolExecutor(1, initializer=take, initargs=(shared,)) as pool,
        shared,
    ):
        print("free in the worker:", pool.submit(is_free, None).result())


if __name__ == "__main__":
    main()
