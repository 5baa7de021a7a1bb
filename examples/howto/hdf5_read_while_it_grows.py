# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["h5py", "numpy"]
# ///
"""Read an HDF5 file while one process writes it: SWMR mode."""

import tempfile
from multiprocessing import Event, Process
from pathlib import Path

import h5py
import numpy as np


def measure(path, ready, read_once) -> None:
    with h5py.File(path, "w", libver="latest") as file:
        values = file.create_dataset("values", (0,), "i8", maxshape=(None,))
        file.swmr_mode = True  # from here on others may open it
        for first in (0, 100):
            values.resize(first + 100, axis=0)
            values[first:] = np.arange(first, first + 100)
            values.flush()
            ready.set()
            read_once.wait()


def main() -> None:
    ready, read_once = Event(), Event()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "values.h5")
        writer = Process(target=measure, args=(path, ready, read_once))
        writer.start()
        ready.wait()
        with h5py.File(path, "r", libver="latest", swmr=True) as file:
            values = file["values"]
            print("while it is written:", len(values), "values")
            read_once.set()
            writer.join()
            values.refresh()
            print("after refresh():", len(values), "values")


if __name__ == "__main__":
    main()
