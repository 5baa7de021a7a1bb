# /// script
# [tool.mpguide]
# mask = ["'(/mp-\\w+)'"]
# ///
"""Use a lock that was made at the top of the file."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock

lock = Lock()


def is_free(_) -> bool:
    free = lock.acquire(block=False)
    if free:
        lock.release()
    return free


def main() -> None:
    with ProcessPoolExecutor(1) as pool, lock:
        print("free in the worker:", pool.submit(is_free, None).result())


if __name__ == "__main__":
    main()
