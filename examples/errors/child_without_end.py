# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""The main process is done, but its child is not told to stop."""

import time
from multiprocessing import Process


def keep_watch():
    while True:
        time.sleep(60)  # then look around


def main() -> None:
    Process(target=keep_watch).start()
    print("good night")


if __name__ == "__main__":
    main()
