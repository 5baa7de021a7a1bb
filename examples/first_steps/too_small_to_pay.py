# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["([\\d.]+) ms"]
# ///
"""Time 2,000 tiny calls: in a loop, in a pool, and in a pool by hundreds."""

from concurrent.futures import ProcessPoolExecutor
from timeit import repeat

NUMBERS = range(2_000)


def square(number: int) -> int:
    return number * number


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as executor:

        def loop():
            return [square(number) for number in NUMBERS]

        def pool():
            return list(executor.map(square, NUMBERS))

        def pool_by_hundreds():
            return list(executor.map(square, NUMBERS, chunksize=100))

        for run in (loop, pool, pool_by_hundreds):
            seconds = min(repeat(run, number=1, repeat=2))  # better of two
            print(f"{run.__name__}: {1000 * seconds:.2f} ms")


if __name__ == "__main__":
    main()
