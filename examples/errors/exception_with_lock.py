# /// script
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""A task of a pool raises an exception that holds a lock."""

import threading
from multiprocessing import Pool


class Occupied(Exception):
    def __init__(self, lock):
        super().__init__("the room is occupied")
        self.lock = lock


def enter(number):
    if number == 12:
        raise Occupied(threading.Lock())


def main() -> None:
    with Pool(1) as pool:
        pool.apply(enter, (12,))


if __name__ == "__main__":
    main()
