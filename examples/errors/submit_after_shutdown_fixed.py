"""Submit all tasks inside the with block."""

from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(pow, 2, 10).result())
        print(pool.submit(pow, 2, 11).result())


if __name__ == "__main__":
    main()
