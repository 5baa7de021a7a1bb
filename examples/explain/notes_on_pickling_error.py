# /// script
# requires-python = ">=3.14"
# ///
"""Read the notes that say which part of an object could not be pickled."""

import pickle
import threading


class Cache:
    def __init__(self):
        self.entries = {"a": 1}
        self.lock = threading.Lock()


class Report:
    def __init__(self):
        self.title = "Sales"
        self.caches = ["memory", Cache()]


def main() -> None:
    try:
        pickle.dumps(Report())
    except TypeError as error:
        print(error)
        for note in error.__notes__:
            print("-", note)


if __name__ == "__main__":
    main()
