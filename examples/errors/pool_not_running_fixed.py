"""Use a pool for all its work inside the with block."""

from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        print(pool.map(abs, [-1, -2]))
        print(pool.map(abs, [-3, -4]))


if __name__ == "__main__":
    main()
