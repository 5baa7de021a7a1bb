# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Give a lock to a function in another interpreter."""

from concurrent import interpreters
from threading import Lock


def count(lock) -> None:
    with lock:
        print("one")


if __name__ == "__main__":
    interpreter = interpreters.create()
    interpreter.call(count, Lock())
