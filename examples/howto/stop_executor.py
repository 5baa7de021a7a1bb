# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""An executor that leaves no process behind, whatever signal comes."""

import os
import signal
import sys
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import active_children, parent_process
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
    results = []
    with ProcessPoolExecutor(2, initializer=prepare_worker) as pool:
        try:
            running = {pool.submit(work, 1000 * n) for n in (1, 2, 3, 4)}
            while running:
                done, running = wait(running, 1, FIRST_COMPLETED)
                results += [future.result() for future in done]
        except BaseException:  # Ctrl-C, SIGTERM, or a task has failed
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)  # not once more
            for worker in active_children():
                worker.terminate()
            raise  # the block breaks off all tasks, and ends
    print(*sorted(results))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, leave)
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
