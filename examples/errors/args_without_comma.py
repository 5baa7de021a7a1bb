# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Write ("Ada") where a tuple with one item is meant."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


def main() -> None:
    process = Process(target=greet, args=("Ada"))
    process.start()
    process.join()
    sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
