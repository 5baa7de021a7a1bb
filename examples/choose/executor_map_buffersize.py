# /// script
# requires-python = ">=3.14"
# ///
"""Let Executor.map read only four items ahead of the results that you take."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count


def endless() -> Iterator[int]:
    for number in count():
        print("read", number)
        yield number


def square(number: int) -> int:
    return number * number


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        squares = pool.map(square, endless(), buffersize=4)
        for _ in range(3):
            print("took", next(squares))


if __name__ == "__main__":
    main()
