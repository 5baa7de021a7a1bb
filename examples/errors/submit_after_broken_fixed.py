"""Make a new pool after a worker of the old one has died."""

import os
from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as pool:
        lost = pool.submit(os._exit, 1)
        print("first task:", type(lost.exception()).__name__)

    with ProcessPoolExecutor(max_workers=2) as pool:
        print("second task:", pool.submit(pow, 2, 10).result())


if __name__ == "__main__":
    main()
