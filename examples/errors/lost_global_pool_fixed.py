# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Give a setting to each worker of a pool once, when it starts."""

from concurrent.futures import ProcessPoolExecutor

factor = 0


def set_factor(value: int) -> None:
    global factor
    factor = value


def multiply(number: int) -> int:
    return number * factor


def main() -> None:
    with ProcessPoolExecutor(2, initializer=set_factor, initargs=(2,)) as pool:
        print(list(pool.map(multiply, [1, 2, 3])))


if __name__ == "__main__":
    main()
