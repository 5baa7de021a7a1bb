# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["ray>=2.60"]
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# timeout = 120
# leaves = ["files"]
# ///
"""The same job with Ray: a cluster of one machine, started and stopped by the program."""

import os
import secrets

import ray

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
    os.environ |= {"RAY_AUTH_TOKEN": secrets.token_hex(32), "RAY_USAGE_STATS_ENABLED": "0"}
    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    task = ray.remote(longest)
    best, number = max(ray.get([task.remote(part) for part in parts]))
    ray.shutdown()
    print(f"{number:,} takes {best} steps")


if __name__ == "__main__":
    main()
