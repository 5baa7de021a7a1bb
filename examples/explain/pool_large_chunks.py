"""Send the same small tasks to a pool in four large chunks."""

from math import ceil
from multiprocessing import Pool

TASKS, CHUNK = 8_000, 2_000


def square(number: int) -> int:
    return number * number


def main() -> None:
    with Pool(2) as pool:
        squares = pool.map(square, range(TASKS), chunksize=CHUNK)
    print(f"{TASKS} tasks in {ceil(TASKS / CHUNK)} chunks, sum {sum(squares)}")


if __name__ == "__main__":
    main()
