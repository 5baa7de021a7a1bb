# /// script
# requires-python = ">=3.11,<3.13.15"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""A worker is to be replaced after two tasks, and the pool stops then."""

from concurrent.futures import ProcessPoolExecutor


def double(number):
    return 2 * number


def main() -> None:
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        for result in pool.map(double, range(6)):
            print(result)


if __name__ == "__main__":
    main()
