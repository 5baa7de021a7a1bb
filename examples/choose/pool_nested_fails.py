"""A worker of a Pool tries to make a Pool of its own."""

from multiprocessing import Pool


def square(number: int) -> int:
    return number * number


def sum_of_squares(limit: int) -> int:
    with Pool(2) as inner:
        return sum(inner.map(square, range(limit)))


def main() -> None:
    outer = Pool(2)
    try:
        print(outer.map(sum_of_squares, [3, 4]))
    except AssertionError as error:
        print("refused:", error)
    outer.close()
    outer.join()


if __name__ == "__main__":
    main()
