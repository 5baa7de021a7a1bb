# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Ask a process for its exit code after closing it."""

import sys
from multiprocessing import Process


def vote() -> None:
    sys.exit(3)


if __name__ == "__main__":
    process = Process(target=vote)
    process.start()
    process.join()
    process.close()
    print("exit code:", process.exitcode)
