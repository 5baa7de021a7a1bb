# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib>=1.6"]
# [tool.mpguide]
# start-methods = "own"
# ///
"""The same job with joblib."""

from joblib import Parallel, delayed

LIMIT, PARTS = 10_000, 8


def steps(number: int) -> int:
    count = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        count += 1
    return count


def longest(part: range) -> tuple[int, int]:
    return max(zip(map(steps, part), part, strict=True))


def main() -> None:
    size = LIMIT // PARTS
    parts = [range(first, first + size) for first in range(1, LIMIT, size)]
    best, number = max(
        Parallel(n_jobs=2)(delayed(longest)(part) for part in parts)
    )
    print(f"{number:,} takes {best} steps")


if __name__ == "__main__":
    main()
