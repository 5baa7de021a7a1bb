# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Let a forked child only read, and measure how much memory is copied all the same."""

import re
from array import array
from multiprocessing import get_context
from pathlib import Path


def own_memory():
    """Return the kB that only this process has."""
    text = Path("/proc/self/smaps_rollup").read_text()
    return sum(int(n) for n in re.findall(r"Private_\w+: +(\d+) kB", text))


def child(numbers, size) -> None:
    start = own_memory()
    for _ in numbers:
        pass
    copied = (own_memory() - start) / size
    print(f"{type(numbers).__name__}: most of it was copied:", copied > 0.5)


def main() -> None:
    for make in list, array:
        start = own_memory()
        numbers = (float(n) for n in range(1_000_000))
        numbers = list(numbers) if make is list else array("d", numbers)
        size = own_memory() - start
        process = get_context("fork").Process(
            target=child, args=(numbers, size)
        )
        process.start()
        process.join()


if __name__ == "__main__":
    main()
