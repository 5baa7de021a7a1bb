# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""The main process has put an item into a queue which nobody reads."""

from multiprocessing import Queue


def main() -> None:
    spare = Queue()
    spare.put(bytes(1_000_000))
    print("nothing left to do")


if __name__ == "__main__":
    main()
