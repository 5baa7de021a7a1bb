# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Go on using a pool after one of its workers has died."""

import os
from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as pool:
        lost = pool.submit(os._exit, 1)
        print("first task:", type(lost.exception()).__name__)
        print("second task:", pool.submit(pow, 2, 10).result())


if __name__ == "__main__":
    main()
