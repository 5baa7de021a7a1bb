# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Join a child, then look at its exit code."""

import sys
from multiprocessing import Process


def save() -> None:
    raise OSError("no space left")


def main() -> None:
    process = Process(target=save)
    process.start()
    process.join()
    if process.exitcode != 0:
        print("saving failed, exit code", process.exitcode)
        sys.exit(1)
    print("saved")


if __name__ == "__main__":
    main()
