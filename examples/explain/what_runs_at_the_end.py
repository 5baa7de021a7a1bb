# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Five ways to end: which of them run finally, and which run atexit functions?"""

import atexit
import os
import signal
import sys
from multiprocessing import Process

sys.tracebacklimit = 0  # print errors without their traceback


def fail() -> None:
    raise ValueError("no sheep")


ways = {
    "return": lambda: None,
    "exception": fail,
    "sys.exit": lambda: sys.exit(3),
    "os._exit": lambda: os._exit(4),
    "terminate": lambda: os.kill(os.getpid(), signal.SIGTERM),
}


def work(way) -> None:
    atexit.register(print, "  atexit ran")
    try:
        ways[way]()
    finally:
        print("  finally ran")


def main() -> None:
    for way in ways:
        process = Process(target=work, args=(way,))
        print(way)
        process.start()
        process.join()
        print("  exit code", process.exitcode)


if __name__ == "__main__":
    main()
