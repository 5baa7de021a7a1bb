# /// script
# requires-python = ">=3.14"
# ///
"""Share a set, new in Python 3.14."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager


def add_factors(number, found) -> None:
    factors = {n for n in range(2, number) if number % n == 0}
    found.update(factors)  # one message for all of them


def main() -> None:
    with Manager() as manager, ProcessPoolExecutor(2) as executor:
        found = manager.set()
        numbers = [12, 15, 35]
        list(executor.map(add_factors, numbers, [found] * len(numbers)))
        print("type of the proxy:", type(found).__name__)
        print("7 is a factor:", 7 in found)
        print(sorted(found))


if __name__ == "__main__":
    main()
