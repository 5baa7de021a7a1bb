# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Give an InterpreterPoolExecutor three functions that use another function of this file."""

from concurrent.futures import InterpreterPoolExecutor


def square(number: int) -> int:
    return number * number


def direct(limit: int) -> int:
    return square(limit)


def by_list(limit: int) -> int:
    return sum([square(number) for number in range(limit)])


def by_generator(limit: int) -> int:
    return sum(square(number) for number in range(limit))


def main() -> None:
    with InterpreterPoolExecutor(1) as pool:
        for task in (direct, by_list, by_generator):
            future = pool.submit(task, 4)
            print(f"{task.__name__}:", future.exception() or future.result())


if __name__ == "__main__":
    main()
