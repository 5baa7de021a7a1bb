# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["distributed>=2026.8"]
# [tool.mpguide]
# start-methods = "own"
# leaves = ["files"]
# timeout = 60
# ///
"""The same job with Dask: a scheduler and two worker processes on this machine."""

from dask.distributed import Client, LocalCluster

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
    settings = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "dashboard_address": ":0",
    }
    with LocalCluster(**settings) as cluster, Client(cluster) as client:
        best, number = max(client.gather(client.map(longest, parts)))
    print(f"{number:,} takes {best} steps")


if __name__ == "__main__":
    main()
