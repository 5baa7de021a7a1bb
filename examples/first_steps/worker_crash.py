# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""A worker dies in the middle of a task: the whole pool is broken."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)  # as when memory runs out


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print("before the crash:", pool.submit(abs, -5).result())
        [worker] = active_children()
        try:
            pool.submit(crash).result()
        except BrokenProcessPool as error:
            print("the task:", error)
        try:
            pool.submit(abs, -5)
        except BrokenProcessPool as error:
            print("the next one:", error)
    print("exit code of the worker:", worker.exitcode)


if __name__ == "__main__":
    main()
