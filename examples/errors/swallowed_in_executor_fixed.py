# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Ask every future for its result: that is where an exception comes out."""

from concurrent.futures import ProcessPoolExecutor


def half(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(half, number) for number in (4, 5, 6)]
        for future in futures:
            try:
                print(future.result())
            except ValueError as error:
                print("failed:", error)


if __name__ == "__main__":
    main()
