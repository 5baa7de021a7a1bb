# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ["([\\d.]+) ms"]
# ///
"""Square 1,000 numbers in a loop and in a pool, and see what the pool adds."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter


def square(number: int) -> int:
    return number * number


def main() -> None:
    clock = [perf_counter()]
    list(map(square, range(1000)))
    clock.append(perf_counter())
    with ProcessPoolExecutor(2) as executor:
        executor.submit(square, 1).result()
        clock.append(perf_counter())
        list(executor.map(square, range(1000)))
        clock.append(perf_counter())
        list(executor.map(square, range(1000), chunksize=250))
        clock.append(perf_counter())
    names = ("loop", "start the pool", "1,000 tasks", "4 chunks of 250")
    for name, start, end in zip(names, clock, clock[1:], strict=False):
        print(f"{name}: {1000 * (end - start):.1f} ms")


if __name__ == "__main__":
    main()
