# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# mask = ["(\\d+)%"]
# ///
"""Compute in a thread, then in an interpreter, and see how long main stands still."""

from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor
from time import perf_counter


def compute(limit: int) -> float:
    start = perf_counter()
    sum(range(limit))  # keeps the GIL of its interpreter until the end
    return perf_counter() - start


def main() -> None:
    for kind in (ThreadPoolExecutor, InterpreterPoolExecutor):
        with kind(1) as executor:
            executor.submit(compute, 1).result()  # the worker has started
            task = executor.submit(compute, 10_000_000)
            longest, last = 0.0, perf_counter()
            while not task.done():
                now = perf_counter()
                longest, last = max(longest, now - last), now
            print(
                f"{kind.__name__}: main stood still for {longest / task.result():.0%}"
            )


if __name__ == "__main__":
    main()
