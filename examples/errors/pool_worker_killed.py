# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""A worker of a Pool is killed: its task is lost, and map() waits for it."""

import os
import signal
from multiprocessing import Pool


def develop(photo):
    if photo == 2:  # as the kernel does when memory runs out
        os.kill(os.getpid(), signal.SIGKILL)
    return f"photo {photo}"


def main() -> None:
    with Pool(1) as pool:
        print("developing")
        print(pool.map(develop, [1, 2, 3]))


if __name__ == "__main__":
    main()
