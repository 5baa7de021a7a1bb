"""The same sums of squares without a pool in a pool: the inner tasks of all sums go to one executor."""

from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        sums = [pool.map(square, range(limit)) for limit in (3, 4)]
        print([sum(squares) for squares in sums])


if __name__ == "__main__":
    main()
