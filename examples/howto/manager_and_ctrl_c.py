# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Read from a manager after Ctrl-C."""

import os
import signal
import time
from multiprocessing import Manager, Process


def program() -> None:
    os.setsid()  # a group of its own, like a program in a terminal
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Manager() as manager:
        results = manager.dict(first=1)
        try:
            os.killpg(os.getpid(), signal.SIGINT)  # to the manager as well
            time.sleep(5)  # stands for work
        except KeyboardInterrupt:
            print("Ctrl-C; so far:", results)


def main() -> None:
    process = Process(target=program)
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
