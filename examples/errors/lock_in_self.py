# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a method to a pool while its object holds a lock for threads."""

import threading
from concurrent.futures import ProcessPoolExecutor


class Thermometer:
    def __init__(self, offset):
        self.offset = offset
        self.lock = threading.Lock()

    def correct(self, celsius):
        return celsius + self.offset


def main() -> None:
    thermometer = Thermometer(offset=-0.5)
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(thermometer.correct, 21.0).result())


if __name__ == "__main__":
    main()
