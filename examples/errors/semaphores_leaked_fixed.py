# /// script
# [tool.mpguide]
# platforms = ["linux"]
# exit = 143
# ///
"""Turn SIGTERM into an exception, so that the program ends in good order."""

import os
import signal
import sys
from multiprocessing import Queue


def stop(signum, _frame) -> None:
    sys.exit(128 + signum)


def main() -> None:
    signal.signal(signal.SIGTERM, stop)
    orders = Queue()
    print("queue is there:", orders.empty(), flush=True)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
