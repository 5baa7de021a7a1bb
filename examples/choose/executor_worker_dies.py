"""A worker of a ProcessPoolExecutor dies. Every task that is not done gets an exception."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def task(number: int) -> int:
    if number == 0:
        os._exit(1)  # stands for a crash, or for a lack of memory
    return number


def main() -> None:
    with ProcessPoolExecutor(1) as pool:
        lost = pool.submit(task, 0)
        try:
            lost.result()
        except BrokenProcessPool as error:
            print("the lost task:", error)
        try:
            pool.submit(task, 1)
        except BrokenProcessPool as error:
            print("a later task:", error)
    with ProcessPoolExecutor(1) as pool:
        print("in a new executor:", pool.submit(task, 1).result())


if __name__ == "__main__":
    main()
