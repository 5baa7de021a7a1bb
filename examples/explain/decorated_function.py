"""Hand decorated functions to a pool."""

from concurrent.futures import ProcessPoolExecutor
from functools import wraps


def plain(function):
    def wrapper(number):
        return function(number)

    return wrapper


def wrapped(function):
    @wraps(function)
    def wrapper(number):
        return function(number)

    return wrapper


@plain
def double(number):
    return 2 * number


@wrapped
def triple(number):
    return 3 * number


def halve(number):
    return number / 2


halve_too = wrapped(halve)


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        for function in (double, triple, halve, halve_too):
            future = executor.submit(function, 10)
            result = "refused" if future.exception() else future.result()
            print(function.__qualname__, "->", result)


if __name__ == "__main__":
    main()
