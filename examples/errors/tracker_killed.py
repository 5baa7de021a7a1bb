# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# platforms = ["linux"]
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'py:(\d+): UserWarning', "/mp-([^':]+)"]
# ///
"""Kill the resource tracker, as a careless "kill all Pythons" does."""

import os
import signal
from multiprocessing import Lock, resource_tracker


def main() -> None:
    first = Lock()
    tracker = resource_tracker._resource_tracker
    os.kill(tracker._pid, signal.SIGKILL)
    os.waitid(
        os.P_PID, tracker._pid, os.WEXITED | os.WNOWAIT
    )  # until it is dead
    second = Lock()
    with first, second:
        print("both locks work")


if __name__ == "__main__":
    main()
