# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# timeout = 120
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Read a dataset in a forked worker: Python objects, then one array."""

import re
from multiprocessing import get_context
from pathlib import Path

import numpy

MB = 1_000_000


def own_memory() -> int:
    """Return the bytes that only this process has."""
    text = Path("/proc/self/smaps_rollup").read_text()
    sizes = re.findall(r"Private_\w+: +(\d+) kB", text)
    return 1024 * sum(map(int, sizes))


def read_all(name: str, dataset) -> None:
    before = own_memory()
    total = sum(len(item) for item in dataset)
    more = own_memory() - before
    amount = "less than 5" if more < 5 * MB else "more than 20"
    assert not 5 * MB <= more <= 20 * MB
    print(f"{name}: {amount} MB more in the worker ({total} characters)")


def main() -> None:
    words = [f"word {number:08}" for number in range(500_000)]
    array = numpy.array(words, dtype="S")
    for name, dataset in ("list", words), ("array", array):
        process = get_context("fork").Process(
            target=read_all, args=(name, dataset)
        )
        process.start()
        process.join()


if __name__ == "__main__":
    main()
