"""A worker of a ProcessPoolExecutor makes an executor of its own."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process


def square(number: int) -> int:
    return number * number


def sum_of_squares(limit: int) -> int:
    print("daemonic:", current_process().daemon)
    with ProcessPoolExecutor(2) as inner:
        return sum(inner.map(square, range(limit)))


def main() -> None:
    with ProcessPoolExecutor(1) as outer:
        print(list(outer.map(sum_of_squares, [3, 4])))


if __name__ == "__main__":
    main()
