# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Ask for as many workers as there are cores, and still start on a Windows computer with more than 61."""

import os
from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    workers = min(61, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers) as pool:
        print(sum(pool.map(abs, range(-100, 0), chunksize=10)))


if __name__ == "__main__":
    main()
