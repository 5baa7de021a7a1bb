"""Hand a lambda, an inner function and their replacements to a pool."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial


def power(exponent, base):
    return base**exponent


class Power:
    def __init__(self, exponent):
        self.exponent = exponent

    def __call__(self, base):
        return base**self.exponent


def main() -> None:
    exponent = 3

    def inner(base):
        return base**exponent

    functions = {
        "lambda": lambda base: base**exponent,
        "inner function": inner,
        "partial of a function": partial(power, exponent),
        "object with __call__": Power(exponent),
    }
    with ProcessPoolExecutor(1) as executor:
        for name, function in functions.items():
            future = executor.submit(function, 5)
            print(
                f"{name}:",
                "refused" if future.exception() else future.result(),
            )


if __name__ == "__main__":
    main()
