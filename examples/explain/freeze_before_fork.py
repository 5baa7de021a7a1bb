# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""See what a garbage collection in a forked child copies."""

import gc
import re
from multiprocessing import get_context
from pathlib import Path


def own_memory():
    """Return the kB that only this process has."""
    text = Path("/proc/self/smaps_rollup").read_text()
    return sum(int(n) for n in re.findall(r"Private_\w+: +(\d+) kB", text))


def child(title, size) -> None:
    start = own_memory()
    gc.collect()
    copied = (own_memory() - start) / size
    print(f"{title}: most of it was copied:", copied > 0.5)


def main() -> None:
    start = own_memory()
    data = [[n] for n in range(400_000)]
    size = own_memory() - start
    print("lists:", len(data))
    for title in "without freeze", "with freeze":
        if title == "with freeze":
            gc.freeze()
        process = get_context("fork").Process(target=child, args=(title, size))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
