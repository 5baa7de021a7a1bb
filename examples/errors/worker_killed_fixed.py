# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Give each task that may kill its worker a pool of its own: only this task is lost."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def halve(number):
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number / 2


def main() -> None:
    for number in (6, 7, 8):
        with ProcessPoolExecutor(max_workers=1) as pool:
            try:
                print(number, "->", pool.submit(halve, number).result())
            except BrokenProcessPool:
                print(number, "-> its worker was killed")


if __name__ == "__main__":
    main()
