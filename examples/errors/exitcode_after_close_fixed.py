# /// script
# [tool.mpguide]
# ///
"""Ask a process for its exit code, then close it."""

import sys
from multiprocessing import Process


def vote() -> None:
    sys.exit(3)


if __name__ == "__main__":
    process = Process(target=vote)
    process.start()
    process.join()
    exit_code = process.exitcode
    process.close()
    print("exit code:", exit_code)
