# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Catch the wrong TimeoutError."""

import time
from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        answer = pool.apply_async(time.sleep, (60,))
        try:
            answer.get(timeout=0.2)
        except TimeoutError:
            print("too late")


if __name__ == "__main__":
    main()
