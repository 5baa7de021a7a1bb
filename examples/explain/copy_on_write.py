# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Measure what a forked child takes in memory when it reads and when it writes."""

import re
from multiprocessing import get_context
from pathlib import Path

MB = 1_000_000


def own_memory():
    """Return the bytes that only this process has."""
    text = Path("/proc/self/smaps_rollup").read_text()
    return 1024 * sum(
        int(n) for n in re.findall(r"Private_\w+: +(\d+) kB", text)
    )


def child(data) -> None:
    start = own_memory()
    data.count(b"y")
    print(
        "after reading all:", round(own_memory() - start, -7) // MB, "MB more"
    )
    data[: 50 * MB] = b"y" * (50 * MB)
    print(
        "after writing to half:",
        round(own_memory() - start, -7) // MB,
        "MB more",
    )


def main() -> None:
    data = bytearray(b"x") * (100 * MB)
    process = get_context("fork").Process(target=child, args=(data,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
