# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["h5py", "numpy"]
# ///
"""Read one HDF5 file in all workers: each of them opens it for itself."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import h5py
import numpy as np


def open_file(path) -> None:
    global frames
    frames = h5py.File(path, "r")["frames"]


def brightest(number):
    frame = frames[number]  # reads this chunk of the file, no other
    return tuple(int(i) for i in np.unravel_index(frame.argmax(), frame.shape))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.h5")
        with h5py.File(path, "w") as file:  # closed before the workers start
            film = np.zeros((6, 64, 64), np.uint8)
            for number in range(6):
                film[number, 10 * number, 60 - number] = 255
            file.create_dataset("frames", data=film, chunks=(1, 64, 64))
        with ProcessPoolExecutor(
            2, initializer=open_file, initargs=(path,)
        ) as executor:
            print(*executor.map(brightest, range(6)))


if __name__ == "__main__":
    main()
