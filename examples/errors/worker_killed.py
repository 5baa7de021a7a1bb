# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["forkserver"]
# exit = 1
# platforms = ["linux", "macos"]
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'Process (\d+) terminated']
# ///
"""A task whose worker is killed, as the system does when memory runs out."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor


def use_too_much_memory():
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(use_too_much_memory).result()


if __name__ == "__main__":
    main()
