# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Give a pool a task that fails, and never ask for its result."""

from multiprocessing import Pool


def half(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def main() -> None:
    with Pool(2) as pool:
        for number in (4, 5, 6):
            pool.apply_async(half, (number,))
        pool.close()
        pool.join()
    print("all fine?")


if __name__ == "__main__":
    main()
