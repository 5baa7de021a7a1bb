# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Let terminate() raise SystemExit in the child, so that it cleans up."""

import signal
import sys
import time
from multiprocessing import Event, Process


def leave(number, _frame) -> None:
    sys.exit(128 + number)


def work(started) -> None:
    signal.signal(signal.SIGTERM, leave)
    try:
        started.set()
        while True:
            time.sleep(0.05)  # stands for work
    finally:
        print("the child cleans up")


def main() -> None:
    started = Event()
    process = Process(target=work, args=(started,))
    process.start()
    started.wait()
    process.terminate()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
