# /// script
# requires-python = ">=3.11"
# dependencies = ["mpi4py>=4.1", "mpich>=5"]
# [tool.mpguide]
# start-methods = "own"
# ///
"""The same job with MPI: mpi4py starts two workers through the MPI library."""

from mpi4py.futures import MPIPoolExecutor

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
    with MPIPoolExecutor(max_workers=2) as pool:
        best, number = max(pool.map(longest, parts))
    print(f"{number:,} takes {best} steps")


if __name__ == "__main__":
    main()
