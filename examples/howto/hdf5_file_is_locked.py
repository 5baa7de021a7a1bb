# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["h5py"]
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Try to read an HDF5 file that another process has open to write."""

import tempfile
from multiprocessing import Event, Process
from pathlib import Path

import h5py


def write(path, is_open, may_close) -> None:
    with h5py.File(path, "w") as file:
        file["answer"] = 42
        is_open.set()
        may_close.wait()


def try_to_read(path) -> None:
    try:
        with h5py.File(path, "r") as file:
            print("read:", file["answer"][()])
    except OSError as error:
        print(f"{type(error).__name__}: {error}")


def main() -> None:
    is_open, may_close = Event(), Event()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.h5")
        writer = Process(target=write, args=(path, is_open, may_close))
        writer.start()
        is_open.wait()
        try_to_read(path)
        may_close.set()
        writer.join()
        try_to_read(path)


if __name__ == "__main__":
    main()
