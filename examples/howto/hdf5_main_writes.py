# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["h5py", "numpy"]
# ///
"""Compute in many processes, and write the HDF5 file in one: main."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import h5py
import numpy as np

TONES = [220, 247, 262, 294]


def record(hertz):
    seconds = np.arange(8_000) / 8_000
    return np.sin(2 * np.pi * hertz * seconds).astype(np.float32)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tones.h5")
        with ProcessPoolExecutor(2) as executor:
            waves = executor.map(record, TONES)
            with h5py.File(path, "w") as file:
                for hertz, wave in zip(TONES, waves, strict=True):
                    file[f"tone{hertz}"] = wave
        with h5py.File(path, "r") as file:
            for name, wave in file.items():
                rises = np.count_nonzero(np.diff(np.sign(wave[:] - 0.01)) > 0)
                print(f"{name}: {wave.shape[0]} samples, {rises} waves")


if __name__ == "__main__":
    main()
