# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Ask the user a question in a child process."""

import sys
from multiprocessing import Process


def greet() -> None:
    name = input()
    print("hello", name)


def main() -> None:
    process = Process(target=greet)
    process.start()
    process.join()
    sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
