"""One pool for the small tasks of all rows: no task makes a pool."""

from multiprocessing import Pool


def main() -> None:
    sizes = [1, 2, 3]
    with Pool(2) as pool:
        rows = [pool.map_async(abs, range(-size, 0)) for size in sizes]
        print([row.get() for row in rows])


if __name__ == "__main__":
    main()
