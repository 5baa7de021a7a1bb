"""A task of a pool returns a list."""

from multiprocessing import Pool


def halve(number):
    halves = []
    while number > 1:
        number //= 2
        halves.append(number)
    return halves


def main() -> None:
    with Pool(1) as pool:
        print(pool.apply(halve, (100,)))


if __name__ == "__main__":
    main()
