# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Say under which name this file runs when an interpreter is given a function of it."""

from concurrent.futures import InterpreterPoolExecutor

print("this file runs as", __name__)


def half(number: int) -> int:
    return number // 2


def quarter(number: int) -> int:
    return half(half(number))


def main() -> None:
    with InterpreterPoolExecutor(1) as pool:
        print(pool.submit(quarter, 12).result())


if __name__ == "__main__":
    main()
