"""A task of an executor makes a Pool: the outer workers may have children."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def row(size):
    with Pool(1) as inner:
        return inner.map(abs, range(-size, 0))


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as outer:
        print(list(outer.map(row, [1, 2, 3])))


if __name__ == "__main__":
    main()
