"""Ask a worker which of its objects are the same."""

from concurrent.futures import ProcessPoolExecutor
from enum import Enum

MISSING = object()


class Color(Enum):
    RED = 1


def first_call(one, two):
    print("in one message, the same basket twice:", one is two)


def second_call(color, missing, nothing):
    print("a member of an Enum:", color is Color.RED)
    print("object() at the top of the file:", missing is MISSING)
    print("None:", nothing is None)


def give_back(basket):
    return basket


def main() -> None:
    basket = ["plum"]
    with ProcessPoolExecutor(1) as executor:
        executor.submit(first_call, basket, basket).result()
        executor.submit(second_call, Color.RED, MISSING, None).result()
        returned = executor.submit(give_back, basket).result()
    print(
        "there and back: equal",
        returned == basket,
        "- the same",
        returned is basket,
    )


if __name__ == "__main__":
    main()
