# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# exit = "SIGKILL"
# leaves = ["files"]
# stderr = "ignore"
# ///
"""A worker watches its parent and ends when the parent is killed."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread


def end_with_the_parent() -> None:
    Thread(target=watch, daemon=True).start()


def watch() -> None:
    parent_process().join()  # until it has ended, in whatever way
    print("the worker ends too", flush=True)
    os._exit(1)


def main() -> None:
    with ProcessPoolExecutor(1, initializer=end_with_the_parent) as pool:
        print("the worker works:", pool.submit(abs, -5).result())
        print("the parent is killed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
