"""Append to a list in the workers of a pool, and look for the items in main."""

from concurrent.futures import ProcessPoolExecutor

squares = []


def append_square(number: int) -> int:
    squares.append(number * number)
    return number * number


def main() -> None:
    with ProcessPoolExecutor() as executor:
        returned = list(executor.map(append_square, [1, 2, 3, 4]))
    print("appended:", squares)
    print("returned:", returned)


if __name__ == "__main__":
    main()
