# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""A Pool that leaves no process behind after Ctrl-C, SIGTERM or SIGKILL."""

import os
import signal
import sys
from multiprocessing import Pool, parent_process
from threading import Thread


def leave(number, _frame) -> None:
    sys.exit(128 + number)


def prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the parent's handler
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent_process().join()  # until it has ended, in whatever way
    os._exit(1)


def work(number: int) -> int:
    return sum(int(digit) for digit in str(2**number))


def main() -> None:
    with Pool(2, initializer=prepare_worker) as pool:
        results = pool.map_async(work, (1000, 2000, 3000, 4000))
        while not results.ready():
            results.wait(1)
        print(*results.get())
    # leaving the block, in whatever way, terminates the workers


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
