"""Leave the lock out when the object is pickled, and make a new one when it arrives."""

import threading
from concurrent.futures import ProcessPoolExecutor


class Thermometer:
    def __init__(self, offset):
        self.offset = offset
        self.lock = threading.Lock()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()

    def correct(self, celsius):
        with self.lock:
            return celsius + self.offset


def main() -> None:
    thermometer = Thermometer(offset=-0.5)
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(thermometer.correct, 21.0).result())


if __name__ == "__main__":
    main()
