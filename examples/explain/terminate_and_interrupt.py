# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""End a child in three ways: does it get to clean up?"""

import sys
import time
from multiprocessing import Event, Process

sys.tracebacklimit = 0  # print errors without their traceback


def work(started) -> None:
    try:
        started.set()
        while True:
            time.sleep(0.05)  # stands for work
    finally:
        print("  the child cleans up")


def main() -> None:
    for name in ("terminate", "kill", "interrupt"):
        print(name)
        if not hasattr(Process, name):
            print("  is new in Python 3.14")
            continue
        started = Event()
        process = Process(target=work, args=(started,))
        process.start()
        started.wait()
        getattr(process, name)()
        process.join()
        print("  exit code", process.exitcode)


if __name__ == "__main__":
    main()
