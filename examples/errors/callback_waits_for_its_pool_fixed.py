"""The main thread waits for the first result, and submits the next task."""

from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def main() -> None:
    with ProcessPoolExecutor(1) as pool:
        first = pool.submit(square, 3).result()
        print("first:", first)
        print("second:", pool.submit(square, first).result())


if __name__ == "__main__":
    main()
