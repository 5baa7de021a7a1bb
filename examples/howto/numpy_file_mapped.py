# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Map one .npy file into the memory of every worker."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np


def open_file(path) -> None:
    global rainfall
    rainfall = np.load(path, mmap_mode="r")


def wettest(station):
    days = rainfall[station]
    day = int(days.argmax())
    return f"station {station}: {days[day]:.1f} mm on day {day + 1}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rainfall.npy")
        days, stations = np.arange(365), np.arange(4)[:, None]
        np.save(path, (days * (7 + stations) + 30 * stations) % 101 / 2)
        with ProcessPoolExecutor(
            2, initializer=open_file, initargs=(path,)
        ) as executor:
            for line in executor.map(wettest, range(4)):
                print(line)


if __name__ == "__main__":
    main()
