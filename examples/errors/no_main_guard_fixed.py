# /// script
# [tool.mpguide]
# ///
"""Start a child below the main guard."""

import sys
from multiprocessing import Process


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    process = Process(target=greet)
    process.start()
    process.join()
    print("exit code of the child:", process.exitcode)
    sys.exit(process.exitcode)
