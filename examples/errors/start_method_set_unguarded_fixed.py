# /// script
# [tool.mpguide]
# start-methods = "own"
# ///
"""Choose the start method below the main guard."""

import sys
from multiprocessing import Process, set_start_method


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    set_start_method("spawn")
    process = Process(target=greet)
    process.start()
    process.join()
    sys.exit(process.exitcode)
