# /// script
# requires-python = ">=3.13, <3.14"
# dependencies = ["pyinstaller"]
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# platforms = ["linux"]
# timeout = 240
# ///
"""Freeze a program that starts processes with PyInstaller, and run it."""

import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import freeze_support, get_context

def double(number):
    return 2 * number

if __name__ == "__main__":
    freeze_support()  # first of all
    print("frozen:", getattr(sys, "frozen", False))
    for method in "forkserver", "spawn":
        with ProcessPoolExecutor(2, get_context(method)) as pool:
            print(method, list(pool.map(double, [1, 2, 3])))
"""


def main() -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        Path("program.py").write_text(PROGRAM)
        options = "--onedir --log-level ERROR --noconfirm"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "PyInstaller",
                *options.split(),
                "program.py",
            ],
            check=True,
        )
        subprocess.run(["dist/program/program"], check=True)


if __name__ == "__main__":
    main()
