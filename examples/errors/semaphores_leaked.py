# /// script
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# platforms = ["linux"]
# exit = "SIGTERM"
# mask = ['py:(\d+): UserWarning', "/mp-([^']+)"]
# ///
"""Terminate a program that has a queue: its locks are left to the resource tracker."""

import os
import signal
from multiprocessing import Queue


def main() -> None:
    orders = Queue()
    print("queue is there:", orders.empty(), flush=True)
    os.kill(os.getpid(), signal.SIGTERM)  # as "kill", systemd or Docker do


if __name__ == "__main__":
    main()
