# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""An executor notices that a worker was killed, and raises."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def develop(photo):
    if photo == 2:  # as the kernel does when memory runs out
        os.kill(os.getpid(), signal.SIGKILL)
    return f"photo {photo}"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print("developing")
        try:
            print(list(pool.map(develop, [1, 2, 3])))
        except BrokenProcessPool:
            print("a worker has died")


if __name__ == "__main__":
    main()
