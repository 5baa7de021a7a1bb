"""A worker of a Pool dies. The pool starts another one and forgets the task."""

import os
from multiprocessing import Pool, TimeoutError


def task(number: int) -> int:
    if number == 0:
        os._exit(1)  # stands for a crash, or for a lack of memory
    return number


def main() -> None:
    with Pool(1) as pool:
        lost = pool.apply_async(task, [0])
        later = pool.apply_async(task, [1])
        print("the task after it:", later.get())
        try:
            lost.get(timeout=0.5)
        except TimeoutError:
            print("the lost task: no result, and no error either")


if __name__ == "__main__":
    main()
