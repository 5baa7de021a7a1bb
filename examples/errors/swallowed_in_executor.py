# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Submit a task that fails, and never ask for its result."""

from concurrent.futures import ProcessPoolExecutor


def half(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        for number in (4, 5, 6):
            pool.submit(half, number)
        pool.map(half, [7])
    print("all fine?")


if __name__ == "__main__":
    main()
