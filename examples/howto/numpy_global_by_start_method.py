# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Set a global array in main, and look for it in a worker."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

heights = None


def what_is_there():
    return "nothing" if heights is None else f"{heights.nbytes:,} bytes"


def main() -> None:
    global heights
    heights = np.zeros((1000, 1000))
    for method in ("fork", "spawn", "forkserver"):
        context = get_context(method)
        with ProcessPoolExecutor(1, context) as executor:
            print(f"{method}:", executor.submit(what_is_there).result())


if __name__ == "__main__":
    main()
